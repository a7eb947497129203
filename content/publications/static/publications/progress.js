// How far a publication is: asks now and then, and shows the files when they are there.
"use strict";

const place = document.querySelector("[data-progress]");
const bar = place.querySelector("progress");
const between = 1500; // milliseconds
const patience = 60000; // without an answer, before the reader is told

place.querySelector(".d-no-script").hidden = true;
let heard = Date.now();

async function look() {
  try {
    const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
    if (!answer.ok) {
      throw new Error(answer.status);
    }
    const { state, percent } = await answer.json();
    heard = Date.now();
    if (state !== "waiting" && state !== "making") {
      window.location.reload();
      return;
    }
    bar.value = percent;
  } catch {
    if (Date.now() - heard > patience) {
      place.querySelector("[role=status]").textContent =
        "Forbindelsen er væk. Filerne bliver lavet alligevel. Hent siden igen om lidt.";
      place.querySelector(".d-no-script").hidden = false;
      return;
    }
  }
  window.setTimeout(look, between);
}

window.setTimeout(look, between);
