// Sets each notice about the text beside the block that it is about, and reads the text anew each
// time the editor has saved.
"use strict";

(() => {
  const LINK = "Gå til stedet";

  const beside = (block) => block.querySelector(":scope > .w-panel__content") ?? block;

  const place = (panel) => {
    document.querySelectorAll(".proofreading-notice").forEach((notice) => notice.remove());
    panel.querySelectorAll("li[data-block]").forEach((item) => {
      const block = item.dataset.block && document.querySelector(`[data-contentpath="${CSS.escape(item.dataset.block)}"]`);
      if (!block) {
        return;
      }
      const notice = document.createElement("p");
      notice.className = "proofreading-notice help-block help-warning";
      notice.textContent = item.textContent;
      beside(block).prepend(notice);
      const link = document.createElement("button");
      link.type = "button";
      link.className = "button button-small button-secondary";
      link.textContent = LINK;
      link.addEventListener("click", () => {
        block.scrollIntoView({ block: "center" });
        block.querySelector("input, textarea, [contenteditable=true], select")?.focus({ preventScroll: true });
      });
      item.append(" ", link);
    });
  };

  const readAnew = async (panel) => {
    const answer = await fetch(panel.dataset.url, { headers: { "X-Requested-With": "XMLHttpRequest" } });
    if (answer.ok && !answer.redirected) {
      panel.innerHTML = await answer.text();
      place(panel);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const panel = document.getElementById("proofreading");
    if (!panel) {
      return;
    }
    // The blocks of the body are drawn by a script of their own, after the page is there.
    window.setTimeout(() => place(panel), 0);
    document.addEventListener("w-autosave:success", () => readAnew(panel));
  });
})();
