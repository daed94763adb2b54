"""The damage matches its mechanism: known forms byte for byte, the same page for the same seed."""

from __future__ import annotations

from html import unescape
from itertools import combinations, product
from random import Random
from typing import TYPE_CHECKING

import pytest

from tests.damage import samples
from tests.damage.boilerplate import boilerplate_page
from tests.damage.dropped import dropped_page
from tests.damage.encodings import ENCODINGS, encoded_page
from tests.damage.founder import REAL_WORDS, epaper_page, founder_page, symbol_code
from tests.damage.gaps import gap_page
from tests.damage.gbk import cut_at_marks, decode, inject, read
from tests.damage.glosses import gloss_page
from tests.damage.injected import FEWEST, injected_page
from tests.damage.layers import layered_page
from tests.damage.marks import KINDS as MARK_KINDS
from tests.damage.marks import marks_page
from tests.damage.noise import KINDS, noise_page
from tests.damage.script import survives, to_taiwan, to_traditional, traditional_only
from tests.damage.shift import decoded_page, encodable, shift_page
from tests.damage.width import halve, narrow_page
from tests.damage.wraps import wrap_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.damage.model import Damaged
    from tests.damage.samples import Sample

SAMPLES = samples.load(samples.FOLDER)
PAGES: dict[str, Callable[[Sample, Random], Damaged]] = {
    "glosses": lambda sample, rng: gloss_page(sample.draw(rng, 900, survives), rng),
    "injected": lambda sample, rng: injected_page(sample.draw(rng, 900, survives), rng),
    "shift": lambda sample, rng: shift_page(sample.draw(rng, 900, encodable), rng),
    "decoders": lambda sample, rng: decoded_page(sample.draw(rng, 900, encodable), rng),
    "dropped": lambda sample, rng: dropped_page(sample.draw(rng, 900, encodable), rng),
    "width": lambda sample, rng: narrow_page(sample.draw(rng, 900), rng),
    "wraps": lambda sample, rng: wrap_page(sample.draw(rng, 900), rng),
    "noise": lambda sample, rng: noise_page(sample.draw(rng, 900), rng),
    "marks": lambda sample, rng: marks_page(sample.draw(rng, 900), rng),
    "founder": lambda sample, rng: founder_page(sample.draw(rng, 900), rng),
    "epaper": lambda sample, rng: epaper_page(sample.draw(rng, 900), rng),
    "boilerplate": lambda sample, rng: boilerplate_page(sample.draw(rng, 900), rng),
    "gaps": lambda sample, rng: gap_page(sample.draw(rng, 900), rng),
    "encodings": lambda sample, rng: encoded_page(sample.draw(rng, 900, encodable), rng),
    "layers": lambda sample, rng: layered_page(sample.draw(rng, 900, survives), rng),
}


@pytest.mark.parametrize("kind", PAGES)
def test_a_seed_always_gives_the_same_page(kind: str) -> None:
    pages = [PAGES[kind](sample, Random(seed)) for sample in SAMPLES for seed in range(6)]
    assert pages == [PAGES[kind](sample, Random(seed)) for sample in SAMPLES for seed in range(6)]
    may_fall_out = ("noise/spaced-out", "marks/typed-twice", "marks/straight-quotes")
    pages = [page for page in pages if page.what not in may_fall_out]
    assert pages
    assert all(page.source.encode(page.encoding) != page.expected.encode() for page in pages)


# Forms seen on crawled pages: the first in a seed, the others on public pages of several mirror sites.
@pytest.mark.parametrize(
    ("text", "glosses", "seen"),
    [
        ("燃氣安全、自建房安全等重大隱患", {"細": "(xì)"}, "燃?xì)獍踩⒆越ǚ堪踩戎卮箅[患"),
        ("他們為標桿", {"優": "(yōu)", "標": "(biāo)"}, "他們?yōu)闃?biāo)桿"),
        ("成績人嘴里說出來", {"內": "(nèi)"}, "成績?nèi)俗炖镎f出來"),
        ("咱們再度召開全省", {"冊": "(cè)"}, "咱們?cè)俣日匍_全省"),
    ],
)
def test_glosses_go_into_the_middle_of_characters_as_on_crawled_pages(
    text: str, glosses: dict[str, str], seen: str
) -> None:
    assert read([inject(text.encode("gbk"), glosses)]).text == seen


@pytest.mark.parametrize(
    ("text", "glosses", "dangling", "seen"),
    [
        ("提振。總的來說，", {}, "", "提振?偟膩碚f,"),
        ("成效。現將", {"現": "(xiàn)"}, "?", "成效?,F(xiàn)將"),
        ("主幹。總結", {"結": "(jié)"}, "?", "主幹??偨Y(jié)"),
        ("最主要的。”這一系統", {}, "?", "最主要的?!边@一系統"),
        ("規模化商業運營", {"業": "(yè)"}, "?", "規?;虡I(yè)運營"),
        ("珠海口岸，暢想", {}, "?", "珠??诎?,暢想"),
        ("。《中共中央關於", {"關": "(guān)"}, "?", "?!吨泄仓醒腙P(guān)於"),
    ],
)
def test_cutting_at_marks_shifts_what_follows_as_on_crawled_pages(
    text: str, glosses: dict[str, str], dangling: str, seen: str
) -> None:
    pieces = cut_at_marks(inject(text.encode("gbk"), glosses))
    assert halve(read(pieces, dangling).text) == seen


def test_a_wide_blank_before_a_bracket_holds_a_full_stop() -> None:
    data = inject("\u3000（秦州區外宣辦".encode("gbk"), {"區": "(qū)"})
    assert read(cut_at_marks(data, "。"), "").text == "。ㄇ刂輩^(qū)外宣辦"


def test_a_decoder_that_loses_bytes_says_which() -> None:
    reading = read([inject("燃氣安全、自建房安全等重大隱患".encode("gbk"), {"細": "(xì)"})])
    assert reading.vanished == (b"\xab\xa1", b"\xab\xb5")
    assert reading.eaten == ()
    assert read(cut_at_marks("提振。總的來說".encode("gbk"))).dangling == (b"\xa1",)
    assert read(["增长".encode("gbk")[1:] + b"5%"]).eaten == (b"\xa45",)


def test_founder_symbols_are_one_sum() -> None:
    assert "".join(map(symbol_code, "，。、；：！？（）“”《》①")) == "袁遥尧曰院浴钥渊冤野冶叶曳淤"
    page = founder_page(["增长，稳定。"], Random(1))
    assert page.source == "增长袁稳定遥"


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_each_page_has_its_own_glossed_characters(sample: Sample) -> None:
    pages = [gloss_page(sample.draw(Random(seed), 900, survives), Random(seed)) for seed in range(4)]
    assert len({page.source for page in pages}) == len(pages)
    assert all(page.glosses >= 10 for page in pages)


def test_only_traditional_characters_are_glossed() -> None:
    assert [c for c in "發展乾著細氣么" if traditional_only(c)] == ["發", "細", "氣"]
    assert to_traditional("发展细节") == "發展細節"


def test_wrapping_loses_nothing_and_separates_breaks_from_ends() -> None:
    for seed in range(40):
        page = wrap_page(SAMPLES[seed % 4].draw(Random(seed), 900), Random(seed))
        assert "".join(page.source.split()) == "".join(page.expected.split())
        assert not page.breaks & page.ends
        assert page.breaks


@pytest.mark.parametrize("kind", KINDS)
def test_noise_hides_no_character(kind: str) -> None:
    paragraph = SAMPLES[0].paragraphs[5]
    noisy = iter(unescape(KINDS[kind](paragraph, Random(3))))
    assert all(character in noisy for character in paragraph if character not in "“”")


@pytest.mark.parametrize(
    ("kind", "seen"),
    [
        ("straight-quotes", '推进"三高四新"。'),
        ("broken-quotes", '　　推进"三高四新"。'),
        ("wide-numbers", "增长５．８％，３：３０开会，１，２００人。"),
        ("run-in", "????推进“三高四新”。"),
        ("question-blanks", "?推进“三高四新”。"),
    ],
)
def test_marks_are_written_as_on_crawled_pages(kind: str, seen: str) -> None:
    paragraph = "增长5.8%，3:30开会，1,200人。" if "number" in kind else "推进“三高四新”。"
    sources = {MARK_KINDS[kind]([paragraph], Random(seed)).rstrip("\n") for seed in range(8)}
    assert seen in sources


def test_marks_of_either_width_are_between_ascii() -> None:
    page = narrow_page(["占比为3：1，增长5%，GDP（不含R&D）和研发（R&D）。"], Random(1))
    assert [page.expected[at] for at in sorted(page.free)] == ["：", "，", "（", "）"]


SHOWN: dict[str, Callable[[bytes], str]] = {
    "": lambda data: decode(data, "ignore"),
    "?": lambda data: read([data], "?").text,
    "\N{REPLACEMENT CHARACTER}": lambda data: decode(data, "replace"),
}
"""What is shown of bytes, by the sign for one that is no character."""


def lacking(data: bytes, lost: int, signs: tuple[bytes, ...]) -> set[bytes]:
    """Return what is left of bytes without so many of them, at any places; a sign may be put for each."""
    pieces = [data[at : at + 1] for at in range(len(data))]
    return {
        b"".join(filled.get(at, piece) for at, piece in enumerate(pieces))
        for places in combinations(range(len(data)), lost)
        for put in product(signs, repeat=lost)
        for filled in [dict(zip(places, put, strict=True))]
    }


def test_a_line_lacks_one_byte_or_two_and_nothing_else() -> None:
    paragraph = "推进农村电商加快发展。"
    written = (paragraph, to_traditional(paragraph))
    pages = [dropped_page([paragraph] * 6, Random(seed)) for seed in range(40)]
    for sign, shown in SHOWN.items():
        lines = [line for page in pages if page.what == f"dropped/{sign or 'silently'}" for line in page.lines]
        put = (b"", b"?") if sign == "?" else (b"",)
        one, two = (
            {shown(left) for text in written for left in lacking(text.encode("gbk"), lost, put)} for lost in (1, 2)
        )
        found = {line.source for line in lines if line.shifted}
        assert found & one
        assert found - one
        assert found <= one | two
        assert {line.expected for line in lines} == {paragraph}


def test_letters_between_han_may_be_swallowed_by_the_byte_before_them() -> None:
    assert decode("向A东盟".encode("gbk").replace(b"\xf2", b""), "ignore") == "螦东盟"


def holds(source: str, text: str) -> bool:
    """Whether all characters of a text are in another, in their order."""
    rest = iter(source)
    return all(character in rest for character in text)


def test_a_page_of_any_injector_holds_the_text_and_the_brackets_of_its_author() -> None:
    pages = [
        injected_page(SAMPLES[seed % 4].draw(Random(seed), 600, survives), Random(seed)) for seed in range(60)
    ]
    belonging = [(bracket, page) for page in pages for bracket in page.belonging]
    assert len({bracket for bracket, _ in belonging}) > FEWEST
    assert [bracket for bracket, page in belonging if bracket not in page.expected] == []
    for page in pages:
        old = "\n".join(map(to_traditional, page.expected.split("\n")))
        assert page.glosses >= FEWEST
        assert len(page.source) > len(page.expected)
        assert any(holds(page.source, text) for text in (page.expected, old))


def test_words_with_the_han_of_marks_stay_in_an_excerpt_of_a_newspaper() -> None:
    pages = [epaper_page(SAMPLES[seed % 4].draw(Random(seed), 600), Random(seed)) for seed in range(60)]
    used = {word for page in pages for word in REAL_WORDS if word in page.expected}
    assert len(used) > len(REAL_WORDS) / 2
    for page in pages:
        marks = page.what.partition("/")[2]
        right = dict(zip(map(symbol_code, marks), marks, strict=True))
        pairs = list(zip(page.source, page.expected, strict=True))
        assert [pair for pair in pairs if pair[0] != pair[1] and right.get(pair[0]) != pair[1]] == []
        assert not set(marks) & set(page.source)
        assert [word for word in used if page.source.count(word) != page.expected.count(word)] == []


def test_an_encoding_holds_the_whole_text() -> None:
    pages = [
        encoded_page(SAMPLES[seed % 4].draw(Random(seed), 600, encodable), Random(seed)) for seed in range(30)
    ]
    assert {page.encoding for page in pages} == set(ENCODINGS)
    for page in pages:
        assert page.source == (to_taiwan(page.expected) if page.encoding == "big5" else page.expected)
        assert page.source.encode(page.encoding).decode(page.encoding) == page.source
