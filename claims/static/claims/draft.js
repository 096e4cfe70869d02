"use strict";
// What one types on a card is kept on the desk meanwhile; a card that did not reach the desk is sent again.

const KEEP_AFTER = 3000, LONGEST = 30000;
const told = $("draft-words").dataset; // the page brings the words
const typed = () => (review() ? new URLSearchParams(new FormData(review())).toString() : "");
const tellDraft = (words) => { if ($("draft")) $("draft").textContent = words; };
let form, seen, wait, timer, keeping, resending, tries;
start();

function start() {
  clearTimeout(resending);
  form = review();
  seen = typed();
  wait = KEEP_AFTER;
  tries = resending = 0;
}

// --- The draft: on leaving a field, on a choice, every few seconds, and at the last moment
on("input", () => { if (typed() !== seen) tellDraft(""); later(); });
for (const name of ["change", "focusout", "visibilitychange"]) on(name, keep);
addEventListener("pagehide", () => { if (typed() !== seen) navigator.sendBeacon(review().dataset.draft, new URLSearchParams(typed())); });

function later() { timer ||= setTimeout(keep, wait); }

function keep() {
  clearTimeout(timer);
  timer = 0;
  if (keeping) keeping.then(keep);
  else if (review() === form && typed() !== seen) keeping = send(review().dataset.draft, typed());
}

async function send(address, body) {
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(body), redirect: "manual", signal: AbortSignal.timeout(10000) });
    if (answer.type === "opaqueredirect") throw new Error(told.signedOut);
    if (answer.status === 403) await renew();
    if (answer.status === 403 || answer.status >= 500) throw new Error("");
    wait = KEEP_AFTER;
    seen = body;
    const words = await answer.text();
    if (typed() === seen) tellDraft(words);
  } catch (error) {
    wait = Math.min(wait * 2, LONGEST);
    tellDraft(error.name === "Error" && error.message || told.notKept);
  }
  keeping = undefined;
  if (typed() !== seen) later();
}

async function kept() { while (keeping) await keeping; }

// After signing in anew in another tab the form's token is stale.
async function renew() {
  const page = await (await fetch(location.href)).text();
  const token = page.match(/csrfmiddlewaretoken" value="(\w+)/)[1];
  all("[name=csrfmiddlewaretoken]").forEach((field) => { field.value = token; });
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
}

// --- Sending: after the draft on its way; again while the desk does not answer. The key makes it count once
on("htmx:confirm", (event) => {
  clearTimeout(resending);
  resending = 0;
  if (!keeping) return;
  event.preventDefault();
  kept().then(() => event.detail.issueRequest());
});
on("htmx:beforeSwap", ({ target, detail }) => {
  const { xhr, requestConfig } = detail, isSaving = requestConfig.elt === review();
  if (target.id !== "card" || (xhr.responseText.includes('id="card"') && !(isSaving && xhr.status === 503))) return;
  detail.shouldSwap = false;
  if (!xhr.responseURL.includes("/sign-in/")) unanswered(isSaving, xhr.status);
  else if (isSaving) review().submit();
  else location.assign("/sign-in/");
});
on("htmx:sendError", ({ detail }) => unanswered(detail.requestConfig.elt === review(), 0));
on("htmx:afterSettle", (event) => { if (event.target.id === "card") start(); });
addEventListener("online", () => { if (resending) resend(); else keep(); });

async function unanswered(isSaving, status) {
  if (!isSaving) return failed(told.unanswered);
  if (status === 403) await renew().catch(() => {});
  else if (status && status < 500) return failed(told.refused);
  if (!tries++) failed(told.waiting);
  tellDraft(told.again.replace("#", wait / 1000));
  resending = setTimeout(resend, wait);
  wait = Math.min(wait * 2, LONGEST);
}

function resend() {
  resending = 0;
  review()?.requestSubmit();
}
