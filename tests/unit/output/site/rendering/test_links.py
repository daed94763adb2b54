"""What of a page is read without rendering it: links, front matter, whether search engines may list it."""

from __future__ import annotations

import pytest
from mkdocs.utils.meta import get_data

from generator.output.site.rendering.links import front_matter, is_listed, linked

KNOWN = {"a.md", "b/c.md", "b/d e.png", "b/index.md", "b/f.md"}


@pytest.mark.parametrize(
    ("markdown", "files"),
    [
        ("[x](c.md)", {"b/c.md"}),
        ("[x](../a.md#q 'title') ![](d%20e.png)", {"a.md", "b/d e.png"}),
        ("[x](<c.md>) [y](c.md?q)", {"b/c.md"}),
        ("[x][1]\n\n[1]: ../a.md\n  [2]: <c.md> 'x'\n", {"a.md", "b/c.md"}),
        ("[x](f.md) [y](#f) [z](https://e.example/a.md) [w](gone.md)", set()),
        ("[[x](c.md)](../a.md)", {"b/c.md", "a.md"}),
    ],
)
def test_files_that_a_page_links_to(markdown: str, files: set[str]) -> None:
    assert linked("b/f.md", markdown.encode(), KNOWN) == files


PAGES = [
    "---\ntitle: 甲\nrobots: noindex\n---\n\n# 甲\n",
    "---\ntitle: 甲\n...\nrobots: noindex\n",
    "\ufeff---  \r\nrobots: 'noindex, nofollow'\r\n---\r\ntext",
    "---\n---\nrobots: noindex\n---\ntext",
    "---\nrobots: noindex\ntext",
    "--- x\nrobots: noindex\n---\n",
    "title: 甲\n    more\nrobots: noindex\n\ntext: x\n",
    "# 甲\nrobots: noindex\n",
    "---\nrobots: [noindex\n---\n",
    "---\nrobots: 5\n---\n",
    "---\n- robots: noindex\n---\n",
    "",
]


@pytest.mark.parametrize("page", PAGES)
def test_front_matter_is_what_mkdocs_takes(page: str) -> None:
    data = page.encode()
    text = page.removeprefix("\ufeff").replace("\r\n", "\n")
    _, whole = get_data(text)
    front = front_matter(data).decode().replace("\r\n", "\n")
    assert get_data(f"{front}\n")[1] == whole
    robots = whole.get("robots")
    assert is_listed(data) == (not isinstance(robots, str) or "noindex" not in robots)
