// A file may be dropped anywhere on the form. Without this script the field takes it alone.
"use strict";

const form = document.querySelector("[data-drop]");
const field = form?.querySelector("input[type=file]");
const status = form?.querySelector("[data-drop-status]");

function carriesFile(event) {
  return Array.from(event.dataTransfer?.types ?? []).includes("Files");
}

function over(event) {
  if (!carriesFile(event)) return;
  event.preventDefault();
  form.classList.add("check-form--over");
}

function leave() {
  form.classList.remove("check-form--over");
}

function drop(event) {
  if (!carriesFile(event)) return;
  event.preventDefault();
  leave();
  field.files = event.dataTransfer.files;
  field.dispatchEvent(new Event("change", { bubbles: true }));
  field.focus();
}

function tell() {
  status.textContent = field.files.length ? `${field.files[0].name} er valgt.` : "";
}

if (form && field) {
  form.addEventListener("dragenter", over);
  form.addEventListener("dragover", over);
  form.addEventListener("dragleave", leave);
  form.addEventListener("drop", drop);
  field.addEventListener("change", tell);
}
