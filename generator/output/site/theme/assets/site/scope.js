// What the theme's bundle expects in the window: where the site is, and its settings in this browser.
(() => {
  document.documentElement.classList.add("fz-script"); // what only a script can do is shown from the start
  const scope = new URL(document.currentScript?.dataset.base ?? ".", location.href);

  /** @param {string} name */
  function hash(name) {
    let value = 0;
    for (const letter of name) value = (value << 5) - value + letter.charCodeAt(0);
    return value;
  }

  /** @param {string} name @param {Storage} store @param {URL} place */
  function get(name, store = localStorage, place = scope) {
    return JSON.parse(store.getItem(`${place.pathname}.${name}`) ?? "null");
  }

  /** @param {string} name @param {unknown} value @param {Storage} store @param {URL} place */
  function set(name, value, store = localStorage, place = scope) {
    try {
      store.setItem(`${place.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // a browser that keeps nothing
    }
  }

  Object.assign(globalThis, { "__md_scope": scope, "__md_hash": hash, "__md_get": get, "__md_set": set });
})();
