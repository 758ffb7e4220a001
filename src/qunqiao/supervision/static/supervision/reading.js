// A report beside what was found in it. The page works without this file: marks and items are links
// to each other, and words can be pasted into the form.

const paper = document.getElementById("paper");

function lit(numbers, on) {
  numbers.forEach((number) => {
    document.querySelectorAll(`[data-items~="${number}"]`).forEach((mark) => {
      mark.classList.toggle("s-lit", on);
    });
    document.getElementById(`item-${number}`)?.classList.toggle("s-lit", on);
  });
}

function numbersOf(target) {
  const mark = target.closest?.("[data-items], [data-item]");
  if (!mark) return [];
  return (mark.dataset.items || mark.dataset.item).split(" ");
}

[["mouseover", true], ["mouseout", false], ["focusin", true], ["focusout", false]].forEach(
  ([name, on]) => document.addEventListener(name, (event) => lit(numbersOf(event.target), on)),
);

// Selected words go into the form, with their place; places count characters, not UTF-16 halves.
document.addEventListener("selectionchange", () => {
  const words = document.querySelector('[data-selected="words"]');
  const selection = document.getSelection();
  if (!words || !selection.rangeCount || selection.isCollapsed) return;
  const range = selection.getRangeAt(0);
  if (!paper.contains(range.startContainer) || !paper.contains(range.endContainer)) return;
  const before = document.createRange();
  before.setStart(paper, 0);
  before.setEnd(range.startContainer, range.startOffset);
  words.value = range.toString();
  document.querySelector('[data-selected="at"]').value = [...before.toString()].length;
});
