// Completes what is typed into inputs with data-complete, the address that answers with completions: an
// editable combobox with a list (WAI-ARIA Authoring Practices). Without this script they are plain inputs.
"use strict";

const WAIT = 150; // milliseconds after the last key
const SHORTEST = 2; // letters
const UNITS = { speaker: "quotation", source: "article", title: "title" };

const said = ({ kind, count }) =>
  (kind === "title" ? "in " : `${kind}, in `) + `${count.toLocaleString("en")} ${UNITS[kind]}${count === 1 ? "" : "s"}`;

const element = (name, attributes, text = "") => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};

class Combobox {
  constructor(input, number) {
    this.input = input;
    this.known = new Map();
    this.at = -1;
    this.list = element("ul", { id: `completions-${number}`, role: "listbox", class: "completions", "aria-label": "Completions", hidden: "" });
    this.status = element("p", { role: "status", class: "vh" });
    input.after(this.list, this.status);
    const roles = { role: "combobox", type: "text", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": this.list.id };
    for (const [key, value] of Object.entries(roles)) input.setAttribute(key, value);
    input.addEventListener("input", (event) => event.isComposing || this.later());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => this.close());
    input.form.addEventListener("submit", () => this.close()); // closed when the reader comes back
    this.list.addEventListener("pointerdown", (event) => event.preventDefault()); // the input keeps the focus
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.choose([...this.list.children].indexOf(option));
    });
  }

  later() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const { input } = this;
    const text = input.value;
    if (text.trim().length < SHORTEST || input.selectionEnd < text.length) return this.close();
    this.request?.abort();
    this.request = new AbortController();
    try {
      if (!this.known.has(text)) {
        const response = await fetch(input.dataset.complete + encodeURIComponent(text), { signal: this.request.signal });
        if (response.ok) this.known.set(text, (await response.json()).completions);
      }
    } catch {
      return; // aborted by a later key, or offline: the form works without
    }
    if (input.value === text && document.activeElement === input) this.show(this.known.get(text) ?? []);
  }

  show(found) {
    if (!found.length) return this.close();
    this.found = found;
    this.list.replaceChildren(...found.map((one, index) => this.option(one, index)));
    this.list.hidden = false;
    this.input.setAttribute("aria-expanded", "true");
    this.status.textContent = `${found.length} completion${found.length === 1 ? "" : "s"}. Use the arrow keys.`;
    this.move(-1);
  }

  option(one, index) {
    const made = element("li", { id: `${this.list.id}-${index}`, role: "option", "aria-selected": "false" });
    made.append(element("bdi", {}, one.label), " ", element("span", { class: "aside-note" }, said(one)));
    return made;
  }

  close() {
    clearTimeout(this.timer);
    if (this.list.hidden) return;
    this.list.hidden = true;
    this.status.textContent = "";
    this.move(-1);
    this.input.setAttribute("aria-expanded", "false");
  }

  move(to) {
    this.list.children[this.at]?.setAttribute("aria-selected", "false");
    this.at = to;
    const option = this.list.children[to];
    if (!option) return this.input.removeAttribute("aria-activedescendant");
    option.setAttribute("aria-selected", "true");
    option.scrollIntoView({ block: "nearest" });
    this.input.setAttribute("aria-activedescendant", option.id);
  }

  choose(index) {
    this.input.value = this.found[index].text;
    this.close();
    this.input.focus();
  }

  key(event) {
    const open = !this.list.hidden;
    const count = this.list.children.length + 1; // the input itself is one stop of the round
    if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      this.move(((this.at + 1 + (event.key === "ArrowDown" ? 1 : count - 1)) % count) - 1);
    } else if (!open && event.key === "ArrowDown") {
      this.ask();
    } else if (open && event.key === "Enter" && this.at >= 0) {
      this.choose(this.at);
    } else if (open && event.key === "Escape") {
      this.close();
    } else {
      return;
    }
    event.preventDefault();
  }
}

document.querySelectorAll("input[data-complete]").forEach((input, number) => new Combobox(input, number));
