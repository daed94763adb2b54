// On a page opened from a hit: mark the words of the query in the passage, and nowhere else.
import { folder, readTable } from "./fold.js";
import { parse, ranges } from "./match.js";

const HEADER = 64; // pixels that the sticky header may cover
const APART = ".headerlink, script, style, [data-search-skip]"; // inside the element, but not text of the passage

async function table() {
  const response = await fetch(new URL("../../search/table.bin", import.meta.url));
  const unpacked = /** @type {ReadableStream<BufferSource>} */ (response.body).pipeThrough(new DecompressionStream("gzip"));
  return readTable(new Uint8Array(await new Response(unpacked).arrayBuffer()));
}

/** @param {Element} passage */
function textNodes(passage) {
  const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, {
    acceptNode: (node) => (node.parentElement?.closest(APART) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  });
  /** @type {Text[]} */
  const nodes = [];
  while (walker.nextNode()) nodes.push(/** @type {Text} */ (walker.currentNode));
  return nodes;
}

/** @param {Text} node @param {number} from @param {number} to */
function wrap(node, from, to) {
  const words = node.splitText(from);
  words.splitText(to - from);
  const mark = document.createElement("mark");
  mark.dataset.hit = "";
  words.replaceWith(mark);
  mark.append(words);
}

// Twice, because the content above may not be laid out yet.
/** @param {Element} mark */
function show(mark) {
  const look = () => {
    const { top, bottom } = mark.getBoundingClientRect();
    if (top < HEADER || bottom > innerHeight) mark.scrollIntoView({ block: "center" });
  };
  look();
  setTimeout(look, 250);
}

/** Mark the query of the address in the passage the address points to, and bring the first mark into view.
 * @param {URLSearchParams} address */
export async function highlight(address) {
  const passage = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!passage) return;
  const fold = folder(await table());
  const nodes = textNodes(passage);
  const map = fold.map(nodes.map((node) => node.data).join(""));
  const found = ranges(map.text, parse(address.get("q") ?? "", fold, address.has("loose")))
    .map(([from, to]) => [map.start[from], map.end[to - 1]]);
  let end = nodes.reduce((sum, node) => sum + node.length, 0);
  for (const node of nodes.reverse()) { // from the end, so that earlier offsets stay valid
    const begin = end - node.length;
    for (const [from, to] of [...found].reverse()) {
      if (from < end && to > begin) wrap(node, Math.max(from, begin) - begin, Math.min(to, end) - begin);
    }
    end = begin;
  }
  const first = passage.querySelector("mark[data-hit]");
  if (first) show(first);
}
