// A checklist that saves by itself (htmx sends, see the form's attributes): no failure passes unseen,
// and nobody leaves with something unsaved without being asked.
"use strict";

(() => {
  const form = document.getElementById("round-form");
  let unsaved = false;

  const say = (text) => {
    const status = document.getElementById("save-status");
    status.textContent = text;
    status.classList.add("behind");
  };

  form.addEventListener("input", () => (unsaved = true));
  form.addEventListener("submit", () => (unsaved = false));

  // What is typed while the page is on its way is unsaved again, and sent in its turn.
  document.body.addEventListener("htmx:beforeRequest", () => (unsaved = false));

  // A sign-in in another tab changes the token; the cookie always has the newest one.
  document.body.addEventListener("htmx:configRequest", (event) => {
    const cookie = document.cookie.split("; ").find((part) => part.startsWith("csrftoken="));
    if (cookie) {
      event.detail.headers["X-CSRFToken"] = cookie.slice("csrftoken=".length);
    }
  });

  const told = {
    401: "Du er logget ud. Din tekst står her stadig. Tryk »Gem svarene«, så kan du logge ind og beholde den.",
    403: "Siden har stået åben for længe. Tryk »Gem svarene«, så bliver det sendt igen.",
    404: "Du har ikke længere adgang til runden. Kopiér din tekst, hvis du skal bruge den.",
  };
  const failed = (text) => {
    unsaved = true;
    say(text);
  };
  document.body.addEventListener("htmx:responseError", (event) => {
    failed(told[event.detail.xhr.status] ?? "Det kunne ikke gemmes lige nu. Din tekst står her stadig. Prøv »Gem svarene«.");
  });
  document.body.addEventListener("htmx:sendError", () => {
    failed("Der er ikke forbindelse. Din tekst står her stadig og bliver gemt, når du retter noget eller trykker »Gem svarene«.");
  });

  window.addEventListener("beforeunload", (event) => {
    if (unsaved) {
      event.preventDefault();
    }
  });
})();
