"use strict";
// Words selected in an article fill the form that marks them as a claim.
// Each run of text says in data-start where it begins in the source, counted in code points as the server does.
(() => {
  const article = $("article"), form = $("mark");
  if (!article || !form) return;
  const { words, start, end } = form.elements;
  let wait;

  on("selectionchange", () => {
    clearTimeout(wait);
    wait = setTimeout(read, 120);
  });
  words.addEventListener("input", () => { start.value = end.value = ""; });

  function read() {
    const selection = document.getSelection();
    if (!selection.rangeCount || !article.contains(selection.anchorNode)) return;
    const range = selection.getRangeAt(0);
    const chosen = range.collapsed ? [] : parts(range);
    const text = chosen.map((part) => part.text).join(" ").trim();
    // A tap on the bar may end the selection; the bar must not move away beneath it.
    if (!text && form.matches(":hover, :focus-within")) return;
    form.classList.toggle("markbar--live", Boolean(text));
    if (!text) return;
    words.value = text;
    start.value = chosen[0].from;
    end.value = chosen.at(-1).to;
  }

  // The selected part of each run, runs that follow on one another joined.
  function parts(range) {
    const found = [];
    for (const run of all("[data-start]", article).filter((one) => range.intersectsNode(one))) {
      const part = selectedPart(run, range), last = found.at(-1);
      if (last?.to === part.from) Object.assign(last, { to: part.to, text: last.text + part.text });
      else if (part.text) found.push(part);
    }
    return found;
  }

  function selectedPart(run, range) {
    const inside = document.createRange();
    inside.selectNodeContents(run);
    const before = inside.cloneRange();
    if (run.contains(range.startContainer)) inside.setStart(range.startContainer, range.startOffset);
    if (run.contains(range.endContainer)) inside.setEnd(range.endContainer, range.endOffset);
    before.setEnd(inside.startContainer, inside.startOffset);
    const from = Number(run.dataset.start) + count(before);
    return { from, to: from + count(inside), text: inside.toString() };
  }

  function count(range) {
    return [...range.toString()].length;
  }
})();
