// What a step of a form does with a script: it saves by itself (htmx sends, see the form's
// attributes), shows and hides questions as the answers say, and never lets a failure pass unseen.
"use strict";

(() => {
  const form = document.getElementById("step-form");
  if (!form) {
    return;
  }

  // --- Saving -----------------------------------------------------------------------------------

  let unsaved = false;

  const say = (text) => {
    const status = document.getElementById("save-status");
    status.textContent = text;
    status.classList.add("behind");
  };

  form.addEventListener("input", () => (unsaved = true));

  // Each time the page sends itself it counts: what arrives late is then known to be out of date.
  const counted = () => (form.elements.sequence.value = Number(form.elements.sequence.value) + 1);

  // What a button has sent is the page's last word, unless the browser's own button leads back here.
  let leaving = false;
  form.addEventListener("submit", () => {
    unsaved = false;
    leaving = true;
    counted();
  });
  window.addEventListener("pageshow", (event) => (leaving = leaving && !event.persisted));

  // A sign-in in another tab changes the token; the cookie always has the newest one.
  const newestToken = () => {
    const cookie = document.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
    return cookie ? cookie.slice("csrftoken=".length) : form.elements.csrfmiddlewaretoken.value;
  };

  document.body.addEventListener("htmx:configRequest", (event) => {
    if (leaving) {
      event.preventDefault();
      return;
    }
    event.detail.headers["X-CSRFToken"] = newestToken();
    event.detail.parameters.sequence = counted();
  });

  // Somebody else's change is an answer to be shown, not a failure.
  document.body.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.xhr.status === 409) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    }
  });

  document.body.addEventListener("htmx:responseError", (event) => {
    const told = {
      401: "Du er logget ud. Din tekst står her stadig. Tryk »Gem og fortsæt«, så kan du logge ind og beholde den.",
      423: "Ikke gemt: enheden er givet videre til underskrift. Din tekst står her stadig.",
      403: "Ikke gemt. Din tekst står her stadig. Tryk »Gem og fortsæt«, så kan du sende den igen.",
    };
    say(told[event.detail.xhr.status] ?? "Ikke gemt. Din tekst står her stadig. Vi prøver igen, næste gang du skriver noget.");
  });
  document.body.addEventListener("htmx:sendError", () =>
    say("Ikke gemt: der er ingen forbindelse. Din tekst står her stadig, og vi prøver igen.")
  );
  document.body.addEventListener("htmx:afterRequest", (event) => {
    unsaved = unsaved && !event.detail.successful;
  });

  // A connection that was lost is tried again by itself.
  window.addEventListener("online", () => unsaved && window.htmx.trigger(form, "input"));

  // Leaving the page, or locking the phone, saves what the last second held.
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "hidden" || !unsaved) {
      return;
    }
    const data = new FormData(form);
    data.set("action", "autosave");
    data.set("sequence", counted());
    data.set("csrfmiddlewaretoken", newestToken());
    navigator.sendBeacon(window.location.pathname, data);
  });

  // --- Questions that show only when an earlier answer says so ------------------------------------

  const showWhatApplies = () => {
    const hidden = new Set(document.getElementById("conditions").dataset.hidden.split(" "));
    document.querySelectorAll("[data-question]").forEach((question) => {
      question.hidden = hidden.has(question.dataset.question);
    });
  };

  document.body.addEventListener("htmx:afterSettle", showWhatApplies);

  // --- Rows ------------------------------------------------------------------------------------

  // A button of a row loads the page anew. What was pressed is remembered over that: the focus goes
  // where the work goes on, and what happened is said to those who do not see it.
  const PRESSED = "row-button";
  form.addEventListener("submit", (event) => {
    const kind = event.submitter?.name === "action" ? event.submitter.value.split(":")[0] : "";
    const card = ["up", "down", "remove"].includes(kind) && event.submitter.closest(".row-card");
    const folded = Boolean(card && card.querySelector(":scope > details:not([open])"));
    window.sessionStorage.setItem(PRESSED, JSON.stringify({ kind, folded }));
  });
  const pressed = JSON.parse(window.sessionStorage.getItem(PRESSED)) ?? {};
  window.sessionStorage.removeItem(PRESSED);

  const spoken = document.createElement("p");
  spoken.className = "sr-only";
  spoken.setAttribute("role", "status");
  form.append(spoken);
  // A screen reader reads what changes after it has read the page.
  const speak = (text) => window.setTimeout(() => (spoken.textContent = text), 300);

  const opened = new URLSearchParams(window.location.search).get("aaben");
  const row = opened && document.getElementById(opened);
  const undo = pressed.kind === "remove" && form.querySelector(".undo");
  const inRow = (selector) => row.querySelector(selector);
  if (row && pressed.folded) {
    inRow("details").open = false;
  }
  if (undo) {
    undo.querySelector("button").focus({ preventScroll: true });
    undo.scrollIntoView({ block: "center" });
    speak(undo.querySelector("p").textContent);
  } else if (row) {
    const moved = { up: ["up", "down"], down: ["down", "up"] }[pressed.kind];
    const place = moved
      ? moved.map((way) => inRow(`[value="${way}:${opened}"]`)).find(Boolean)
      : inRow("details[open] .row-fields :is(input:not([type=hidden]), select, textarea)");
    (place ?? inRow("summary")).focus({ preventScroll: true });
    row.scrollIntoView({ block: moved ? "nearest" : "center" });
    const name = ["number", "summary"].map((part) => inRow(`.row-${part}`).textContent).join(" ");
    const said = { add: "er tilføjet", up: "er flyttet op", down: "er flyttet ned", restore: "er sat tilbage" };
    if (said[pressed.kind]) {
      speak(`${name} ${said[pressed.kind]}.`);
    }
  }
  if (opened) {
    window.history.replaceState(null, "", window.location.pathname);
  }

  // --- Days from a calendar, for those who would rather point -------------------------------------

  document.querySelectorAll(".date-field").forEach((field) => {
    const typed = field.querySelector("input");
    const calendar = document.createElement("input");
    if (!("showPicker" in calendar)) {
      return;
    }
    calendar.type = "date";
    calendar.tabIndex = -1;
    calendar.className = "date-calendar";
    calendar.setAttribute("aria-hidden", "true");
    const button = field.querySelector(".date-button");
    button.hidden = false;
    button.addEventListener("click", () => calendar.showPicker());
    calendar.addEventListener("change", () => {
      const [year, month, day] = calendar.value.split("-").map(Number);
      typed.value = calendar.value ? `${day}.${month}.${year}` : "";
      typed.dispatchEvent(new Event("input", { bubbles: true }));
      typed.focus();
    });
    calendar.addEventListener("input", (event) => event.stopPropagation());
    field.append(calendar);
  });
})();
