// What a page looks like to somebody who measures it. Returns lists of what is wrong.
({ target, text }) => {
  const visible = (node) => {
    if (node.closest("[hidden], .hide, details:not([open]) > :not(summary)")) return false;
    const style = getComputedStyle(node);
    const box = node.getBoundingClientRect();
    return style.visibility !== "hidden" && style.display !== "none" && style.opacity !== "0" &&
      box.width > 1 && box.height > 1 && box.right > 0 && box.bottom + scrollY > 0;
  };
  const name = (node) => `${node.tagName.toLowerCase()}.${node.className} "${
    (node.innerText || node.value || node.name || "").trim().slice(0, 20)}"`;
  // A link within a sentence is read with it; a field is as large as the label that holds it.
  const inline = (node) => {
    if (node.tagName !== "A" || !getComputedStyle(node).display.startsWith("inline")) return false;
    const own = node.innerText.trim().length;
    return getComputedStyle(node).display === "inline" &&
      node.parentElement.innerText.trim().length > own;
  };
  const wanted = "a[href], button, select, textarea, summary, input:not([type=hidden])";
  const small = [];
  for (const node of document.querySelectorAll(wanted)) {
    if (node.disabled || inline(node)) continue;
    // The style guide shows one form in two states, so a label may belong to its first twin.
    const next = node.nextElementSibling;
    const label = ["radio", "checkbox", "file"].includes(node.type) &&
      (node.labels[0] || (next && next.tagName === "LABEL" && next));
    const shown = label || node;
    if (!visible(shown)) continue;
    const box = shown.getBoundingClientRect();
    const least = node.closest("table") && matchMedia("(min-width: 641px)").matches &&
      document.documentElement.dataset.side === "desk" ? Math.min(target, 28) : target;
    // Seven days stand beside each other, however large the letters are.
    const across = node.matches(".day") ? Math.min(least, 44) : least;
    if (box.height < least - 0.6 || box.width < across - 0.6)
      small.push(`${name(node)} ${box.width.toFixed(0)}x${box.height.toFixed(0)} < ${least}`);
  }
  const tiny = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !visible(node)) continue;
    if (node.closest("script, style, noscript, svg")) continue;
    const size = parseFloat(getComputedStyle(node).fontSize);
    if (size < text - 0.1) tiny.add(`${name(node)} ${size} < ${text}`);
  }
  const root = document.documentElement;
  const wide = root.scrollWidth > innerWidth + 1
    ? [...document.querySelectorAll("body *")].filter((node) =>
        visible(node) && node.getBoundingClientRect().right > innerWidth + 1 &&
        !node.closest(".scroll, [tabindex='0']")).slice(0, 3).map(name).concat(
        `${root.scrollWidth} > ${innerWidth}`)
    : [];
  return { small, tiny: [...tiny], wide, shift: window.__shift || 0 };
}
