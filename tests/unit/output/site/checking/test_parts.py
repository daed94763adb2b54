"""What a page has and needs is read as a browser reads it, and is the same from the store."""

from __future__ import annotations

from dataclasses import replace
from html import escape
from html.parser import HTMLParser
from itertools import starmap
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.output.settings import Settings
from generator.output.site import links
from generator.output.site.build import build_site
from generator.output.site.checking.page import FETCHED, LINK_RELS, Parsed, css_addresses, read_page
from generator.output.site.checking.parts import PageParts, parts_of, unpacked
from generator.output.site.links import check_site
from generator.output.write import write_docs
from generator.store import Store
from tests.unit.output import samples
from tests.unit.output.site.rendering.folders import put

if TYPE_CHECKING:
    from pathlib import Path


class Plain(HTMLParser):
    """The same parts read by Python's parser, which builds no tree: the yardstick for pages without tricks."""

    def __init__(self, html: str) -> None:
        """Read a page."""
        super().__init__()
        self.found = Parsed()
        self._style = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given_ = {name: value or "" for name, value in attrs}
        if "id" in given_:
            self.found.twice += [given_["id"]] if given_["id"] in self.found.ids else []
            self.found.ids.add(given_["id"])
        if tag in {"a", "area"} and "href" in given_:
            self.found.links.append(given_["href"])
        if tag == "link" and LINK_RELS & set(given_.get("rel", "").lower().split()):
            self.found.fetched.append(given_.get("href", ""))
        self.found.fetched += [given_[name].split(" ")[0] for name in FETCHED.get(tag, ()) if name in given_]
        self.found.fetched += css_addresses(given_.get("style", ""))
        self._style = tag == "style"

    def handle_data(self, data: str) -> None:
        self.found.fetched += css_addresses(data) if self._style else []

    def handle_endtag(self, tag: str) -> None:
        self._style = self._style and tag != "style"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a built site whose sources are hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    write_docs(samples.corpus(), folder / "docs")
    assert build_site(folder / "docs", folder / "site", Settings(), lambda *_: True)
    return folder / "site"


def test_every_page_of_a_site_is_read_as_by_pythons_parser(site: Path) -> None:
    pages = [path.read_text(encoding="utf-8") for path in site.rglob("*.html")]
    assert len(pages) > 10
    for page in pages:
        assert read_page(page) == Plain(page).found


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=8)
ELEMENTS = st.tuples(
    st.sampled_from(["a", "area", "link", "span", "img", "use", "script", "object", "div", "video", "form", "em"]),
    st.dictionaries(
        st.sampled_from(["id", "href", "src", "srcset", "data", "rel", "style", "poster", "action"]), NAMES
    ),
)


def attribute(name: str, value: str) -> str:
    return f'{name}="{escape(value)}"'


@given(st.lists(ELEMENTS, max_size=6), NAMES)
def test_a_page_without_tricks_is_read_as_by_pythons_parser(
    elements: list[tuple[str, dict[str, str]]], text: str
) -> None:
    html = "".join(
        f"<{tag} {' '.join(starmap(attribute, given_.items()))}>{escape(text)}</{tag}>" for tag, given_ in elements
    )
    page = f"<!doctype html><html><head><style>a{{b:url(x)}}</style></head><body>{html}</body></html>"
    assert read_page(page) == Plain(page).found


@pytest.mark.parametrize(
    ("html", "ids", "addresses"),
    [
        ('<p id="a" id="b">', {"a"}, []),
        ("<template><img src=x id=a></template>", {"a"}, ["x"]),
        ("<noscript><img src=x></noscript>", set(), ["x"]),
        ("<textarea><img src=x id=a></textarea>", set(), []),
        ("<title><img src=x></title>", set(), []),
        ("<!--><img src=x>-->", set(), ["x"]),
        ("<!-- --!><img src=x>-->", set(), ["x"]),
        ("<script>'<img src=x>'</script><img src=y>", set(), ["y"]),
        ("<svg><style>a{b:url(x)}</style><use href=y></use></svg>", set(), ["x", "y"]),
        ("<math><style><img src=x></style></math>", set(), ["x"]),
        ("<IMG SRC=x><ſcript src=y>", set(), ["x"]),
        ("<img/src='x'/id=a>", {"a"}, ["x"]),
        ("<table><img src=x></table>", set(), ["x"]),
        ("<img src='x", set(), []),
        ("\0<img \0 src=&#120;>", set(), ["x"]),
        ("<plaintext><img src=x>", set(), []),
    ],
)
def test_a_page_with_tricks_is_read_as_browsers_do(html: str, ids: set[str], addresses: list[str]) -> None:
    page = read_page(html)
    assert page.ids == ids
    assert page.fetched == addresses


PARTS = parts_of("a/index.html", '<p id="x"><a href="../b/#y">b</a><img src="//e.example/"><a href="../../">o</a>')


def test_parts_are_the_same_from_the_store() -> None:
    assert PARTS.doubtful
    assert PARTS.foreign == ("//e.example/",)
    assert unpacked(PARTS.packed()) == PARTS


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}\n",
        b"[]\n",
        b"null\n",
        b'{"sizes": [8, 0, 0], "foreign": [], "doubtful": false}\nshort',
        b'{"sizes": [-8, 8, 0], "foreign": [], "doubtful": false}\n',
        b'{"sizes": ["8", 0, 0], "foreign": [], "doubtful": false}\n12345678',
        b'{"sizes": [4, 0, 0], "foreign": [], "doubtful": false}\n1234',
        b'{"sizes": [0, 0], "foreign": [], "doubtful": false}\n',
        b'{"sizes": [0, 0, 0], "foreign": 5, "doubtful": false}\n',
    ],
)
def test_other_bytes_are_no_parts(data: bytes) -> None:
    assert unpacked(data) is None


def test_a_page_that_is_as_it_was_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, read = Store(tmp_path / "store"), []
    good = '<p id="p"></p><a href="b/#p">乙</a>'
    folder = put(tmp_path / "site", {"index.html": good, "b/index.html": '<p id="p"></p><a href="../#p">甲</a>'})

    def noted(name: str, html: str) -> PageParts:
        read.append(name)
        return parts_of(name, html)

    monkeypatch.setattr(links, "parts_of", noted)
    assert check_site(folder, store=store) == []
    assert read == ["b/index.html", "index.html"]
    put(folder, {"b/index.html": "<p>丙</p>"})
    for _ in range(2):
        read.clear()
        (finding,) = check_site(folder, store=store)
        assert (finding.file, finding.code.id) == ("index.html", "link-no-anchor")
    assert read == []
    put(folder, {"b/index.html": '<p id="p"></p><a href="../#p">甲</a>'})
    assert check_site(folder, store=store) == []
    (folder / "b/index.html").unlink()
    (finding,) = check_site(folder, store=store)
    assert finding.code.id == "link-broken"


def test_the_allowed_address_is_a_part_of_what_was_checked(tmp_path: Path) -> None:
    store, script = Store(tmp_path / "store"), "https://stats.example.org/count.js"
    folder = put(tmp_path / "site", {"index.html": f'<script src="{script}"></script>'})
    assert check_site(folder, script, store) == []
    assert len(check_site(folder, "", store)) == 1


def test_parts_that_lead_nowhere_are_named(tmp_path: Path) -> None:
    store = Store(tmp_path / "store")
    folder = put(tmp_path / "site", {"index.html": "<p>x</p>"})
    assert replace(PARTS, doubtful=False) != PARTS
    assert check_site(folder, store=store) == []
    put(folder, {"a.css": "a{b:url(//e.example/x)}"})
    (finding,) = check_site(folder, store=store)
    assert finding.file == "a.css"
