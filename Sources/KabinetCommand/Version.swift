/// What `kabinet --version`, the package and the metrics say.
let version = "0.5.0"
