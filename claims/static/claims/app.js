"use strict";
// Keys, focus and announcements. Every page works without this file.

const $ = (id) => document.getElementById(id);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const on = (event, act) => document.addEventListener(event, act);
const review = () => $("review");
const say = (words) => { $("status").textContent = words; };

// --- Keys: data-key presses, data-step is walked, "g q" is two keys one after the other
const TYPED_IN = "input:not([type=radio], [type=checkbox]), textarea, select";
const LABELS = { 1: "consistent", 2: "conflicting", 3: "unverified", 4: "undecided", 0: "set_aside" };
const WALK = { j: 1, k: -1 };
let first = "";

on("keydown", (event) => {
  if (event.isComposing || event.defaultPrevented) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return save(event);
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  if (event.key === "Escape") return leave(event.target);
  if (event.target.matches(TYPED_IN)) return;
  if (event.key === "Enter") return event.target.matches("a, button, summary") ? undefined : save(event);
  if (!first && event.key in LABELS && sides().length) return choose(event, LABELS[event.key]);
  const pressed = first + event.key;
  const target = holderOf(pressed);
  first = !target && document.querySelector(`[data-key^="${CSS.escape(pressed)} "]`) ? `${pressed} ` : "";
  if (target) {
    event.preventDefault();
    follow(target);
  } else if (pressed in WALK) walk(event, WALK[pressed]);
});

// What has this key: within the step one is on, else outside of steps, else the step to go to first.
function holderOf(key) {
  const holders = all(`[data-key="${CSS.escape(key)}"]`), here = document.activeElement.closest("[data-step]");
  const stepOf = (one) => one?.parentElement.closest("[data-step]:not([data-side])");
  return holders.find((one) => here?.contains(one)) || holders.find((one) => !stepOf(one) && one.checkVisibility()) || stepOf(holders[0]) || holders[0];
}

function save(event) {
  const form = review() || document.querySelector("#card [data-start]");
  if (!form) return;
  event.preventDefault();
  form.requestSubmit();
}

function leave(field) {
  const menu = field.closest(":is(.menu, .fill)[open]");
  if (menu) menu.open = false;
  field.blur();
  $("claim")?.focus();
}

// A key opens what is closed and goes to its first field; a button or link is pressed.
function follow(target) {
  if (!target.dataset.key) return target.focus();
  if (target.matches("a, button")) return target.click();
  const details = target.closest("details");
  const fields = all("input:not([type=hidden]), textarea, select, button, :scope details > summary", target);
  if (details && (!details.open || !fields.length)) details.open = !details.open;
  const field = fields.length ? fields.find((one) => one.checkVisibility()) : target.querySelector("summary");
  if (field) field.focus();
  else say(target.dataset.why || "");
}

// From the step one is on, or the first that is still to come, to the next or the one before.
function walk(event, by) {
  const steps = all("[data-step]").filter((step) => step.checkVisibility());
  const here = document.activeElement, at = steps.findIndex((step) => step.contains(here));
  const ahead = here === document.body ? 0 : steps.findIndex((one) => one.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_PRECEDING);
  const goal = at < 0 ? steps.at(by > 0 ? ahead : ahead - 1) : steps[at + by];
  if (!goal) return;
  event.preventDefault();
  goal.focus({ preventScroll: true });
  goal.scrollIntoView({ block: "center" });
}

// The keys of this page as they stand on its buttons; those of the menu and of every page after them.
function listKeys() {
  const told = new Map();
  for (const one of all("[data-key]")) if (!told.has(one.dataset.key) && !one.closest("[hidden]")) told.set(one.dataset.key, one);
  const inMenu = ([key]) => key.startsWith("g ");
  $("walked").hidden = !document.querySelector("[data-step]");
  $("keys-here").replaceChildren(...[...told].sort((a, b) => inMenu(a) - inMenu(b)).map(([key, one]) => {
    const row = $("key").content.cloneNode(true), kbd = row.querySelector("kbd");
    kbd.replaceWith(...key.split(" ").flatMap((part) => [Object.assign(kbd.cloneNode(), { textContent: part }), " "]));
    row.querySelector("dd").textContent = one.dataset.says || nameOf(one);
    return row;
  }));
}

function nameOf(one) {
  const named = (one.querySelector("summary, label, legend, h2, h3") || one).cloneNode(true);
  all("kbd, .visually-hidden, small", named).forEach((part) => part.remove());
  return one.getAttribute("aria-label") || named.textContent.trim().replace(/\s+/g, " ");
}

// --- Labels: a key labels the side one is on, else the first that has none
const sides = () => all("#review [data-side]");
const chosen = (side) => side.querySelector("input[type=radio]:checked");

function choose(event, label) {
  const here = document.activeElement.closest("[data-side], [data-of]")?.dataset;
  const side = sides().find((one) => here && one.dataset.side === (here.side || here.of)) || sides().find((one) => !chosen(one)) || sides()[0];
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

// --- What saving will do, in words: the page brings them, with # where something goes in
on("change", tell);
const words = () => $("words").dataset;

function tell() {
  if (sides().some(chosen)) $("will").textContent = willSave();
}

function willSave() {
  const told = sides().map((side) => (side.dataset.says || "") + countOf(side)).join("; ");
  return words()[told.includes(words().none) ? "soFar" : "saves"].replace("#", () => told);
}

function countOf(side) {
  const label = chosen(side)?.value || "none";
  const given = Array(Number(side.dataset.count)).fill(label);
  all(`[data-exception="${side.dataset.side}"]`).forEach((one, place) => { given[place] = one.querySelector("select").value || label; });
  if (given.length === 1) return words()[given[0]];
  return [...new Set(given)].map((outcome) => `${given.filter((one) => one === outcome).length} ${words()[outcome]}`).join(", ");
}

// --- htmx: focus and scroll after a new card; words when none came
on("htmx:afterSettle", (event) => {
  if (event.target.id !== "card") return;
  const alert = event.target.querySelector("[role=alert]");
  if (alert) alert.scrollIntoView({ block: "center" });
  else scrollTo({ top: 0, behavior: "instant" });
  (alert || event.target.querySelector("[data-focus]"))?.focus({ preventScroll: true });
  unhide();
  tell();
});
function failed(words) {
  const notice = Object.assign(document.createElement("p"), { className: "notice notice--error", role: "alert", textContent: words });
  $("messages").replaceChildren(notice);
  notice.scrollIntoView({ block: "center" });
}

// --- Dialogs
const unhide = () => all("[data-opens]").forEach((button) => { button.hidden = false; });
unhide();
on("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (!opener) return;
  if (opener.dataset.opens === "keys") listKeys();
  $(opener.dataset.opens).showModal();
});

// --- What takes longer than a moment shows; htmx says so by itself
const busy = $("busy");
on("submit", (event) => setTimeout(() => { if (!event.defaultPrevented && !event.target.matches("[data-download]")) busy.classList.add("htmx-request"); }));
addEventListener("pageshow", () => busy.classList.remove("htmx-request"));

// --- The welcome goes, and one goes on at the card
on("htmx:beforeSwap", ({ target }) => {
  if (target.id === "welcome") document.querySelector("#card :is([data-focus], .button)")?.focus();
});
