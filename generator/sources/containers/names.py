"""Names: the names of files in archives, as whoever packed them wrote them."""

from __future__ import annotations


def decoded_name(raw: bytes) -> str:
    """Return a name whose encoding the archive does not say: UTF-8, else GB 18030 as on Chinese systems.

    In another encoding its bytes are shown one by one; it is a label, so it needs to be stable and readable.
    """
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp437")


def tidy_name(name: str) -> str:
    """Return a name without the detours that packers write (`./a.txt`, `a//b.txt`), and never an empty one.

    What leads out of the archive (`../`, a leading slash) stays in it, so that it is seen.
    """
    inside = "/".join(part for part in name.split("/") if part not in {"", "."})
    return f"/{inside}" if name.startswith("/") else inside or "unnamed"
