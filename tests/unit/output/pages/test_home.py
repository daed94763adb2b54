"""The home page says what the site has: its headline and questions follow from the documents, or the settings."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, unquote, urlsplit

from generator.output import addresses
from generator.output.overview.face import headline, questions
from generator.output.overview.tally import Card, Tally, tally
from generator.output.page_kind import HomeLink
from generator.output.pages.home import home_page
from generator.output.settings import DEFAULTS
from tests.unit.output.samples import corpus

if TYPE_CHECKING:
    from generator.reading.model import Level

CORPUS = corpus()
CARD = tally(CORPUS).entries[0]


def card(slug: str, level: Level) -> Card:
    place = replace(CARD.place, slug=slug, level=level)
    return replace(CARD, place=place, own=True, kind="work-report", gaps=())


def counted(*cards: Card) -> str:
    return headline(Tally(cards, CORPUS.knowledge.places))


def test_the_headline_counts_provinces_and_other_places_once() -> None:
    provinces = [card("hunan", "province"), card("hunan", "province"), card("beijing", "province")]
    assert counted(*provinces) == "2省政府工作报告全文，可检索、可引用"
    assert counted(*provinces, card("changsha", "prefecture")) == "2省、1市县政府工作报告全文，可检索、可引用"
    assert (
        counted(card("changsha", "province")) == "1市县政府工作报告全文，可检索、可引用"
    )  # as the gazetteer has it
    assert counted() == "政府工作报告与同类文献，可检索、可引用"


def test_texts_are_in_full_only_if_nearly_all_are() -> None:
    torn = replace(card("hunan", "province"), gaps=("ending",))
    assert "全文" not in counted(torn, card("beijing", "province"))
    other = replace(card("hunan", "province"), kind="speech")
    assert counted(other, card("beijing", "province")) == "2省政府工作报告等文献全文，可检索、可引用"


def test_every_question_has_hits() -> None:
    asked = questions(tally(CORPUS), CORPUS.knowledge)
    assert asked
    for one in asked:
        found = [
            report
            for report in CORPUS.reports
            if one.place in ("", report.place.slug) and one.year in (None, report.year)
        ]
        assert any(one.query in passage.text for report in found for passage in report.passages), one


def test_the_words_of_the_settings_come_first() -> None:
    settings = replace(DEFAULTS, headline="某县六十年", examples=("养老 & 服务",))
    page = home_page(CORPUS, [(HomeLink("按地区"), addresses.CITIES)], settings)
    assert "# 某县六十年 {" in page
    (link,) = re.findall('href="(search/[^"]*)"', page)
    assert parse_qs(urlsplit(unquote(link.replace("&amp;", "&"))).query, strict_parsing=False)["q"][0].startswith(
        "养老"
    )
