// Reading settings in place: the link to the settings page opens the panel beside it, and each choice shows at once.
// The choices live in a cookie of this browser, set only when the reader chooses something other than the usual.
const USUAL = { mode: "auto", size: "m", spacing: "normal", font: "site", ruler: "off" };
const YEAR = 31536000;
const root = document.documentElement;
const link = document.querySelector(".settings-link");
const panel = link && document.getElementById(link.dataset.panel);

function keep() {
  const chosen = Object.entries(USUAL).filter(([name, usual]) => (root.dataset[name] || usual) !== usual);
  const value = chosen.map(([name]) => `${name}:${root.dataset[name]}`).join("&");
  const secure = location.protocol === "https:" ? "; Secure" : "";
  document.cookie = `lasitava_reader=${value}; Path=/; SameSite=Lax; Max-Age=${value ? YEAR : 0}${secure}`;
}

function show(open) {
  panel.hidden = !open;
  link.setAttribute("aria-expanded", open);
  if (open) panel.querySelector("input:checked").focus();
}

function mark() {
  for (const [name, usual] of Object.entries(USUAL)) {
    const value = root.dataset[name] || usual;
    for (const input of panel.elements[name]) input.checked = input.value === value;
  }
}

if (panel) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-controls", panel.id);
  link.setAttribute("aria-expanded", "false");
  mark();

  link.addEventListener("click", (event) => {
    event.preventDefault();
    show(panel.hidden);
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    show(panel.hidden);
  });
  panel.addEventListener("submit", (event) => event.preventDefault());
  panel.addEventListener("change", (event) => {
    root.dataset[event.target.name] = event.target.value;
    keep();
  });
  panel.addEventListener("reset", (event) => {
    event.preventDefault();
    Object.assign(root.dataset, USUAL);
    keep();
    mark();
  });
  panel.querySelector("[data-close]").addEventListener("click", () => {
    show(false);
    link.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || panel.hidden) return;
    show(false);
    link.focus();
  });
  document.addEventListener("click", (event) => {
    if (!panel.hidden && !panel.contains(event.target) && !link.contains(event.target)) show(false);
  });
}
