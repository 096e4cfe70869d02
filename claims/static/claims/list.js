"use strict";
// Back from a claim: the row one left from has the focus again, so that j and k go on from there.
document.addEventListener("click", (event) => {
  const row = event.target.closest?.("[data-step][id]");
  if (row) history.replaceState({ ...history.state, row: row.id }, "");
});
window.addEventListener("pageshow", () => document.getElementById(history.state?.row)?.focus({ preventScroll: true }));
