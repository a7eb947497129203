// The page where a party answers: the pad to draw on, and one way shown at a time.
"use strict";

(() => {
  const form = document.querySelector(".answer-form");
  if (!form) {
    return;
  }

  // --- Three ways, the chosen one unfolded ----------------------------------------------------------

  const button = form.querySelector("button[type=submit]");
  const unnamed = button.textContent;
  const showChosen = () => {
    const chosen = form.elements.outcome.value;
    form.querySelectorAll(".way-content").forEach((content) => {
      content.hidden = !content.dataset.way.split(" ").includes(chosen);
    });
    const label = `label${chosen.charAt(0).toUpperCase()}${chosen.slice(1)}`;
    button.textContent = (chosen && button.dataset[label]) || unnamed;
    if (chosen === "drawn") {
      fitPad();
    }
  };

  // --- The pad -------------------------------------------------------------------------------------

  const canvas = document.getElementById("pad");
  const trace = form.elements.trace;
  const state = document.getElementById("pad-state");
  const pad = new window.SignaturePad(canvas, { minWidth: 0.8, maxWidth: 2.4, penColor: "#14213d" });

  // The canvas follows the screen, and what is drawn stays when the phone is turned.
  const fitPad = () => {
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    const width = canvas.clientWidth;
    const height = canvas.clientHeight;
    if (!width || (canvas.width === width * ratio && canvas.height === height * ratio)) {
      return;
    }
    const drawn = pad.toData();
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    canvas.getContext("2d").scale(ratio, ratio);
    pad.clear();
    pad.fromData(drawn);
  };

  const keep = () => {
    const strokes = pad.toData().map((stroke) => stroke.points.map((point) => [point.x, point.y]));
    trace.value = strokes.length
      ? JSON.stringify({ width: canvas.clientWidth, height: canvas.clientHeight, strokes })
      : "";
    state.textContent = strokes.length ? "Din underskrift er tegnet." : "";
  };

  pad.addEventListener("endStroke", keep);
  document.getElementById("pad-clear").addEventListener("click", () => {
    pad.clear();
    keep();
    state.textContent = "Feltet er tomt.";
  });

  // What was drawn before a mistake elsewhere in the form is drawn again.
  const restore = () => {
    if (!trace.value) {
      return;
    }
    try {
      const kept = JSON.parse(trace.value);
      pad.fromData(
        kept.strokes.map((points) => ({
          penColor: "#14213d",
          minWidth: 0.8,
          maxWidth: 2.4,
          points: points.map(([x, y]) => ({ x, y, pressure: 0.5, time: 0 })),
        }))
      );
    } catch {
      trace.value = "";
    }
  };

  form.addEventListener("change", showChosen);
  window.addEventListener("resize", fitPad);
  showChosen();
  fitPad();
  restore();
})();
