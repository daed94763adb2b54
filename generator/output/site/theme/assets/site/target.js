// The part of a page that an address leads to.

/** The id in the fragment of an address; one that is not encoded, as somebody typed it (`#50%`), as it stands. */
export function idOf(hash = location.hash) {
  const id = hash.slice(1);
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** What a fragment leads to on this page, if it is here. */
export function targetOf(hash = location.hash) {
  return document.getElementById(idOf(hash));
}
