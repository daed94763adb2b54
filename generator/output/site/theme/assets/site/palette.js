// Show the page in the colours that the reader has chosen here, and without the marks that the reader has hidden.
(() => {
  document.documentElement.dataset.hide = Reflect.get(globalThis, "__md_get")("__hidden") ?? "";
  const kept = Reflect.get(globalThis, "__md_get")("__palette");
  if (!kept?.color) return;
  const colours = { ...kept.color };
  if (colours.media === "(prefers-color-scheme)") {
    const wanted = matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark";
    const input = document.querySelector(`[data-md-color-media='(prefers-color-scheme: ${wanted})']`);
    for (const name of ["media", "scheme", "primary", "accent"]) colours[name] = input?.getAttribute(`data-md-color-${name}`);
  }
  for (const [name, value] of Object.entries(colours)) document.body.setAttribute(`data-md-color-${name}`, String(value));
})();
