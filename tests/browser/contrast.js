// Text whose contrast with its ground is below a ratio (WCAG 2.2, 1.4.3): [ratio, element, words].
(/** @type {number} */ wanted) => {
  const channel = (/** @type {number} */ value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const parse = (/** @type {string} */ color) => {
    const [red, green, blue, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [red, green, blue], alpha };
  };
  /** @type {(front: { rgb: number[], alpha: number }, back: number[]) => number[]} */
  const over = (front, back) => front.rgb.map((value, i) => value * front.alpha + back[i] * (1 - front.alpha));
  const luminance = (/** @type {number[]} */ rgb) => {
    const [red, green, blue] = rgb.map((value) => channel(value / 255));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  /** @type {(element: Element | null) => number[]} */
  const ground = (element) => {
    if (!element) return [255, 255, 255];
    const color = parse(getComputedStyle(element).backgroundColor);
    return color.alpha === 1 ? color.rgb : over(color, ground(element.parentElement));
  };
  /** @type {(element: Element | null) => number} */
  const opacity = (element) => (element ? Number(getComputedStyle(element).opacity) * opacity(element.parentElement) : 1);
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = (node.textContent ?? "").trim();
    if (!element || !words || element.closest("script, style, noscript, .headerlink")) continue;
    if (!element.checkVisibility({ visibilityProperty: true }) || !element.getClientRects().length) continue;
    const back = ground(element);
    const color = parse(getComputedStyle(element).color);
    const front = over({ rgb: color.rgb, alpha: color.alpha * opacity(element) }, back);
    const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a);
    const ratio = (light + 0.05) / (dark + 0.05);
    if (opacity(element) > 0.01 && ratio < wanted) found.push([ratio.toFixed(2), element.className, words.slice(0, 20)]);
  }
  return found.slice(0, 10);
}
