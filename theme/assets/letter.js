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
print.addEventListener("click", () => {
  document.documentElement.classList.add("letter-only");
  window.print();
});
addEventListener("afterprint", () => document.documentElement.classList.remove("letter-only"));
copy.addEventListener("click", () => {
  getSelection().selectAllChildren(letter);
  status.textContent = status.dataset[document.execCommand("copy") ? "copied" : "failed"];
});
