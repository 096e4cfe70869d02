"use strict";
// Holds the card longer while its page is looked at. Without this file it is held until the time shown.
async function beat() {
  const form = document.querySelector("[data-beat]");
  const until = $("until");
  if (!form || !until || document.hidden) return;
  const answer = await fetch(form.dataset.beat, { method: "POST", body: new FormData(form) }).catch(() => null);
  if (answer?.ok && !answer.redirected && until.isConnected) until.outerHTML = await answer.text();
}

setInterval(beat, 60000);
on("visibilitychange", beat);
