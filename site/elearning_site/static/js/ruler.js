// The reading ruler follows the pointer, and the focus of those who use the keyboard.
const root = document.documentElement;

function moveTo(y) {
  if (root.dataset.ruler === "on") root.style.setProperty("--ruler-y", `${Math.round(y)}px`);
}

document.addEventListener("pointermove", (event) => moveTo(event.clientY), { passive: true });
document.addEventListener("focusin", (event) => {
  const box = event.target.getBoundingClientRect();
  moveTo(box.top + box.height / 2);
});
