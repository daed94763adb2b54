"""The entry of a document: its references without a script, its outline, what machines read in its head."""

from __future__ import annotations

import json

import yaml

from generator.output.documents.control import FORMATS, control_data
from generator.output.documents.entry import OUTLINE, entry_page
from tests.unit.output import samples
from tests.unit.output.references.made import KNOWN, cases, report_of
from tests.unit.output.rendering import render

CORPUS = samples.corpus()
PAGE = entry_page(report_of(cases()[0]), KNOWN, "方志")


def test_references_are_in_the_page_with_a_place_for_address_and_day() -> None:
    for name in FORMATS:
        assert f"<dt>{name}</dt>" in PAGE
    assert "云溪县人民政府网（2024-01-15）&#91;" in PAGE
    assert PAGE.count('<span class="fz-site"></span>documents/yunxi-2024-x/') == len(FORMATS)
    assert PAGE.count('<span class="fz-today">引用日期</span>') == 2, "of the standards alone"
    assert "urldate" not in PAGE
    assert "accessed" not in PAGE


def test_the_head_is_what_the_theme_reads() -> None:
    front = yaml.safe_load(PAGE.split("---\n")[1])
    assert front["title"] == "云溪县2024年政府工作报告（2024年）"
    assert front["lastmod"] == "2026-02-01"
    assert ["citation_author", "王小明"] in front["tags_for_machines"]
    assert json.loads(front["linked_data"])["@type"] == "Report"


def test_the_outline_leads_to_the_text() -> None:
    page = entry_page(CORPUS.reports[0], KNOWN, "方志")
    links = [a["href"] for name, a in render(page.split("---\n", 2)[2]).elements if name == "a"]
    assert [link for link in links if link and "#s-" in link] == [
        "../../cities/changsha/#s-1",
        "../../cities/changsha/#s-1",
        "../../cities/changsha/?document=changsha-2023-aaaa#s-1",
        "../../cities/changsha/?document=changsha-2023-aaaa#s-2",
    ], "the gap in short and in full, then the outline"


def test_the_text_is_read_alone_first_of_all_links() -> None:
    page = entry_page(CORPUS.reports[0], KNOWN, "方志")
    links = [a["href"] for name, a in render(page.split("---\n", 2)[2]).elements if name == "a"]
    assert (
        links[links.index("../../cities/changsha/") + 2]
        == "../../cities/changsha/?document=changsha-2023-aaaa#t-1"
    ), "after the trail"


def test_headings_are_folded_below_those_that_contain_them() -> None:
    levels = [2, 1, 3, 2, 3, 1]
    headings = tuple(samples.passage(f"s-{n}", "heading", f"第{n}", level) for n, level in enumerate(levels))
    page = entry_page(samples.report("x-2023-x", headings), KNOWN, "方志")
    assert [page.count(f"下分{n}节") for n in (1, 2, 3)] == [1, 1, 0]
    inner = page[page.index("第1</a>") : page.index("第5</a>")]
    assert [f"第{n}</a>" in inner for n in range(2, 5)] == [True] * 3
    assert inner.count("<ul>") == inner.count("</ul>") == 2


def test_the_control_reads_every_format_and_the_record() -> None:
    data = json.loads(control_data(CORPUS.reports[0], KNOWN, "方志"))
    assert list(data["references"]) == list(FORMATS)
    assert data["gaps"] == ["p-3", "s-1"]
    assert data["record"] == "records/changsha-2023-aaaa/"


def test_an_outline_has_as_many_levels_as_there_is_room_for() -> None:
    levels = [1, 2, *[3] * OUTLINE, 1, 2]
    headings = tuple(samples.passage(f"s-{n}", "heading", f"第{n}", level) for n, level in enumerate(levels))
    page = entry_page(samples.report("x-2023-x", headings), KNOWN, "方志")
    assert [f"第{n}</a>" in page for n in (0, 1, 2, len(levels) - 1)] == [True, True, False, True]
    alone = tuple(samples.passage(f"s-{n}", "heading", "甲", 1) for n in range(OUTLINE + 1))
    assert entry_page(samples.report("x-2023-x", alone), KNOWN, "方志").count("<li") == OUTLINE + 1
