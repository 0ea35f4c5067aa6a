// The print preview works without this: the browser's own menu prints. With it there is a button.
const button = document.getElementById("print");
if (button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
