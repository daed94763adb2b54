// Show the page in the colours that the reader has chosen here, else in those of the system, and without the marks that
// the reader has hidden. Runs before the page is shown, so that it does not flash; `frame.js` has the button.
(() => {
  document.documentElement.dataset.hide = Reflect.get(globalThis, "__md_get")("__hidden") ?? "";
  const kept = Reflect.get(globalThis, "__md_get")("__palette")?.color?.media ?? "";
  const dark = matchMedia("(prefers-color-scheme: dark)");

  /** @param {string} media */
  function show(media) {
    const auto = !/light|dark/.test(media);
    const night = auto ? dark.matches : media.includes("dark");
    document.body.dataset.mdColorScheme = night ? "slate" : "default";
    document.body.dataset.mdColorMedia = auto ? "(prefers-color-scheme)" : media;
  }

  show(kept);
  document.documentElement.classList.replace("no-js", "js");
  document.documentElement.classList.toggle("fz-hant", Reflect.get(globalThis, "__md_get")("script") === "hant");
  dark.addEventListener("change", () => show(document.body.dataset.mdColorMedia ?? ""));
  Object.assign(globalThis, { "__fz_colours": show });
})();
