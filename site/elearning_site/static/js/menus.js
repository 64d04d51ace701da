// Folds on narrow screens: the main menu, a course's outline, filters. The styles decide when a fold matters;
// here a button only says whether its part is open. Without this file everything stays open.
const BUTTONS = ".menu-button, .fold-button";

document.addEventListener("click", (event) => {
  const button = event.target.closest(BUTTONS);
  if (button) button.setAttribute("aria-expanded", button.getAttribute("aria-expanded") !== "true");
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const open = document.querySelector('.menu-button[aria-expanded="true"]');
  if (open && (open.contains(document.activeElement) || document.activeElement.closest(".nav"))) {
    open.setAttribute("aria-expanded", "false");
    open.focus();
  }
});
