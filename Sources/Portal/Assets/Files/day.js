// A day can be typed without this. With it a calendar stands beside the field, and writes the day as it would be typed.
for (const calendar of document.querySelectorAll("input[data-for]")) {
  const field = document.getElementById(calendar.dataset.for);
  calendar.hidden = false;
  calendar.addEventListener("focus", () => {
    const [day, month, year] = field.value.split(".");
    if (year) calendar.value = `${year}-${month}-${day}`;
  });
  calendar.addEventListener("change", () => {
    const [year, month, day] = calendar.value.split("-");
    if (day) field.value = `${day}.${month}.${year}`;
  });
}
