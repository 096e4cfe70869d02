"use strict";
// Keys, focus and announcements for the queue. Every page works without this file.

const review = () => document.getElementById("review");
const say = (words) => { document.getElementById("status").textContent = words; };

/* ---- Keys ---- */
const TYPED_IN = "input:not([type=radio], [type=checkbox]), textarea, select";
const LABELS = { 1: "consistent", 2: "conflicting", 3: "unverified", 0: "set_aside" };

document.addEventListener("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return save(event);
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return leave(event.target);
  if (event.target.matches(TYPED_IN)) return undefined;
  if (event.key === "Enter") return event.target.matches("a, button, summary") ? undefined : save(event);
  if (event.key in LABELS) return choose(event, LABELS[event.key]);
  const target = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (target) {
    event.preventDefault();
    follow(target);
  }
});

function save(event) {
  const start = document.querySelector("#card [data-start]");
  if (!review() && !start) return;
  event.preventDefault();
  (review() || start).requestSubmit();
}

function leave(field) {
  const menu = field.closest("details.menu[open]");
  if (menu) menu.open = false;
  field.blur();
  document.getElementById("claim")?.focus();
}

/* A key opens what is closed and goes to its first field; a button or link is pressed. */
function follow(target) {
  if (target.matches("a, button")) return target.click();
  const closed = target.closest("details:not([open])");
  if (closed) closed.open = true;
  const field = target.querySelector("input:not([type=hidden]), textarea, select, button");
  if (field.checkVisibility()) field.focus();
  else say("Against is for claims labelled conflicting.");
}

/* ---- Labels: a key labels the side one is on, else the first that has none ---- */
const sides = () => [...(review()?.querySelectorAll("[data-side]") || [])];
const chosen = (side) => side.querySelector("input[type=radio]:checked");

function choose(event, label) {
  const side = document.activeElement.closest("[data-side]") || sides().find((one) => !chosen(one)) || sides()[0];
  const radio = side?.querySelector(`input[value=${label}]`);
  if (!radio) return;
  event.preventDefault();
  radio.checked = true;
  radio.dispatchEvent(new Event("change", { bubbles: true }));
  const next = sides().find((one) => !chosen(one));
  if (label === "set_aside") side.querySelector("select").focus();
  else if (next) next.focus();
  else if (sides().length > 1) document.querySelector("[data-save]").focus();
  else radio.focus();
}

/* ---- What saving will do, in words ---- */
document.addEventListener("change", tell);

function tell() {
  if (sides().some(chosen)) review().querySelector("#will").textContent = willSave();
  const split = document.getElementById("split-form");
  if (split) document.getElementById("will-split").textContent = willSplit(split);
}

const WORDS = { set_aside: "set aside", undecided: "left undecided", "": "without a label yet" };
const claims = (count) => `${count} claim${count === 1 ? "" : "s"}`;

function willSave() {
  const told = sides().map((side) => (side.dataset.says || "") + countOf(side)).join("; ");
  return told.includes(WORDS[""]) ? `So far: ${told}.` : `Saves ${told}${review().dataset.then ?? "; then opens the next card"}.`;
}

function countOf(side) {
  const label = chosen(side)?.value || "";
  const all = Array(Number(side.dataset.count)).fill(label);
  review().querySelectorAll(`[data-exception="${side.dataset.side}"]`).forEach((one, place) => { all[place] = one.querySelector("select").value || label; });
  const word = (outcome) => WORDS[outcome] || outcome;
  if (all.length === 1) return word(all[0]);
  return [...new Set(all)].map((outcome) => `${all.filter((one) => one === outcome).length} ${word(outcome)}`).join(", ");
}

function willSplit(form) {
  const boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const leaving = boxes.filter((box) => box.checked).length;
  if (!leaving) return "Tick the claims that leave.";
  if (leaving === boxes.length) return "At least one claim has to stay.";
  return `${claims(leaving)} will form a cluster of their own, ${boxes.length - leaving} will stay.`;
}

/* ---- htmx: focus and scroll after a new card; words when none came ---- */
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id !== "card") return;
  const focus = event.target.querySelector("[role=alert]") || event.target.querySelector("[data-focus]");
  if (focus?.matches("[role=alert]")) focus.scrollIntoView({ block: "center" });
  else window.scrollTo({ top: 0, behavior: "instant" });
  focus?.focus({ preventScroll: true });
  unhide();
  tell();
});
function failed(words) {
  const notice = document.createElement("p");
  notice.className = "notice notice--error";
  notice.setAttribute("role", "alert");
  notice.textContent = words;
  document.getElementById("messages").replaceChildren(notice);
  notice.scrollIntoView({ block: "center" });
}

/* ---- Dialogs ---- */
const unhide = () => document.querySelectorAll("[data-opens]").forEach((button) => { button.hidden = false; });
unhide();
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
});

/* ---- The welcome goes, and one goes on at the card ---- */
document.addEventListener("htmx:beforeSwap", ({ target }) => {
  if (target.id === "welcome") document.querySelector("#card :is([data-focus], .button)")?.focus();
});
