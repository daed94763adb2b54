"""The heads of pages: what machines and previews of links read there."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser

from generator.output.settings import Settings
from generator.output.site.build import build_site
from generator.output.write import write_docs
from tests.unit.output import samples

if TYPE_CHECKING:
    from pathlib import Path

ENTRY = "documents/changsha-2023-aaaa/"


def test_a_page_says_in_its_head_what_it_is(tmp_path: Path) -> None:
    settings = Settings(name="三江&报告库", address="https://example.org/a&b/")
    write_docs(samples.corpus(), tmp_path / "docs", settings=settings)
    assert build_site(tmp_path / "docs", tmp_path / "site", settings, lambda *_: True)
    heads = {
        page: _head(tmp_path / "site" / page) for page in ("", "cities/changsha/", ENTRY, "about/", "themes/")
    }
    for page, head in heads.items():
        assert head["link rel=canonical"] == [f"https://example.org/a&b/{page}"]
        assert head["og:url"] == head["link rel=canonical"]
        assert head["og:site_name"] == ["三江&报告库"]
        assert len(head["og:title"]) == len(head["og:description"]) == len(head["description"]) == 1
    assert len({head["description"][0] for head in heads.values()}) == len(heads), "each page has its own"
    assert heads[""]["og:title"] == ["三江&报告库"]
    assert heads[ENTRY]["citation_title"] == ["长沙市2023年政府工作报告"]
    assert heads[ENTRY]["citation_fulltext_html_url"] == ["https://example.org/a&b/cities/changsha/"]
    html = (tmp_path / "site" / ENTRY / "index.html").read_text(encoding="utf-8")
    found = re.search('<script type="application/ld.json">(.*?)</script>', html)
    assert found
    assert json.loads(found[1])["@id"].endswith(f"b/{ENTRY}")
    assert f'<span class="fz-site">https://example.org/a&amp;b/</span>{ENTRY}' in html
    assert "\ue000" not in html


def _head(page: Path) -> dict[str, list[str]]:
    """Return the values in the head of a page by their names."""
    tree = LexborHTMLParser((page / "index.html").read_text(encoding="utf-8"))
    found: dict[str, list[str]] = {}
    for meta in tree.css("head meta[content]"):
        name = meta.attributes.get("name") or meta.attributes.get("property") or ""
        found.setdefault(name, []).append(meta.attributes["content"] or "")
    links = tree.css("head link[rel=canonical]")
    return {**found, "link rel=canonical": [link.attributes["href"] or "" for link in links]}
