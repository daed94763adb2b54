// Elements that scripts make.

/** An element with values of its own and what is in it; strings become text, never markup.
 * @template {keyof HTMLElementTagNameMap} T @param {T} name @param {Partial<HTMLElementTagNameMap[T]>} [values]
 * @param {(Node | string)[]} inner @returns {HTMLElementTagNameMap[T]} */
export function made(name, values = {}, ...inner) {
  const one = Object.assign(document.createElement(name), values);
  one.append(...inner);
  return one;
}
