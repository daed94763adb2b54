// Where the site is, and its settings in this browser, under the names and keys that the theme gives them.
(() => {
  document.documentElement.classList.add("fz-script"); // what only a script can do is shown from the start
  const scope = new URL(document.currentScript?.dataset.base ?? ".", location.href);

  /** @param {string} name @returns {unknown} */
  function get(name) {
    try {
      return JSON.parse(localStorage.getItem(`${scope.pathname}.${name}`) ?? "null");
    } catch {
      return null; // a browser that keeps nothing, or what is not ours
    }
  }

  /** @param {string} name @param {unknown} value */
  function set(name, value) {
    try {
      localStorage.setItem(`${scope.pathname}.${name}`, JSON.stringify(value));
    } catch {
      // a browser that keeps nothing
    }
  }

  Object.assign(globalThis, { "__md_scope": scope, "__md_get": get, "__md_set": set });
})();
