"""Themes of a paragraph: one full clause is enough, a list member or a metaphor is not."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
import yaml

from generator.knowledge import DATA, load_knowledge
from generator.reading.themes.passage_themes import find_themes, themes_of_all

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.knowledge import Knowledge

GOVERNANCE = """\
id: governance
name: 政府自身建设
definition: 依法行政、接受监督、作风建设。
counts: [依法行政、接受监督, 办理建议和提案]
counts_not: [产业、生态、民生的工作]
examples:
  - 自觉接受人大监督，办理人大代表建议254件、政协提案283件，办复率100%。
counterexamples:
  - 城镇新增就业5万人。
terms:
  - weight: 4
    words: 人大监督 依法行政 政协提案 人大代表建议 形式主义
  - weight: 1
    words: 监督 作风建设
"""
"""A valid further theme: the results for the other themes must not change with it."""
JUDGED = {"ecology", "industry", "livelihood"}
"""The themes that the readers looked for in the texts of these checks: there are no labels for any other."""
KNOWLEDGE = load_knowledge()


def _with_one_more() -> Knowledge:
    with TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        shutil.copytree(DATA, data)
        (data / "themes" / "governance.yml").write_text(GOVERNANCE, encoding="utf-8")
        return load_knowledge(data)


STATES = {"as it is": KNOWLEDGE, "one theme more": _with_one_more()}
THEMES = [(state, theme) for state, known in STATES.items() for theme in known.themes.by_id.values()]
CASES = [
    case
    for path in sorted((Path(__file__).parents[3] / "golden" / "themes").glob("*.yml"))
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.fixture(params=STATES)
def themes_of(request: pytest.FixtureRequest) -> Callable[..., set[str]]:
    """Return what says which of the judged themes a text below headings has, in each state of the themes."""
    knowledge = STATES[request.param]
    return lambda text, *path: JUDGED & {hit.id for hit in find_themes(text, path, knowledge)}


def found(state: str, text: str) -> set[str]:
    return {hit.id for hit in find_themes(text, (), STATES[state])}


@pytest.mark.parametrize(("state", "theme", "text"), [(s, t.id, text) for s, t in THEMES for text in t.examples])
def test_what_the_codebook_counts_is_found(state: str, theme: str, text: str) -> None:
    assert theme in found(state, text)


@pytest.mark.parametrize(
    ("state", "theme", "text"), [(s, t.id, text) for s, t in THEMES for text in t.counterexamples]
)
def test_what_the_codebook_does_not_count_is_not(state: str, theme: str, text: str) -> None:
    assert theme not in found(state, text)


def test_the_theme_that_is_added_is_found_where_a_trap_was() -> None:
    assert "governance" in found("one theme more", "自觉接受人大监督，办理人大代表建议254件。")
    assert not found("as it is", "自觉接受人大监督，办理人大代表建议254件。")


def golden(case: dict[str, object]) -> object:
    marks = [pytest.mark.xfail(reason=str(case["fails"]), strict=True)] if "fails" in case else []
    return pytest.param(str(case["text"]), str(case["heading"]), case["themes"], marks=marks)


@pytest.mark.parametrize(("text", "heading", "themes"), [golden(case) for case in CASES])
def test_passages_have_the_themes_a_reader_gave(
    themes_of: Callable[..., set[str]], text: str, heading: str, themes: list[str]
) -> None:
    assert themes_of(text, heading) == set(themes)


@pytest.mark.parametrize(
    "text",
    [
        "政治生态不断重塑优化，干部精气神进一步提振。",
        "扎实开展主题教育，深化党纪学习教育。",
        "推动非公有制经济人士健康成长，促进平台规范健康发展。",
        "为老兵开辟绿色通道。",
        "各位代表！让我们更加紧密地团结起来，为全面建设社会主义现代化而努力奋斗！",
        "自觉接受人大监督，办理人大代表建议254件、政协提案283件，办复率100%。",
    ],
)
def test_traps_have_no_theme(themes_of: Callable[..., set[str]], text: str) -> None:
    assert themes_of(text) == set()


def test_a_target_list_has_each_theme_that_has_a_clause(themes_of: Callable[..., set[str]]) -> None:
    text = (
        "主要预期目标是：地区生产总值增长6%左右，规模以上工业增加值增长7%，社会消费品零售总额增长6%，"
        "城镇新增就业5万人，居民消费价格涨幅2%左右，粮食产量稳定，减排完成上级下达的任务。"
    )
    assert themes_of(text) == {"ecology", "industry", "livelihood"}


def test_a_bare_member_of_a_mixed_list_is_not_enough(themes_of: Callable[..., set[str]]) -> None:
    assert "ecology" not in themes_of("完善都市圈规划、交通、生态等一体化体制机制，优化空间布局，推动同城发展。")


def test_members_of_one_theme_are_a_statement(themes_of: Callable[..., set[str]]) -> None:
    assert "livelihood" in themes_of("群众在就业、教育、医疗、养老、住房等方面还面临不少难题。")


def test_a_clause_about_one_theme_lends_another_nothing(themes_of: Callable[..., set[str]]) -> None:
    text = "加强工业园区污染治理，加快钢铁行业超低排放改造，推进企业排污许可，建设零碳园区。"
    assert themes_of(text) == {"ecology"}


@pytest.mark.parametrize(
    ("text", "theme"),
    [
        ("推动人口集聚，放宽落户条件。", "livelihood"),
        ("推动更多总部企业落户，做强产业项目。", "industry"),
        ("稳妥处置地方金融机构风险，化解融资平台债务。", None),
    ],
)
def test_a_term_counts_by_the_words_around_it(
    themes_of: Callable[..., set[str]], text: str, theme: str | None
) -> None:
    assert themes_of(text) == ({theme} if theme else set())


def test_general_requirements_and_thanks_state_nothing(themes_of: Callable[..., set[str]]) -> None:
    assert (
        themes_of(
            "总体要求是：坚持以习近平新时代中国特色社会主义思想为指导，建设现代化产业体系，"
            "加强生态环境保护，持续保障和改善民生，做好就业工作。"
        )
        == set()
    )
    assert themes_of("向全体教师、医护人员、企业家和环保志愿者，表示衷心的感谢！") == set()
    assert themes_of("向全体教师表示衷心的感谢！城镇新增就业5万人。") == {"livelihood"}


def test_in_a_list_of_problems_one_clause_is_enough(themes_of: Callable[..., set[str]]) -> None:
    problems = (
        "我们也清醒认识到，工作还面临不少困难：{}；基层基础还不牢固；作风建设还有差距；少数干部担当不够；"
        "形式主义不同程度存在；统筹能力有待提高；依法行政还有短板；落实的力度还不够。"
    )
    assert themes_of(problems.format("产业结构还不够优")) == {"industry"}
    assert themes_of(problems.format("协调的机制还不顺")) == set()


def test_a_heading_that_stayed_a_paragraph_has_no_theme() -> None:
    heading, own = "（一）聚力释放内需潜力", "大力提振消费。"
    long = "深入开展消费品以旧换新，培育首发经济、冰雪经济，办好消费促进活动。"
    one, two, three = themes_of_all([(heading, own), (heading, long), (heading, own)], KNOWLEDGE)
    assert one == ()
    assert [hit.id for hit in two] == ["industry"]
    assert [hit.id for hit in three] == ["industry"]  # a short sentence that nothing elaborates is a measure
    assert themes_of_all([(heading, own), ("（二）扩大投资", long)], KNOWLEDGE)[0]


@pytest.mark.parametrize("text", ["工业企业名单", "2.“双高计划”：", "（三）生态环境保护", "就业、教育、医疗"])
def test_a_label_has_no_theme(themes_of: Callable[..., set[str]], text: str) -> None:
    assert themes_of(text) == set()
    assert themes_of(text, "民生") == set()


def test_what_is_listed_as_a_reason_is_a_bare_member(themes_of: Callable[..., set[str]]) -> None:
    text = (
        "由于债务还本付息数额较大，以及进行价格改革和增加工资等原因，今年财政减收增支的因素较多，"
        "地方财政预算要量入为出，收支平衡，不列赤字，加强税收征管，从紧安排支出。"
    )
    assert themes_of(text) == set()


def test_a_heading_that_was_split_off_is_evidence_and_named() -> None:
    text = "坚持以人民为中心的发展思想，不断满足人民群众美好生活需要。"
    (hit,) = find_themes(text, ("二、工作安排", "更好保障和改善民生"), KNOWLEDGE)
    assert hit.id == "livelihood"
    assert hit.why[0] == "改善民生"


def test_reasons_are_parts_of_the_passage_in_its_order() -> None:
    text = "打好蓝天保卫战，空气质量优良率超过85%，推进垃圾分类。"
    (hit,) = find_themes(text, (), KNOWLEDGE)
    places = [text.index(word) for word in hit.why]
    assert len(places) >= 3
    assert places == sorted(places)


def test_marks_for_missing_text_have_no_theme_and_join_nothing(themes_of: Callable[..., set[str]]) -> None:
    assert themes_of("⟦原文缺981字⟧") == set()
    assert themes_of("⟦义务教育⟧") == set()
    assert themes_of("□□义务⟦乱码⟧教育□") == set()


def test_a_new_theme_is_one_file(tmp_path: Path) -> None:
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "themes" / "education.yml").write_text(
        "id: education\nname: 教育\ndefinition: 各级各类教育。\n"
        "terms:\n  - weight: 4\n    words: 义务教育 学前教育\n  - weight: 1\n    words: 学校\n",
        encoding="utf-8",
    )
    knowledge = load_knowledge(tmp_path / "data")
    hits = find_themes("推进义务教育优质均衡发展。", (), knowledge)
    assert [hit.id for hit in hits] == ["livelihood", "education"]  # without an order of its own it comes last
    assert hits[1].why == ("义务教育",)
