"""Text that was decoded with the wrong encoding: restored where its bytes remain, marked where they are lost."""

from __future__ import annotations

from difflib import SequenceMatcher
from random import Random

import pytest

from generator.knowledge import load_knowledge
from generator.text.encodings.lost_bytes import Tokens
from generator.text.encodings.mojibake import MISREAD, reread
from generator.text.ledger import replay, undo
from generator.text.restore import restore, restore_text
from tests.damage.mojibake import EXACT, LOSSY, misread_page
from tests.damage.samples import FOLDER, load

KNOWLEDGE = load_knowledge()
SAMPLES = load(FOLDER)


def _sentences(seed: str) -> list[str]:
    """Return a random page with one sentence per line."""
    rng = Random(seed)
    paragraphs = rng.choice(SAMPLES).draw(rng, 900)
    return [f"{sentence}。" for paragraph in paragraphs for sentence in paragraph.split("。") if len(sentence) > 2]


@pytest.mark.parametrize("kind", EXACT)
@pytest.mark.parametrize("number", range(5))
def test_a_page_whose_bytes_are_all_there_is_read_again(kind: str, number: int) -> None:
    page = misread_page(_sentences(f"{kind} {number}"), kind)
    restored = restore(page.source, KNOWLEDGE).tracked
    assert restored.text == page.expected
    assert undo(restored.text, restored.edits) == page.source
    assert replay(page.source, restored.edits) == page.expected
    steps = {step for edit in restored.edits for step in edit.steps}
    assert {KNOWLEDGE.rules[step].evidence for step in steps} == {"recovered"}


@pytest.mark.parametrize("kind", LOSSY)
@pytest.mark.parametrize("number", range(5))
def test_a_lost_character_is_inferred_or_marked_and_the_others_are_right(kind: str, number: int) -> None:
    page = misread_page(_sentences(f"{kind} {number}"), kind)
    restored = restore(page.source, KNOWLEDGE).tracked
    matcher = SequenceMatcher(None, restored.text, page.expected, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    assert same > 0.95 * len(page.expected)
    assert len(restored.text.replace("⟦乱码⟧", "")) - same < 0.02 * len(page.expected), "wrong and not marked"
    assert any("lost-bytes" in edit.steps for edit in restored.edits)


@pytest.mark.parametrize("kind", EXACT)
def test_a_misread_line_of_a_clean_page_is_read_again(kind: str) -> None:
    first, second, *_ = load(FOLDER)[0].paragraphs[4:]
    page = misread_page(_sentences(kind), kind)
    middle, end = page.source.split("\n")[0], page.expected.split("\n")[0]
    assert restore_text(f"{first}\n{middle}\n{second}", KNOWLEDGE).tracked.text == f"{first}\n{end}\n{second}"


@pytest.mark.parametrize(
    "text",
    [
        "长沙世界计算·“双高”计划——Müller、Škoda与L’Oréal参展。",
        "气温-5℃±0.5，面积3×4米，µ子与÷号，§3条款。",
        "人名有鐩、鍏、涓三字，地名有甯、浣，都不动。",
        "联通公司与移动公司。",
        "同Россия合作，Москва会议。",
        "同Россия合作。\nРоссия\nПривет мир",
        "引进Łódź、Århus、Café、Señor、Ørsted、Société Générale的项目。",
        "“长”读作cháng或zhǎng，ΣΑΔΑΜ与ГОСТ、ДНК不动。",
    ],
)
def test_foreign_words_marks_and_rare_characters_stay(text: str) -> None:
    assert reread(text, KNOWLEDGE.bigrams) == text


@pytest.mark.parametrize("wrong", ["gbk", "cp1252", "cp1250"])
@pytest.mark.parametrize("errors", ["ignore", "replace"])
def test_a_guess_that_reports_do_not_have_beside_its_neighbours_is_a_mark(wrong: str, errors: str) -> None:
    text = "加快“十五五”规划建议编制，耕地占补平衡。建设什么样的首都、怎样建设首都。构成某些目标。" * 2
    read = reread(text.encode().decode(wrong, errors), KNOWLEDGE.bigrams)
    assert not set(read) - set(text) - {"\ufffd"}
    assert "建设编" not in read


def test_letters_without_a_whole_character_are_not_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.text.encodings.mojibake.read_utf8", lambda *_: pytest.fail("costly"))
    assert reread("ä¸å" * 600, KNOWLEDGE.bigrams) == "ä¸å" * 600


def test_traditional_text_is_not_taken_for_damaged_bytes_before_it_is_ruled_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = "鐵路、鏡湖和錢塘江的治理，銀行的貸款，鍋爐的改造，鋼鐵廠的搬遷。"
    assert not MISREAD.isdisjoint(text), "its characters are those that misread text has"
    monkeypatch.setattr(Tokens, "of", lambda *_: pytest.fail("costly"))
    assert reread(text, KNOWLEDGE.bigrams) == text
