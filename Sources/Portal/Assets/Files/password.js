// Without this a password is typed blind. With it there is a checkbox that shows it.
for (const choice of document.querySelectorAll("[data-shows]")) {
  const field = document.getElementById(choice.dataset.shows);
  const box = choice.querySelector("input");
  box.checked = false;
  choice.hidden = false;
  box.addEventListener("change", () => { field.type = box.checked ? "text" : "password"; });
  // So that the browser does not keep it among the texts that it proposes.
  field.form.addEventListener("submit", () => { field.type = "password"; });
}
