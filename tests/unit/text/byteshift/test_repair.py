"""Byte shift: forms of several decoders, what is sure and what is not, what stays, and what is too much."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.text.byteshift import repair as module
from generator.text.byteshift.beam_search.decoding import Decoding
from generator.text.byteshift.confidence import Repair
from generator.text.byteshift.events import Event
from generator.text.byteshift.repair import MOST_SHOWN, repair_byteshift
from generator.text.byteshift.repair import repaired as repairs_of
from generator.text.byteshift.spots import odd_runs
from generator.text.byteshift.windows import Window
from generator.text.characters import UNREADABLE
from generator.text.restore import restore_text
from generator.text.view import View
from tests.damage.gbk import DECODERS, MARKS
from tests.damage.samples import FOLDER, load
from tests.damage.script import to_traditional
from tests.damage.shift import Site
from tests.unit.text.byteshift.models import TRADITIONAL

KNOWLEDGE = load_knowledge()
AROUND = "\n" + to_traditional("\n".join(load(FOLDER)[0].paragraphs[2:6]))
GLOSSING = {"細": "(xì)", "優": "(yōu)", "襬": "(bǎi)"}


def repaired(text: str) -> tuple[str, set[str]]:
    """Return the first line with its shifts repaired, and the rules that did it."""
    changes = [
        c for c in repair_byteshift(View.of(text + AROUND), KNOWLEDGE).changes if c.start <= text.index("\n")
    ]
    for change in reversed(changes):
        text = text[: change.start] + change.after + text[change.end :]
    return text.split("\n")[0], {change.rule for change in changes}


@pytest.mark.parametrize("decoder", ["windows", *DECODERS])
@pytest.mark.parametrize(
    ("written", "glosses"),
    [("深入開展燃氣安全隱患整治工作", GLOSSING), ("要樹立他們為榜樣的意識", GLOSSING)],
    ids=("gas", "they"),
)
def test_a_gloss_inside_a_character_is_undone_whatever_the_decoder_showed_for_it(
    written: str, glosses: dict[str, str], decoder: str
) -> None:
    shown = Site(glosses, "", "?", 0, "", decoder).edit(written).text
    assert shown != written
    text, rules = repaired(shown + "。\n")
    assert rules <= {"byte-shift", "byte-shift-inferred"}
    assert rules == {"byte-shift-inferred"} or text == written + "。"
    if decoder == "browser":
        assert text == written + "。"


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("在享受草原生态保护补奖政策的旗县全面推开，同步开展监测。", "补奖者"),
        ("推动生产场景智能化改造，加快高危、高劳动强度单元“机器换人”。", "高校"),
        ("有序提高医保、低保标准，推动基本养老保险参保扩面。", "低标准"),
        ("研制海上油气生产装置“海葵一号”交付运营，柴油机热效率提高。", "“一号"),
    ],
)
@pytest.mark.parametrize("dangling", ["?", ""])
def test_what_may_have_vanished_or_been_another_character_is_not_certain(
    written: str, wrong: str, dangling: str
) -> None:
    site = Site({}, MARKS, dangling, 1, "")
    for text in (written, to_traditional(written)):
        shown = site.shown(site.edit(text).text)
        got, rules = repaired(shown + "\n")
        assert wrong not in got or "byte-shift" not in rules


@pytest.mark.parametrize(
    "line",
    [
        "經濟發展靠什麼?靠改革,靠開放,靠創新。",
        "訪談嘉賓:龑昪、垚堃、㛃䶮等同志出席。",
        "推广A股、T恤、K歌等消费;B超检查覆盖全县。",
        "爆款IP(知识产权)打造,增长5%;Q版人物受欢迎。",
        "为什么?怎么办?干什么!",
        "亚投行(aiib)与智能(ai)项目落地，重庆(chóng qìng)参会。",
        "彝文ꀀꀁ、日文の、俄文Аб与①②③并用。",
    ],
)
def test_text_that_only_looks_odd_stays(line: str) -> None:
    for text in (line, line + AROUND):
        assert not [c for c in repair_byteshift(View.of(text), KNOWLEDGE).changes if c.start < len(line)]


def test_a_repair_does_not_change_again() -> None:
    source = "投資者信心進一步提振?偟膩碚f,全區經濟發展較好。" + AROUND
    once = restore_text(source, KNOWLEDGE).tracked.text
    assert once.startswith("投资者信心进一步提振。总的来说，")
    assert restore_text(once, KNOWLEDGE).tracked.text == once


def test_too_much_damage_is_left_and_said() -> None:
    lines = (f"投資者信心進一步提振?偟膩碚f,第{n}年全區經濟發展較好。" for n in range(MOST_SHOWN // 20))
    outcome = repair_byteshift(View.of("\n".join(lines)), KNOWLEDGE)
    assert not outcome.changes
    assert [suspect.message for suspect in outcome.suspects] == [Code.DAMAGE_TOO_LARGE()]


def test_damage_that_repeats_is_read_once_and_repaired_everywhere() -> None:
    line = "投資者信心進一步提振?偟膩碚f,全區經濟發展較好。\n"
    assert len(repair_byteshift(View.of(line * 3000), KNOWLEDGE).changes) == 3000


SHIFTED = "投資者信心進一步提振?偟膩碚f,全區經濟發展較好。"


def test_a_place_is_looked_at_only_where_something_is_odd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "windows", lambda *_arguments: pytest.fail("there is nothing to decode again"))
    assert repair_byteshift(View.of("全区经济发展较好，投资者信心进一步提振。"), KNOWLEDGE).changes == ()


def test_changes_are_sorted_and_say_whether_they_are_certain(monkeypatch: pytest.MonkeyPatch) -> None:
    repairs = [Repair(3, 4, "乙", is_certain=False), Repair(1, 2, "甲", is_certain=True)]
    monkeypatch.setattr(module, "repaired", lambda *_arguments: repairs)
    changes = repair_byteshift(View.of(SHIFTED), KNOWLEDGE).changes
    assert [(change.rule, change.after) for change in changes] == [
        ("byte-shift", "甲"),
        ("byte-shift-inferred", "乙"),
    ]
    starts = [change.start for change in changes]
    assert starts[1] - starts[0] == 2


def test_as_many_damaged_places_as_are_looked_at_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    assert repair_byteshift(View.of(SHIFTED), KNOWLEDGE).changes
    monkeypatch.setattr(module, "MOST_SPOTS", 1)
    outcome = repair_byteshift(View.of(SHIFTED), KNOWLEDGE)
    assert not outcome.changes
    assert [suspect.message for suspect in outcome.suspects] == [Code.DAMAGE_TOO_LARGE()]


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Let the search find one event and 100 nats, and return whether it was thorough, each time it is asked."""
    asked: list[bool] = []

    def best_decoding(_model: object, _window: Window, _prior: object, *, thorough: bool = False) -> Decoding:
        asked.append(thorough)
        return Decoding(100.0, "\n甲", (Event(0, "first"),), ())

    monkeypatch.setattr(module, "best_decoding", best_decoding)
    return asked


def judged(monkeypatch: pytest.MonkeyPatch, gain: float, *repairs: Repair) -> list[Repair]:
    monkeypatch.setattr(module, "cost_as_shown", lambda *_arguments: 100.0 + gain)
    monkeypatch.setattr(module, "repairs", lambda *_arguments: iter(repairs))
    return repairs_of(TRADITIONAL, Window("\n", "乙", "\n"))


SURE, GUESSED = Repair(0, 1, "甲", is_certain=True), Repair(0, 1, "甲", is_certain=False)
MARKED = Repair(0, 1, f"甲{UNREADABLE}", is_certain=False)


@pytest.mark.usefixtures("decoded")
@pytest.mark.parametrize(("gain", "believed"), [(6.0, True), (5.9, False), (-60.0, False)])
def test_a_text_must_be_likelier_than_what_is_shown(
    gain: float, monkeypatch: pytest.MonkeyPatch, *, believed: bool
) -> None:
    assert judged(monkeypatch, gain, GUESSED) == ([GUESSED] if believed else [])


@pytest.mark.usefixtures("decoded")
@pytest.mark.parametrize(("gain", "believed"), [(18.0, True), (17.9, False)])
def test_it_must_be_much_likelier_to_be_marked_as_unreadable(
    gain: float, monkeypatch: pytest.MonkeyPatch, *, believed: bool
) -> None:
    assert judged(monkeypatch, gain, GUESSED, MARKED) == [GUESSED, *([MARKED] if believed else [])]


def test_what_looks_certain_is_decoded_again_thoroughly(
    decoded: list[bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert judged(monkeypatch, 50.0, GUESSED) == [GUESSED]
    assert decoded == [False]
    decoded.clear()
    assert judged(monkeypatch, 50.0, SURE) == [SURE]
    assert decoded == [False, True]


@pytest.mark.parametrize("found", [None, Decoding(0.0, "\n乙", (), ())], ids=("no text", "as it is shown"))
def test_without_an_event_there_is_no_repair(found: Decoding | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "best_decoding", lambda *_arguments, **_named: found)
    assert judged(monkeypatch, 50.0, SURE) == []


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        ("推进综合治理？朱镕基同志视察。", "推进综合治理？朱镕基同志视察。"),
        ("加强洣水流域综合治理，\ufffd推进。", "加强洣水流域综合治理，⟦乱码⟧推进。"),
        ("加强洣水流域综合治理。".encode("gbk").decode("gb2312", "replace"), "加强⟦乱码⟧流域综合治理。"),
        ("朱镕基同志到硚口。".encode("gbk").decode("gb2312", "replace"), "朱⟦乱码⟧基同志到⟦乱码⟧口。"),
    ],
)
def test_other_damage_and_rare_names_are_no_shift(shown: str, right: str) -> None:
    assert restore_text(f"{shown}\n全县经济发展。", KNOWLEDGE).tracked.text.split("\n")[0] == right


SHIFTED = "强化资源循环利用，机电产烦隹谠龀ぃ我们要进一步提振信心。"
"""A line of which the first byte of 品 is lost: the run ends at a comma."""


@pytest.mark.parametrize(
    ("shown", "right"),
    [
        (SHIFTED, "强化资源循环利用，机电产品出口增长，我们要进一步提振信心。"),
        ("建设4窤级景区，旅游总收入增长。", "建设4个A级景区，旅游总收入增长。"),
        ("建设4鯝级景区，旅游总收入增长。", "建设4个A级景区，旅游总收入增长。"),
        ("深化覴CEP成员国合作，扩大进出口。", "深化与RCEP成员国合作，扩大进出口。"),
    ],
    ids=["first byte", "last byte before a letter", "first byte before a letter", "a word of letters"],
)
def test_a_byte_lost_anywhere_is_put_back_where_the_counts_decide_and_is_inferred(shown: str, right: str) -> None:
    restored = restore_text(shown, KNOWLEDGE).tracked
    assert restored.text == right
    assert {step for edit in restored.edits for step in edit.steps} == {"byte-shift-inferred"}


RARE_NAMES = (
    "洣水、㵲水治理完成。张珺等同志出席，王晔、李旻、赵玥、刘堃、杨喆主持，"
    "孙昇、陈翀发言，感谢张珼级干部、张琣等同志。"
)


@pytest.mark.parametrize("around", ["", f"{SHIFTED}\n"], ids=["alone", "in a damaged document"])
def test_a_rare_name_is_no_damage(around: str) -> None:
    assert restore_text(around + RARE_NAMES, KNOWLEDGE).tracked.text.split("\n")[-1] == RARE_NAMES


def test_more_is_looked_for_only_where_damage_is_known() -> None:
    line = "实现更大炼韧贫媛躺。"  # 更大力度推动 lost bytes in two places: nothing but odd words is left
    assert restore_text(line, KNOWLEDGE).tracked.text == line
    assert list(odd_runs(line, KNOWLEDGE.bigrams, []))
    rare = "他们大多只顾眼前利益，穷得揭不开锅。"
    assert not list(odd_runs(rare, KNOWLEDGE.bigrams, []))
    assert list(odd_runs(rare, KNOWLEDGE.bigrams, [3]))


def test_digits_of_either_width_are_not_odd() -> None:
    assert not list(odd_runs("城镇新增就业１１０２５３０８２人，支出２６１７１５１２元", KNOWLEDGE.bigrams, [3]))
