"""Readings that a site puts after characters or in their place: pages of unseen sites, brackets that stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pypinyin import Style, pinyin

from generator.knowledge import load_knowledge
from generator.knowledge.findings.codes import Code
from generator.text.glosses import odd
from generator.text.restore import restore_text
from tests.eval.result import narrow

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWLEDGE = load_knowledge()
PROVEN = "政(zhèng)府工(gōng)作报(bào)告，发(fā)展经(jīng)济。\n"
"""A line whose glosses only a site can have put there."""


def _restored(text: str) -> str:
    return restore_text(text, KNOWLEDGE).tracked.text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "中共中央政治局(jú)召开会议，中共中(zhōng)央总书(shū)记习(xí)近平主持会议，讨(tǎo)论国务院拟提请(qǐng)审议的报告。",
            "中共中央政治局召开会议，中共中央总书记习近平主持会议，讨论国务院拟提请审议的报告。",
        ),
        (
            "1月(yue)8日(ri)，“不忘初心、牢記(ji)使命”主題教育總結大會(hui)(hui)在北京(jing)召開。",
            "1月8日，“不忘初心、牢记使命”主题教育总结大会在北京召开。",
        ),
        ("認真落實環(huán)保責任，嚴(yán)格執法。", "认真落实环保责任，严格执法。"),
    ],
    ids=["simplified, at random places", "toneless, repeated", "two traditional characters"],
)
def test_glosses_of_a_short_page_are_removed_everywhere(page: str, text: str) -> None:
    assert _restored(page) == text


@pytest.mark.parametrize(
    "line",
    [
        "政(Zhèng)府工(GŌNG)作报(Bào)告，发(Fā)展。",
        "政(zheng4)府工(gong1)作报(bao4)告，发(fa1)展。",
        "政(ㄓㄥˋ)府工(ㄍㄨㄥ)作报(ㄅㄠˋ)告，发(ㄈㄚ)展。",
        "政[zhèng]府工［gōng］作报〔bào〕告，发（fā）展。",
        "政( zhèng )府工(gōng )作报( bào)告，发(\u00a0fā)展。",
        "政(zhe\u0300ng)府工(\u0261\u014dn\u0261)作报(bào)告，发(f\u0101)展。",
        "政zhèng府工gōng作报bào告，发fā展。",
        "政(zhng)府工(gng)作报(bo)告，发(f)展。",
    ],
    ids=["capital", "number", "zhuyin", "square", "blanks", "other letters", "bare", "vowel lost"],
)
def test_a_gloss_may_be_written_in_many_ways(line: str) -> None:
    assert _restored(f"{PROVEN}{line}") == "政府工作报告，发展经济。\n政府工作报告，发展。"


@pytest.mark.parametrize(
    "line",
    [
        "六(lù)安、铅(yán)山、蚌(bèng)埠、枞(zōng)阳、丽(lí)水、台(tāi)州、乐(yuè)清。",
        "澧(lǐ)县、㵲(wǔ)水、邕(yōng)江、亳(bó)州、歙(shè)县。",
        "重庆(chóng qìng)、研发(R&D)、环境社会治理评价(ESG)、人工智能(ai)。",
    ],
)
@pytest.mark.parametrize("around", ["", PROVEN], ids=["alone", "beside those of a site"])
def test_a_reading_that_the_author_gives_stays(line: str, around: str) -> None:
    assert _restored(f"{around}{line}").split("\n")[-1] == line


def test_a_list_of_words_with_their_readings_stays() -> None:
    paragraph = "过去一年，我们坚持稳中求进工作总基调，统筹推进稳增长、促改革、调结构各项工作。"
    words = "词语注释：笃(dǔ)行不怠、行稳致(zhì)远、蹄疾(jí)步稳、驰而不息(xī)、善作善成(chéng)、勇毅(yì)前行。"
    page = f"{paragraph}\n{paragraph}\n{words}"
    assert _restored(page) == page


def test_a_gloss_of_a_site_is_removed_and_the_bracket_of_the_author_after_it_stays() -> None:
    line = "台(tái)(tāi)州市，评价(jià)(ESG)。"
    assert _restored(PROVEN + line).split("\n")[-1] == "台(tāi)州市，评价(ESG)。"


def test_a_character_is_read_from_its_sound_where_one_fits_and_the_sound_stays_where_none_does() -> None:
    restored = restore_text("推动经jì运行，加快产业shēng级，他叫陈shì杰。", KNOWLEDGE)
    assert restored.tracked.text == "推动经济运行，加快产业升级，他叫陈shì杰。"
    assert [edit.steps for edit in restored.tracked.edits] == [("spoken-characters",)] * 2
    assert len(restored.suspects) == 1


def test_a_foreign_word_is_no_sound() -> None:
    text = "建设café、résumé等，全面推进。"
    restored = restore_text(text, KNOWLEDGE)
    assert restored.tracked.text == text
    assert not restored.suspects


FULL = "".join(
    f"{char}({pinyin(char, style=Style.TONE)[0][0]})" for char in "坚持稳中求进工作总基调推动高质发展改善民"
)
"""Characters enough, each with its usual reading, that a page of them is full of glosses."""


@pytest.mark.parametrize(("around", "goes"), [("", True), ("欢乐快乐乐业安居乐业乐观", False)])
def test_the_reading_of_a_name_goes_from_a_page_full_of_glosses_only_where_nearly_every_place_has_it(
    around: str, *, goes: bool
) -> None:
    line = "乐(yuè)清市" * 6 + around + "。"
    wanted = line.replace("(yuè)", "") if goes else line
    assert _restored(f"{FULL}。\n{FULL}。\n{line}").split("\n")[-1] == wanted


def _inferred(text: str) -> list[str]:
    edits = restore_text(text, KNOWLEDGE).tracked.edits
    return [edit.before for edit in edits if "pinyin-glosses-inferred" in edit.steps]


@pytest.mark.parametrize(
    ("gloss", "char"),
    [
        ("(zhì)", "实"),
        ("(gào)", "高"),
        ("(gao)", "高"),
        ("(chèng)", "党"),
        ("(háng)", "行"),
        ("(bào)", "行"),
        ("(xing2)", "行"),
        ("(ꦫzhi)", "实"),
        ("(shí✿)", "实"),
        ("(shí)", "实"),
        ("(😀)", "实"),
        ("(ꦫ)", "实"),
        ("(?)", "实"),
        ("()", "实"),
        ("😀", "实"),
        ("【gào】", "高"),
        ("{gào}", "高"),
        ("(gāo", "高"),
        ("gāo)", "高"),
        ("(ZHÌ)", "实"),
        ("(GAO)", "高"),
        ("(ou)", "区"),
        ("(ge)", "合"),
        ("(po)", "发"),
        ("(zhì/zhi)", "质"),
        ("(yuan,yuan)", "元"),
        ("[bao]", "报"),
        ("{gai}", "改"),
        ("〔ji〕", "集"),
        ("(_zhi)", "治"),
        ("(·zhui)", "追"),
        ("(gao", "高"),
    ],
)
def test_in_an_injected_document_anything_like_a_reading_goes(gloss: str, char: str) -> None:
    assert _restored(f"{PROVEN}推进{char}{gloss}体发展。").split("\n")[-1] == f"推进{char}体发展。"


def test_what_goes_by_the_document_alone_is_inferred_and_what_fits_is_recovered() -> None:
    assert _inferred(f"{PROVEN}实(zhì)施，高(gāo)质量，党(😀)建。") == ["(zhì)", "(😀)"]


AUTHORS = """(GDP) (PM) (a) (CPI) (R&D) (kg) (km) (5G) (PM2.5) (IPv6) (App) (ai) (‰) (℃) (β) (★) (①) (2023年) (一)
(含本级) (A+) (1) (%) (—) (**) (㎡) (ки) (café) (3.5) (Wi-Fi) (OPEC) (AI) (China) (Shaanxi) (bus,bike) (CEO)"""


@pytest.mark.parametrize("bracket", AUTHORS.split())
def test_in_an_injected_document_a_bracket_that_is_no_reading_stays(bracket: str) -> None:
    line = f"推进能{bracket}项目建设。"
    assert narrow(_restored(f"{PROVEN}{line}").split("\n")[-1]) == narrow(_restored(line))


@pytest.mark.parametrize(
    "line",
    [
        "实(zhì)施，高(gào)质量，党(chèng)建，发(bō)展。",
        "实(😀)施，高(🎉)质量，党(🔥)建，发(✨)展。",
        "实(shi,shi)施，高(gao/gao)质量，党(dǎng/dang)建，发(fa,fa)展。",
        "实(_shi)施，高(·gao)质量，党(*dang)建，发(_fa)展。",
        "实(shi施，高(gao质量，党(dang建，发(fa展。",
    ],
    ids=["wrong readings", "pictures", "twice", "with a sign", "halves"],
)
def test_four_common_characters_with_what_no_author_writes_prove_that_a_site_injects(line: str) -> None:
    assert _restored(line) == "实施，高质量，党建，发展。"


def test_readings_that_are_right_where_they_are_prove_nothing() -> None:
    line = "银行(háng)、首都(dū)、重(chóng)新、音乐(yuè)、长(zhǎng)大、了(liǎo)解。"
    assert _restored(line) == line


@pytest.mark.parametrize(
    "line", ["东阿(ē)县好。", "番(pān)禺区好。", "六(lù)合区好。", "中牟(mù)县好。", "潇(xiāo)河好。"]
)
def test_the_name_of_a_place_keeps_its_reading_in_an_injected_document(line: str) -> None:
    assert _restored(PROVEN + line).split("\n")[-1] == line


@pytest.mark.parametrize(
    "line",
    ["延长(cháng)好。", "湖南(nā)好。", "长(zhǎng)沙好。", "西藏(zāng)好。", "振兴(xīng)好。", "高(gào)平市好。"],
)
def test_the_name_of_a_place_loses_a_reading_that_it_does_not_have(line: str) -> None:
    assert _restored(PROVEN + line).split("\n")[-1] == line[: line.index("(")] + line[line.index(")") + 1 :]


def test_half_a_gloss_in_the_brackets_of_the_author_leaves_them_whole() -> None:
    line = "推进项目（提高gāo）建设。"
    assert _restored(PROVEN + line).split("\n")[-1] == _restored(line)


def test_a_page_with_a_gloss_at_every_character_loses_those_of_names_too() -> None:
    said = "".join(f"{char}({pinyin(char, style=Style.TONE)[0][0]})" for char in "全面推进亳州市高质量发展")
    assert _restored(f"{said}。") == "全面推进亳州市高质量发展。"


@pytest.mark.parametrize(
    ("line", "goes"),
    [
        ("推动文化(hua)发展，加强建设(she)，提高质(zhi)量。", True),
        ("推动文化(HUA)发展，加强建设(SHE)，提高质(ZHI)量。", True),
        ("推动文化(hua)发展，加强建设(she)。", False),
        ("推动文化(hua)发展，加强建设(she)，提高质(zhi)量，研发(R&D)。", False),
        ("推动文化(hua)发展，加强建设(she)，提高质(di)量。", False),
        ("银行(hang)、长(zhang)大、重(chong)新。", False),
        ("乐(yue)清、铅(yan)山、台(tai)州。", False),
    ],
)
def test_three_right_readings_without_tones_prove_a_site_where_no_other_bracket_has_latin(
    line: str, *, goes: bool
) -> None:
    assert ("(" not in _restored(line)) == goes


def test_a_bracket_that_is_closed_later_is_no_half_of_a_gloss() -> None:
    line = "人们自（zi己）的事，自(zi己)。"
    assert "zi己" in _restored(PROVEN + line).split("\n")[-1]


def test_readings_that_stay_are_one_finding_with_their_number() -> None:
    suspects = restore_text("推动文化(hua)发展，加强建设(she)。", KNOWLEDGE).suspects
    assert [suspect.message for suspect in suspects] == [Code.SYLLABLE_LEFT(count=2)]


@pytest.mark.parametrize(
    "line", ["铅(yán)山县、乐(yuè)清市。", "银行(háng)、首都(dū)。", "研发(R&D)、智能(AI)、产值(GDP)。"]
)
def test_what_an_author_explains_is_no_finding(line: str) -> None:
    assert not restore_text(line, KNOWLEDGE).suspects


def test_a_plain_gloss_is_not_read_again_as_an_odd_one(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    bracketed = odd._bracketed  # noqa: SLF001 - the work that is counted

    def counted(content: str, char: str, table: Mapping[str, str]) -> str | None:
        read.append(content)
        return bracketed(content, char, table)

    monkeypatch.setattr(odd, "_bracketed", counted)
    assert _restored(f"{PROVEN}全市(GDP)增长。") == "政府工作报告，发展经济。\n全市(GDP)增长。"
    assert set(read) == {"GDP"}
