// Runs before the text is read: an address with `?document=` shows one document of the page. What is not of it is
// hidden while it comes, so that nothing flashes or moves.
(() => {
  document.documentElement.classList.add("fz-sheeted"); // the contents are a sheet where there is no room beside the text
  const wanted = new URLSearchParams(location.search).get("document");
  const article = document.currentScript?.parentElement;
  if (!wanted || !article) return;
  const root = document.documentElement;
  root.classList.add("fz-one");
  let own = false;
  let found = false;

  /** @param {Element} title */
  function contents(title) {
    for (const item of document.querySelectorAll(".md-nav--secondary > ul > li")) {
      Object.assign(item, { hidden: item.querySelector("a")?.getAttribute("href") !== `#${title.id}` });
    }
  }

  /** @param {Node} node */
  function take(node) {
    if (!(node instanceof HTMLElement)) return;
    if (node.matches("h2.fz-document")) own = node.dataset.report === wanted;
    else if (node.matches(".fz-uncounted, .fz-moved, .fz-withdrawn")) own = false;
    if (own && !found) contents(node);
    found ||= own;
    node.hidden = !own && !node.matches(".fz-display, .fz-trail, h1");
  }

  /** @param {MutationRecord[]} records */
  function look(records) {
    for (const { addedNodes } of records) for (const node of addedNodes) take(node);
  }

  const observer = new MutationObserver(look);
  observer.observe(article, { childList: true });
  // The text has come, and no module has run yet: they find the page as it stays.
  document.addEventListener("readystatechange", () => {
    look(observer.takeRecords());
    observer.disconnect();
    if (found) return;
    root.classList.remove("fz-one"); // the document is not here: the page is shown whole
    for (const node of article.children) Object.assign(node, { hidden: false });
  }, { once: true });
})();
