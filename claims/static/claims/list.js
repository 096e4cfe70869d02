"use strict";
// Back from a claim: the row one left from has the focus again, so that j and k go on from there.
on("click", (event) => {
  const row = event.target.closest?.("[data-step][id]");
  if (row) history.replaceState({ ...history.state, row: row.id }, "");
});
addEventListener("pageshow", () => $(history.state?.row)?.focus({ preventScroll: true }));
