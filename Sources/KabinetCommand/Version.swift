/// The version of `kabinet --version`, the package and the metrics.
let version = "0.5.0"
