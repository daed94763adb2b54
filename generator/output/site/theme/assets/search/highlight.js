// On a page opened from a hit: mark the words of the query in the passage, and nowhere else.
import { folder, readTable } from "./fold.js";
import { parse, ranges } from "./match.js";
import { markAll, show } from "../site/marking.js";
import { targetOf } from "../site/target.js";
import { textNodes, textOf } from "../site/words.js";

async function table() {
  const response = await fetch(new URL("../../search/table.bin", import.meta.url));
  const unpacked = /** @type {ReadableStream<BufferSource>} */ (response.body).pipeThrough(new DecompressionStream("gzip"));
  return readTable(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}

/** Mark the query of the address in the passage the address points to, and bring the first mark into view.
 * @param {URLSearchParams} address */
export async function highlight(address) {
  const passage = targetOf();
  if (!passage) return;
  clean(address);
  const fold = folder(await table());
  const nodes = textNodes(passage);
  const map = fold.map(textOf(nodes));
  const found = ranges(map.text, parse(address.get("q") ?? "", fold, address.has("loose")))
    .map(([from, to]) => [map.start[from], map.end[to - 1]]);
  markAll(nodes, found, "hit");
  show(passage.querySelector("mark[data-hit]"));
}

/** Take the query out of the address, so that what is copied from there is the permanent link; a reload knows it still.
 * @param {URLSearchParams} address */
function clean(address) {
  const url = new URL(location.href);
  for (const name of ["q", "loose"]) url.searchParams.delete(name);
  history.replaceState({ ...history.state, marked: address.toString() }, "", url);
}
