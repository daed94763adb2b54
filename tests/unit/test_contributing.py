"""What CONTRIBUTING says can be done as it says, and its Chinese version says the same."""

from __future__ import annotations

import re
import shutil
import sys
from enum import Enum
from itertools import zip_longest
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from generator import knowledge
from generator.corpus.gather import gather
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.findings import messages
from generator.knowledge.findings.codes import DRIFTING, Code
from generator.knowledge.patterns.fragments import load_fragments
from generator.output import registry
from generator.output.page_kind import HomeLink, PageKind
from generator.output.write import write_docs
from generator.reading.identity.no_document import no_document
from generator.reading.model import OutlineLine
from generator.reading.stages import check_stages
from generator.reading.themes.passage_themes import find_themes
from generator.review.indicator_examples import figures_fault, figures_of
from generator.sources import containers, readers
from generator.sources.inventory import open_folder
from generator.sources.readers.text import TEXT
from generator.text.restore import restore_text
from tests.documented import keys
from tests.reading_asked import kind_of
from tests.unit.output import samples

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.knowledge import Knowledge
    from generator.knowledge.rules import Rule

ROOT = Path(__file__).parents[2]
ENGLISH, CHINESE = "CONTRIBUTING.md", "CONTRIBUTING.zh-CN.md"
PAGES = {name: (ROOT / name).read_text(encoding="utf-8") for name in (ENGLISH, CHINESE)}
DATA_FOLDER = "generator/knowledge/data/"

FENCED = re.compile(r"^( *)```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r" +#(?= ).*$", re.MULTILINE)
HEADING = re.compile(r"^(#+) .*$", re.MULTILINE)
CODE = re.compile(r"`([^`\n]+)`")
LINK = re.compile(r"\]\(([^)]+)\)")


def blocks(page: str) -> list[tuple[str, str]]:
    """Return the language and text of each fenced block, without the indent of a list."""
    return [
        (kind, re.sub(rf"^{indent}", "", text, flags=re.MULTILINE))
        for indent, kind, text in FENCED.findall(PAGES[page])
    ]


def bare(text: str) -> str:
    """Return a sample without its comments, which are in the language of the page."""
    return COMMENT.sub("", text)


def parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield each section with the level of its heading; the text above the first heading is none."""
    starts = list(HEADING.finditer(FENCED.sub("", text)))
    text = FENCED.sub("", text)
    for start, end in zip_longest(starts, starts[1:]):
        yield len(start[1]), text[start.end() : end.start() if end else len(text)]


def names(text: str) -> set[str]:
    return set(CODE.findall(text))


def differences(english: str, chinese: str) -> list[str]:
    """Return what one page has and the other has not, section by section."""
    found = []
    for number, (one, other) in enumerate(zip_longest(parts(english), parts(chinese), fillvalue=(0, "")), 1):
        measures = {
            "level": (one[0], other[0]),
            "names": (names(one[1]) - names(other[1]), names(other[1]) - names(one[1])),
            "rows": tuple(len(re.findall(r"^\|", text, re.MULTILINE)) for _, text in (one, other)),
            "items": tuple(len(re.findall(r"^(?:-|\d\.) ", text, re.MULTILINE)) for _, text in (one, other)),
        }
        found += [f"section {number}: {name} {pair}" for name, pair in measures.items() if pair[0] != pair[1]]
    return found


def test_the_two_pages_have_the_same_sections_names_rows_and_items() -> None:
    assert differences(PAGES[ENGLISH], PAGES[CHINESE]) == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("`needs`", "`need`"),
        ("## 加一个主题", "### 加一个主题"),
        ("## 提交\n", "\n"),
        ("| `make format` | 排版 Python 代码，自动改掉能安全改的问题 |\n", ""),
        ("2. `fangzhi build`", "`fangzhi build`"),
        ("`make lock`", "make lock"),
    ],
)
def test_a_page_that_drifts_is_noticed(before: str, after: str) -> None:
    assert before in PAGES[CHINESE]
    assert differences(PAGES[ENGLISH], PAGES[CHINESE].replace(before, after)) != []


def test_the_two_pages_have_the_same_samples_and_commands() -> None:
    english, chinese = ([(kind, bare(text)) for kind, text in blocks(page)] for page in PAGES)
    assert english == chinese


def test_the_two_pages_lead_to_each_other_and_to_the_same_pages() -> None:
    english, chinese = (set(LINK.findall(text)) for text in PAGES.values())
    assert english - chinese == {CHINESE}
    assert chinese - english == {ENGLISH}
    assert [target for target in english | chinese if not (ROOT / target).exists()] == []


def written() -> Iterator[tuple[str, str]]:
    """Yield the samples of the English page that are files, or entries of files, with their paths."""
    for _, text in blocks(ENGLISH):
        if found := re.match(r"# (\S+/\S+)\n", text):
            yield found[1], text[found.end() :]


SAMPLES = tuple(written())
INTO = {path for path, _ in SAMPLES}
UNREAD = ("messages.yml", "campaigns.yml")
"""Samples that need code which is not there."""

ABOVE = {"kinds.yml": "- id: budget\n"}
"""The entry above which the page puts a sample; others come last."""


USED = {
    "needs: [莲湖在线]\n  line: '莲湖在线[": "needs: lianhu.txt\n  line: '{lianhu}[",
    "'审计工作": "'{audit-words}工作",
}
"""How the fragment, the list and the document word are used, as the page says: one that is unused is an error."""


def used(text: str) -> str:
    for one, other in USED.items():
        text = text.replace(one, other)
    return text


def texts_of(path: str) -> list[str]:
    return [text for name, text in SAMPLES if name == path]


@pytest.fixture(scope="module")
def added(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a copy of the knowledge with every sample of the page in it."""
    data = tmp_path_factory.mktemp("added") / "data"
    shutil.copytree(DATA, data)
    (words,) = (text for kind, text in blocks(ENGLISH) if kind == "text")
    (data / "rules" / "lists" / "lianhu.txt").write_text(words, encoding="utf-8")
    for path, text in SAMPLES:
        if path.startswith(DATA_FOLDER) and not path.endswith(UNREAD):
            file = data / path.removeprefix(DATA_FOLDER)
            is_entry = file.exists() and file.parent.name != "themes"  # a theme is a file of its own
            before = file.read_text(encoding="utf-8") if is_entry else ""
            above, found, below = before.partition(ABOVE.get(file.name, "\0"))
            file.write_text(above + used(text) + found + below, encoding="utf-8")
    return data


@pytest.fixture(scope="module")
def known(added: Path) -> Knowledge:
    return load_knowledge(added)


def test_there_is_a_sample_of_everything_that_can_be_added() -> None:
    assert {
        f"{DATA_FOLDER}{name}"
        for name in (
            "rules/boilerplate.yml",
            "rules/fragments/fragments.yml",
            "kinds.yml",
            "themes/culture.yml",
            "document-words.yml",
            "page-signs.yml",
            "messages.yml",
            "indicators.yml",
            "campaigns.yml",
        )
    } | {
        "generator/sources/readers/mail.py",
        "generator/sources/containers/records.py",
        "generator/output/pages/years.py",
        "generator/knowledge/cues/campaigns.py",
    } == INTO


def new_rules(known: Knowledge) -> list[Rule]:
    return [known.rules[key] for key in known.rules.keys() - load_knowledge().rules.keys()]


def test_the_rules_do_what_their_examples_say(known: Knowledge) -> None:
    check_stages(known)
    rules = new_rules(known)
    assert {rule.id for rule in rules} == {"lianhu-banner", "lianhu-editor"}
    for rule in rules:
        for before, after in rule.examples:
            tracked = restore_text(before, known).tracked
            assert tracked.text == after
            assert rule.id in {step for edit in tracked.edits for step in edit.steps}
        assert rule.keeps
        assert all(restore_text(text, known).tracked.text == text for text in rule.keeps)
    text = "各位代表：\n莲湖在线编辑：王小明\N{IDEOGRAPHIC SPACE}2024年1月5日"
    assert dict(restore_text(text, known).metadata) == {"author": "王小明", "published": "2024年1月5日"}


def test_the_fragment_is_read_with_its_list(added: Path) -> None:
    fragments = load_fragments(added / "rules" / "fragments" / "fragments.yml", added / "rules" / "lists")
    assert fragments.by_name["lianhu"].words == fragments.by_name["lianhu"].examples


def test_the_kind_the_theme_the_indicator_and_the_word_are_what_their_examples_say(known: Knowledge) -> None:
    kind, theme = known.kinds["audit-report"], known.themes.by_id["culture"]
    title, declared = kind.examples
    assert kind_of([OutlineLine("title", title)], known, title) == kind.id
    assert kind_of([OutlineLine("paragraph", declared)], known) == kind.id
    assert [kind.matches(text) for text in kind.keeps] == [False]
    for text in (*theme.examples, *theme.counterexamples):
        assert ("culture" in {hit.id for hit in find_themes(text, (), known)}) == (text in theme.examples)
    indicator = known.indicators.by_id["hospital-beds"]
    assert [figures_fault(indicator, one, known) for one in indicator.examples] == [None]
    assert [figures_of(indicator, one, known) for one in indicator.traps] == [[]]
    word = known.document_words.entries["audit-words"]
    assert [bool(re.fullmatch(word.matched, text)) for text in (*word.examples, *word.keeps)] == [True, False]


def test_the_finding_has_words_for_what_its_code_passes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (line,) = (text for kind, text in blocks(ENGLISH) if kind == "python" and " = (" in text.split("\n", 1)[0])
    space: dict[str, Any] = {}
    exec(line, space)  # noqa: S102 - the sample
    members = {code.name: code.value for code in Code} | {"TEXT_SHORT": space["TEXT_SHORT"]}
    body = {name: value for name, value in vars(Code).items() if name in ("id", "fields", "__call__")}
    make: Any = Enum  # what mypy knows of enumerations does not reach members that are worked out
    codes: Any = make("Codes", members, type=type("Base", (), body))
    monkeypatch.setattr(messages, "Code", codes)
    table = (DATA / "messages.yml").read_text(encoding="utf-8")
    (entry,) = texts_of(f"{DATA_FOLDER}messages.yml")
    (tmp_path / "messages.yml").write_text(f"{table}{entry}", encoding="utf-8")
    words = messages.load_messages(tmp_path / "messages.yml").words
    assert {words[tongue][codes["TEXT_SHORT"]].problem for tongue in messages.LANGUAGES} == {
        "only {count} characters of text",
        "正文只有{count}字",
    }
    assert set(codes["TEXT_SHORT"].fields) <= DRIFTING


def module(path: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """Return a sample as the module that it is to become."""
    (source,) = texts_of(path)
    made = ModuleType(path.removesuffix(".py").replace("/", "."))
    monkeypatch.setitem(sys.modules, made.__name__, made)
    exec(compile(source, path, "exec"), made.__dict__)  # noqa: S102 - the sample
    return made


MAIL = """From: 某县政府办公室 <a@example.org>
Subject: 长沙市2025年政府工作报告
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8

各位代表：
现在，我代表市人民政府报告工作。
--b
Content-Type: application/pdf
Content-Disposition: attachment; filename=a.pdf

%PDF
--b--
"""


def test_the_reader_reads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = module("generator/sources/readers/mail.py", monkeypatch).MAIL
    monkeypatch.setattr(readers, "READERS", (TEXT, reader))
    (tmp_path / "a.eml").write_text(MAIL, encoding="utf-8")
    (tmp_path / "b").write_text(f"Received: from x\n{MAIL}", encoding="utf-8")
    (tmp_path / "c.eml").write_text("Subject: x\nContent-Type: application/pdf\n\n%PDF", encoding="utf-8")
    corpus = gather(tmp_path)
    read = [*corpus.reports, *(witness.report for witness in corpus.witnesses)]
    assert [report.title for report in read] == ["长沙市2025年政府工作报告"] * 2
    assert {left.sample for report in read for left in report.origin.left} == {"a.pdf"}
    assert {value for report in read for _, value in report.origin.facts} == {"某县政府办公室 <a@example.org>"}
    assert [finding.file for finding in corpus.findings if finding.code is Code.UNREADABLE] == ["c.eml"]


def test_the_container_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = module("generator/sources/containers/records.py", monkeypatch).RECORDS
    monkeypatch.setattr(containers, "CONTAINERS", (made,))
    text = "各位代表：\n现在，我报告工作。"
    record = f"<REC>\n<标题>=长沙市2025年政府工作报告\n<正文>={text}\n"
    (tmp_path / "a.trs").write_bytes(f"{record}<REC>\n<标题>=空的\n{record}".encode("gb18030"))
    with open_folder(tmp_path) as opened:
        assert [source.file for source in opened.sources] == ["a.trs/1", "a.trs/3"]
        assert opened.sources[0].path.read_text(encoding="utf-8").strip() == text
        assert opened.sources[0].facts == (("title", "长沙市2025年政府工作报告"),)
        assert [(passed.file, passed.message.code) for passed in opened.passed] == [("a.trs", Code.ROWS_EMPTY)]


def test_the_sign_knows_the_page(known: Knowledge) -> None:
    (sign,) = [sign for sign in known.page_signs if "莲湖" in sign.why]
    for text in sign.examples:
        assert no_document([text], known) == sign
    for text in sign.keeps:
        assert no_document([text], known) is None


def test_the_pages_are_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    years = module("generator/output/pages/years.py", monkeypatch)
    line = next(name for name in names(PAGES[ENGLISH]) if name.startswith("PageKind("))
    kind = eval(line, {"PageKind": PageKind, "HomeLink": HomeLink, **vars(years)})  # noqa: S307 - the sample
    others = (other for other in registry.PAGE_KINDS if other.top != kind.top)
    monkeypatch.setattr(registry, "PAGE_KINDS", (*others, kind))
    write_docs(samples.corpus(), tmp_path)
    assert "(2023.md)" in (tmp_path / "years" / "index.md").read_text(encoding="utf-8")
    assert "../cities/" in (tmp_path / "years" / "2023.md").read_text(encoding="utf-8")
    assert {"年份": "years/index.md"} in registry.navigation()


def test_the_table_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    loader = module("generator/knowledge/cues/campaigns.py", monkeypatch)
    (text,) = texts_of(f"{DATA_FOLDER}campaigns.yml")
    table = shutil.copytree(DATA, tmp_path / "data") / "campaigns.yml"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(KnowledgeError, match=r"campaigns\.yml: no knowledge is read from it"):
        load_knowledge(table.parent)
    monkeypatch.setattr(knowledge, "PARTS", (*knowledge.PARTS, table.name))
    assert load_knowledge(table.parent).rules
    (campaign,) = loader.load_campaigns(table).values()
    for text in (*campaign.examples, *campaign.keeps):
        assert any(word in text for word in campaign.words) == (text in campaign.examples)


PUT_IN = ("changsha", r"themes(?=,)", "nothing(?= did)", "breadcrumb,", "invalid perl operator")
"""What messages on the page have for an argument, without quotes; the last is what RE2 says."""


def shown() -> list[str]:
    """Return the messages that the first columns of the tables of messages have."""
    tables = re.findall(r"^\| message \|.*\n\|.*\n((?:\|.*\n)+)", PAGES[ENGLISH], re.MULTILINE)
    return [row.split("`")[1] for table in tables for row in table.splitlines()]


def constant(message: str) -> list[str]:
    """Return the pieces of a message that are the same in each case: without names, numbers, and Chinese."""
    message = re.sub("|".join(PUT_IN), "…", message)
    pieces = re.split(r"'[^']*'|\{\w+\}|[\d…\[\]/:;()?=]+|[^\x00-\x7f]+|\w+[-.]\w+", message)
    return [piece.strip() for piece in pieces if piece.count(" ") > 1]


@pytest.mark.parametrize("message", shown())
def test_the_messages_are_what_the_program_says(message: str) -> None:
    files = [path for path in (ROOT / "generator").rglob("*") if path.suffix in (".py", ".yml")]
    files.append(ROOT / "tests" / "unit" / "text" / "test_rules.py")
    said = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [piece for piece in constant(message) if piece not in said] == []


def test_most_messages_have_words_to_look_for() -> None:
    assert constant("'a.yml' is no number; did you mean 'b'?") == ["is no number", "did you mean"]
    assert len([message for message in shown() if constant(message)]) > 20


@pytest.mark.parametrize("page", PAGES)
def test_samples_in_yaml_are_yaml(page: str) -> None:
    for kind, text in blocks(page):
        assert kind != "yaml" or yaml.safe_load(text)


@pytest.mark.parametrize("page", PAGES)
def test_commands_that_are_named_are_there(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert set(re.findall(r"^(?:.*`)?make ([a-z-]+)", PAGES[page], re.MULTILINE)) <= targets
    for path in re.findall(r"(?<![\w/])((?:generator|tests|tools|docs|dev)/[\w./-]+)", PAGES[page]):
        named = path.rstrip(".")
        assert (ROOT / named).exists() or named in INTO, path
    for tool in re.findall(r"python -m (tests\.[\w.]+)", PAGES[page]):
        file = ROOT.joinpath(*tool.rstrip(".").split("."))
        assert file.with_suffix(".py").exists() or (file / "__main__.py").exists(), tool


def test_the_chinese_page_documents_what_the_english_one_does() -> None:
    assert keys(PAGES[CHINESE]) == keys(PAGES[ENGLISH])
