// Loaded only when nothing was found: what else the reader may have meant.
import { ask, element } from "./client.js";

const total = (question) => new Promise((resolve) => {
  ask({ filters: {}, sort: "", count: 0, ...question }, (answer) => { if (answer.type !== "partial") resolve(answer.total ?? 0); });
});

/** Links to searches that find something, the likeliest first. */
export async function suggest(query) {
  const loosely = await total({ query, loose: true });
  if (!loosely) return [];
  const address = new URLSearchParams({ q: query, loose: "1" });
  return [element("a", { href: `?${address}`, "data-go": true, "data-offer": "loose" }, `不计标点：${loosely} 段`)];
}
