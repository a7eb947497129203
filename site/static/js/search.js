// The search field: suggestions while one types (the combobox of WAI-ARIA's practices), the key "/"
// that leads to it, and the note that a hit was opened. Without this script it is a plain form.
"use strict";

const WAIT = 120; // ms without typing before suggestions are asked for
const SHORTEST = 2; // characters

class Suggestions {
  constructor(field) {
    this.field = field;
    this.known = new Map();
    this.active = -1;
    this.list = document.createElement("ul");
    this.list.id = `${field.id}-suggestions`;
    this.list.className = "search-suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Forslag");
    this.list.hidden = true;
    this.status = document.createElement("span");
    this.status.className = "sr-only";
    this.status.setAttribute("role", "status");
    field.insertAdjacentElement("afterend", this.list);
    field.form.append(this.status);
    field.setAttribute("role", "combobox");
    field.setAttribute("aria-autocomplete", "list");
    field.setAttribute("aria-controls", this.list.id);
    field.setAttribute("aria-expanded", "false");
    field.addEventListener("input", () => this.wait());
    field.addEventListener("keydown", (event) => this.press(event));
    field.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    // A press on a suggestion must not take the focus before the click has come.
    this.list.addEventListener("mousedown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => this.take(event.target.closest("[role=option]")));
  }

  wait() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), WAIT);
  }

  async ask() {
    const typed = this.field.value.trim();
    if (typed.length < SHORTEST) {
      this.close();
      return;
    }
    if (!this.known.has(typed)) {
      try {
        const answer = await fetch(`${this.field.dataset.suggestions}?q=${encodeURIComponent(typed)}`);
        this.known.set(typed, answer.ok ? (await answer.json()).suggestions : []);
      } catch {
        return; // the field works without suggestions
      }
    }
    if (this.field.value.trim() === typed && document.activeElement === this.field) {
      this.show(this.known.get(typed));
    }
  }

  show(found) {
    this.list.replaceChildren(...found.map((one, place) => this.option(one, place)));
    this.mark(-1);
    this.list.hidden = !found.length;
    this.field.setAttribute("aria-expanded", String(found.length > 0));
    const count = found.length === 1 ? "1 forslag" : `${found.length} forslag`;
    this.status.textContent = found.length ? `${count}. Brug pil ned.` : "Ingen forslag";
  }

  option(one, place) {
    const option = document.createElement("li");
    option.id = `${this.list.id}-${place}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.url = one.url;
    const label = document.createElement("span");
    label.className = "search-suggestion";
    label.textContent = one.label;
    const hint = document.createElement("span");
    hint.className = "search-suggestion-hint";
    hint.textContent = one.hint;
    option.append(label, " ", hint);
    return option;
  }

  press(event) {
    const count = this.list.children.length;
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (this.list.hidden) {
        this.ask();
      } else {
        const step = event.key === "ArrowDown" ? 1 : -1;
        // One place more than there are suggestions: the field itself, with what was typed.
        this.mark(((this.active + 1 + step + count + 1) % (count + 1)) - 1);
      }
      event.preventDefault();
    } else if (event.key === "Enter" && this.active >= 0 && !this.list.hidden) {
      event.preventDefault();
      this.take(this.list.children[this.active]);
    }
  }

  mark(place) {
    this.list.children[this.active]?.setAttribute("aria-selected", "false");
    this.active = place;
    const option = this.list.children[place];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      this.field.setAttribute("aria-activedescendant", option.id);
    } else {
      this.field.removeAttribute("aria-activedescendant");
    }
  }

  take(option) {
    if (option) {
      window.location.assign(option.dataset.url);
    }
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.mark(-1);
    this.field.setAttribute("aria-expanded", "false");
    this.status.textContent = "";
  }
}

// A block of its own: a page's other scripts have names like these too.
{
  const fields = [...document.querySelectorAll("input[data-suggestions]")];
  fields.forEach((field) => new Suggestions(field));

  document.addEventListener("keydown", (event) => {
    const writing = event.target.closest?.("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || writing || event.ctrlKey || event.altKey || event.metaKey) {
      return;
    }
    const field = fields.find((one) => one.offsetParent !== null);
    if (field) {
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  // Counted without a cookie, an address or a detour: the note names the search and nobody.
  const hits = document.querySelector("[data-note]");
  let told = false;
  hits?.addEventListener("click", (event) => {
    if (event.target.closest("a") && !told) {
      told = true;
      navigator.sendBeacon(hits.dataset.opened, new URLSearchParams({ note: hits.dataset.note }));
    }
  });
}
