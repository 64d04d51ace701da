// Saves each answer on the server as it is given, and says so. Nothing here is needed: every button works without it.
//
// A save is one question's form fields, sent in turn, never two of one question at once. What could not be sent waits
// in localStorage under learner and attempt, and is sent when the connection or the session is back. Handing in and
// signing in as somebody else leave nothing of it behind.

const TYPING_PAUSE = 800;
const RETRY_PAUSE = 15000;
const PREFIX = "lasitava-quiz:";

const icon = (name, form) => {
  const svg = form.querySelector(".q-foot .ic").cloneNode(true);
  const use = svg.querySelector("use");
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${name}`));
  return svg;
};

const cookie = (name) =>
  document.cookie.split("; ").find((part) => part.startsWith(`${name}=`))?.slice(name.length + 1) ?? "";

const keyOf = (element) => `${PREFIX}${element.dataset.learner}:${element.dataset.attempt}`;

// Storage may be full or forbidden; then there is simply no queue, and the message says "not saved yet".
const storage = {
  read(key) {
    try {
      return JSON.parse(localStorage.getItem(key) ?? "{}");
    } catch {
      return {};
    }
  },
  write(key, value) {
    try {
      if (Object.keys(value).length) localStorage.setItem(key, JSON.stringify(value));
      else localStorage.removeItem(key);
    } catch {
      /* see above */
    }
  },
};

const forgetOthers = (learner) => {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith(PREFIX) && !key.startsWith(`${PREFIX}${learner}:`)) localStorage.removeItem(key);
    }
  } catch {
    /* forbidden storage holds nothing */
  }
};

const tabName = () => {
  try {
    const known = sessionStorage.getItem("lasitava-tab") ?? crypto.randomUUID();
    sessionStorage.setItem("lasitava-tab", known);
    return known;
  } catch {
    return crypto.randomUUID?.() ?? `tab-${Math.random().toString(36).slice(2)}`;
  }
};

class Question {
  constructor(quiz, element) {
    this.quiz = quiz;
    this.element = element;
    this.position = element.dataset.question;
    this.seqField = element.querySelector(`[name="q${this.position}-seq"]`);
    this.shownField = element.querySelector(`[name="q${this.position}-shown"]`);
    this.seen = Number(this.seqField.dataset.seen);
    this.sending = false;
    this.again = false;
    element.addEventListener("change", () => this.later(0));
    element.addEventListener("input", (event) => {
      if (event.target.matches("textarea, input:not([type])")) this.later(TYPING_PAUSE);
    });
    this.count();
  }

  later(pause) {
    clearTimeout(this.timer);
    // A native submit carries the number too, so that this tab's last word is its own.
    this.seqField.value = this.seen + 1;
    this.timer = setTimeout(() => this.save(), pause);
    this.count();
  }

  fields() {
    const data = new FormData();
    data.set("on-page", this.position);
    data.set("client", this.quiz.client);
    for (const field of this.element.querySelectorAll("input[name], select, textarea")) {
      if (field.name === "on-page" || field.name.endsWith("-shown")) continue;
      if (field.type === "file") [...field.files].forEach((file) => data.append(field.name, file));
      else if (!["radio", "checkbox"].includes(field.type) || field.checked) data.append(field.name, field.value);
    }
    return data;
  }

  // Shows what waited in this browser in place of what the server still has, so that the page says what is sent and
  // the button that sends the whole page does not take it back.
  restore(plain) {
    const given = (name) => plain.filter(([known]) => known === name).map(([, value]) => value);
    for (const field of this.element.querySelectorAll("input[name]:not([type=hidden], [type=file]), select, textarea")) {
      const values = given(field.name);
      if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
      else if (values.length) field.value = values[0];
    }
    this.element.querySelector("[data-order]")?.dispatchEvent(new Event("restored"));
    this.seen = Math.max(this.seen, Number(given(this.seqField.name)[0]));
    this.count();
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  async save() {
    this.rest();
    if (this.sending) {
      this.again = true;
      return;
    }
    this.sending = true;
    this.seen += 1;
    this.seqField.value = this.seen;
    const data = this.fields();
    this.say("", this.quiz.form.dataset.saving);
    await this.send(data);
    this.sending = false;
    if (this.again) {
      this.again = false;
      this.save();
    }
  }

  async send(data) {
    let response;
    try {
      response = await this.quiz.post(data);
    } catch {
      this.keep(data);
      this.say("warning", this.quiz.form.dataset.offline);
      return;
    }
    const answer = await response.json().catch(() => ({}));
    if (response.ok) this.saved(answer);
    else this.notSaved(response.status, answer, data);
  }

  saved(answer) {
    this.quiz.unqueue(this.position);
    this.seen = Math.max(this.seen, answer.seq);
    this.seqField.value = this.timer ? this.seen + 1 : "";
    this.shownField.value = answer.shown;
    this.say(answer.note ? "warning" : "check", answer.note ?? answer.saved);
    if (answer.html !== undefined) {
      this.element.querySelector("[data-files]").innerHTML = answer.html;
      this.element.querySelectorAll('input[type="file"]').forEach((field) => (field.value = ""));
    }
    const link = document.querySelector(`[data-questions] [data-question="${this.position}"] .st`);
    if (link) link.outerHTML = answer.status;
  }

  notSaved(status, answer, data) {
    if (status === 409) {
      this.quiz.forget();
      this.say("warning", answer.text, answer.url);
    } else if (status === 403) {
      this.keep(data);
      this.say("warning", answer.text ?? this.quiz.form.dataset.refused, answer.url ?? location.href);
    } else {
      if (status >= 500) this.keep(data);
      this.say("warning", answer.text ?? this.quiz.form.dataset.refused);
    }
  }

  keep(data) {
    // A file cannot be kept by a browser's storage; its field still holds it.
    const plain = [...data].filter(([, value]) => typeof value === "string");
    this.quiz.queue(this.position, plain);
  }

  say(name, text, url) {
    const line = this.element.querySelector("[data-saved]");
    line.classList.toggle("not", name === "warning");
    const parts = name ? [icon(name, this.quiz.form), text] : [text];
    if (url) {
      const link = document.createElement("a");
      link.href = url;
      link.textContent = this.quiz.form.dataset.continue;
      parts.push(" ", link);
    }
    line.replaceChildren(...parts);
  }

  count() {
    const area = this.element.querySelector("textarea[data-limit]");
    const line = this.element.querySelector("[data-count]");
    if (!area || !line) return;
    // The server counts characters, not UTF-16 units.
    const left = Number(area.dataset.limit) - [...area.value].length;
    line.textContent = `${this.quiz.form.dataset.left} ${left}`;
    line.classList.toggle("err", left < 0);
  }
}

class Quiz {
  constructor(form) {
    this.form = form;
    this.client = tabName();
    form.elements.client.value = this.client;
    this.questions = new Map();
    form.querySelectorAll("fieldset.q").forEach((element) => {
      const question = new Question(this, element);
      this.questions.set(question.position, question);
    });
    form.querySelectorAll("[data-order]").forEach((list) => orderable(list));
    // Pressing a button sends the whole page; a save of its own would only send the same again.
    form.addEventListener("submit", () => this.questions.forEach((question) => question.rest()));
    addEventListener("online", () => this.flush());
    addEventListener("pagehide", () => this.leave());
    setInterval(() => this.flush(), RETRY_PAUSE);
    for (const [position, plain] of Object.entries(storage.read(keyOf(form)))) this.questions.get(position)?.restore(plain);
    this.flush();
  }

  post(data, options = {}) {
    // The token in the page is stale after signing in again in another tab; the cookie is not.
    data.delete("csrfmiddlewaretoken");
    const token = cookie("csrftoken") || this.form.elements.csrfmiddlewaretoken.value;
    const headers = { "X-CSRFToken": token, Accept: "application/json" };
    return fetch(this.form.dataset.save, { method: "POST", body: data, headers, ...options });
  }

  queue(position, data) {
    const waiting = storage.read(keyOf(this.form));
    waiting[position] = data;
    storage.write(keyOf(this.form), waiting);
  }

  unqueue(position) {
    const waiting = storage.read(keyOf(this.form));
    delete waiting[position];
    storage.write(keyOf(this.form), waiting);
  }

  forget() {
    storage.write(keyOf(this.form), {});
  }

  // Sends what waits, also for questions on other pages of the attempt.
  async flush() {
    const waiting = storage.read(keyOf(this.form));
    for (const [position, plain] of Object.entries(waiting)) {
      const data = new FormData();
      plain.forEach(([name, value]) => data.append(name, value));
      const question = this.questions.get(position);
      if (question) await question.send(data);
      else {
        const response = await this.post(data).catch(() => null);
        if (response && response.status < 500 && response.status !== 403) this.unqueue(position);
      }
    }
  }

  // What was typed in the last moment before leaving the page.
  leave() {
    for (const question of this.questions.values()) {
      if (!question.timer) continue;
      question.rest();
      const data = question.fields();
      question.keep(data);
      this.post(data, { keepalive: true }).catch(() => {});
    }
  }
}

// Steps move in place, the selects follow; the buttons keep the focus.
const orderable = (list) => {
  const rows = () => [...list.children];
  const placeOf = (row) => Number(row.querySelector("select").value);

  const renumber = () => {
    rows().forEach((row, at) => {
      row.querySelector("select").value = at + 1;
      row.dataset.place = at + 1;
      const [up, down] = row.querySelectorAll(".move");
      up.disabled = at === 0;
      down.disabled = at === list.children.length - 1;
    });
  };

  rows().forEach((row) => (row.dataset.place = placeOf(row)));

  list.addEventListener("click", (event) => {
    const button = event.target.closest(".move");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("li");
    const up = button.value.includes(":up:");
    const other = up ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (up) other.before(row);
    else other.after(row);
    renumber();
    const [first, second] = row.querySelectorAll(".move");
    (button.disabled ? [first, second].find((each) => !each.disabled) : button).focus();
    list.dispatchEvent(new Event("change", { bubbles: true }));
  });

  list.addEventListener("restored", () => {
    const last = list.children.length + 1;
    list.append(...rows().sort((one, other) => (placeOf(one) || last) - (placeOf(other) || last)));
    rows().forEach((row) => (row.dataset.place = placeOf(row)));
  });

  list.addEventListener("change", (event) => {
    if (!event.target.matches("select") || rows().some((row) => !placeOf(row))) return;
    // A step given another's place goes before it when it moved up and after it when it moved down.
    const rank = (row) => placeOf(row) + Math.sign(placeOf(row) - (Number(row.dataset.place) || placeOf(row))) / 2;
    list.append(...rows().sort((one, other) => rank(one) - rank(other)));
    renumber();
    event.target.focus();
  });
};

const tick = (clock) => {
  const minutes = Math.max(0, Math.ceil((new Date(clock.dataset.deadline) - Date.now()) / 60000));
  clock.querySelector("[data-minutes]").textContent = minutes;
  clock.querySelector("details").hidden = false;
  if (clock.dataset.announce.split(" ").includes(String(minutes)) && clock.dataset.last !== String(minutes)) {
    const said = clock.querySelector("[data-said]");
    said.textContent = `${said.dataset.text} ${minutes}`;
  }
  clock.dataset.last = minutes;
};

const form = document.querySelector("form[data-quiz]");
const handingIn = document.querySelector("[data-quiz-submit]");
const done = document.querySelector("[data-quiz-done]");
const clock = document.querySelector("[data-clock]");

for (const element of [form, handingIn, done]) if (element) forgetOthers(element.dataset.learner);
if (form) new Quiz(form);
if (handingIn && Object.keys(storage.read(keyOf(handingIn))).length) {
  const pending = document.querySelector("[data-pending]");
  if (pending) pending.hidden = false;
}
if (done) storage.write(keyOf(done), {});
if (clock) {
  tick(clock);
  setInterval(() => tick(clock), 20000);
}
