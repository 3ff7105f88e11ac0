"use strict";
// Fields fill the blanks of the letter. What is typed is neither sent nor stored.

const letter = document.querySelector(".letter");
letter.before(document.getElementById("letter-fields").content.cloneNode(true));
const fields = letter.previousElementSibling;
const inputs = fields.querySelectorAll("input, select");
const [print, copy, status] = fields.lastElementChild.children;

function fill() {
  for (const { name, type, value } of inputs) {
    const words = type === "date" ? value.split("-").reverse().join("/") : value.trim();
    for (const blank of letter.querySelectorAll(`[data-blank=${name}]`)) blank.textContent = words;
  }
}

// On a shared computer, who presses Back finds the fields empty.
function clear() {
  for (const input of inputs) input.value = "";
  fill();
}

fields.addEventListener("input", fill);
addEventListener("pagehide", clear);
// A letter that was begun is also what the browser's own command prints.
const printAlone = isAlone => document.documentElement.classList.toggle("letter-only", isAlone);
print.addEventListener("click", () => {
  printAlone(true);
  window.print();
});
addEventListener("beforeprint", () => letter.querySelector(".blank:not(:empty)") && printAlone(true));
addEventListener("afterprint", () => printAlone(false));
copy.addEventListener("click", () => {
  getSelection().selectAllChildren(letter);
  status.textContent = status.dataset[document.execCommand("copy") ? "copied" : "failed"];
});
