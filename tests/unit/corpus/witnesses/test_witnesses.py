"""Copies and excerpts are found, published once and compared; other documents are never merged."""

from __future__ import annotations

import random
import re
import shutil
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest

from generator.corpus.gather import gather
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.findings.codes import Code
from tests.damage.copies import COPIES, Document, document, excerpt, next_year, sentences
from tests.damage.samples import FOLDER, load
from tests.eval.witnesses import documents, measure, write

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.corpus.model import Corpus

SAMPLES = load(FOLDER)
HUBEI, GANSU = (
    document(place, 2025, next(one for one in SAMPLES if one.name == name).paragraphs)
    for place, name in (("湖北省", "hubei-2025"), ("甘肃省", "gansu-2025"))
)


def made(folder: Path, files: Mapping[str, str | bytes], manifest: str = "") -> Corpus:
    folder.mkdir(exist_ok=True)
    for name, content in files.items():
        data = content if isinstance(content, bytes) else content.encode()
        (folder / name).write_bytes(data)
    if manifest:
        (folder / "manifest.yml").write_text(manifest, encoding="utf-8")
    return gather(folder)


def witnesses(corpus: Corpus) -> dict[str, str]:
    """Return the file of the base of each witness."""
    published = {report.id: report.file for report in corpus.reports}
    return {witness.report.file: published[witness.base] for witness in corpus.witnesses}


def codes(corpus: Corpus, file: str) -> set[Code]:
    return {finding.code for finding in corpus.findings if finding.file == file}


class TestCopies:
    """What is a copy."""

    def test_every_kind_of_copy_is_found_and_no_neighbour_is_merged(self, tmp_path: Path) -> None:
        named = [
            replace(sample, name=f"{place}-2025")
            for place, sample in zip(("甘肃省", "广东省", "贵州省", "湖北省"), SAMPLES, strict=True)
        ]
        rng = Random(4)
        files = write(tmp_path, documents(named, 8, rng), len(COPIES), rng)
        figures = measure(gather(tmp_path), files)
        assert (figures.missed, figures.merged) == ([], [])
        assert set(figures.made) == set(COPIES)

    def test_a_witness_is_a_note_that_names_its_base_and_is_counted_nowhere(self, tmp_path: Path) -> None:
        corpus = made(tmp_path, {"a.txt": HUBEI.text, "b.txt": HUBEI.text.replace("\n", "\r\n")})
        assert len(corpus.reports) == 1
        base, other = corpus.reports[0].file, corpus.witnesses[0].report.file
        found = [f for f in corpus.findings if f.code is Code.WITNESS]
        assert [(f.file, f.arguments) for f in found] == [(other, {"base": base, "percent": 100})]
        assert corpus.witnesses[0].variants == ()

    def test_questions_that_the_base_answers_are_not_asked_of_an_excerpt(self, tmp_path: Path) -> None:
        part = "\n".join(excerpt(HUBEI, Random(1), 1000))
        alone = made(tmp_path / "alone", {"part.txt": part})
        assert codes(alone, "part.txt") & {Code.YEAR_UNKNOWN, Code.PLACE_UNKNOWN, Code.YEAR_INFERRED}
        both = made(tmp_path / "both", {"a.txt": HUBEI.text, "part.txt": part})
        assert witnesses(both) == {"part.txt": "a.txt"}
        assert not codes(both, "part.txt") & {Code.YEAR_UNKNOWN, Code.PLACE_UNKNOWN, Code.YEAR_INFERRED}

    def test_any_executor_and_any_order_of_files_give_the_same(self, tmp_path: Path) -> None:
        rng = Random(2)
        files = {f"{kind}.txt": COPIES[kind](HUBEI, rng) for kind in ("misread", "excerpt", "opening cut", "crlf")}
        plain = made(tmp_path / "plain", {"a.txt": HUBEI.text, "gansu.txt": GANSU.text, **files})
        turned = tmp_path / "turned"
        turned.mkdir()
        names = [path.name for path in (tmp_path / "plain").iterdir()]
        random.Random(7).shuffle(names)
        for name in names:
            shutil.copy(tmp_path / "plain" / name, turned / name)
        with ProcessPoolExecutor(2) as processes:
            assert gather(turned, processes) == plain

    def test_short_texts_are_copies_only_with_their_title(self, tmp_path: Path) -> None:
        text = "各位代表：\n坚持稳中求进，推动高质量发展。"
        files = {
            "a.txt": f"长沙市2023年政府工作报告\n{text}",
            "b.txt": f"长沙市2023年政府工作报告\n{text}",
            "c.txt": f"长沙市2022年政府工作报告\n{text}",
            "d.txt": f"长沙市2023年政府工作报告\n{text}办好民生实事。",
        }
        assert witnesses(made(tmp_path, files)) == {"b.txt": "a.txt"}


class TestOtherDocuments:
    """What is none, however much it shares."""

    @pytest.mark.parametrize("seed", range(4))
    def test_years_and_places_that_share_three_fifths_are_not_merged(self, tmp_path: Path, seed: int) -> None:
        rng = Random(seed)
        pool = sentences(GANSU.body)
        other = next_year(HUBEI, "湖北省", 2024, pool, 0.6, rng)
        there = next_year(HUBEI, "湖南省", 2025, pool, 0.6, rng)
        nameless = "\n".join(next_year(HUBEI, "湖北省", 2024, pool, 0.6, rng).body[2:])
        files = {"a.txt": HUBEI.text, "b.txt": other.text, "c.txt": there.text, "d.txt": nameless}
        assert witnesses(made(tmp_path, files)) == {}

    @pytest.mark.parametrize(
        ("title", "code"),
        [
            ("2024年湖北省政府工作报告", Code.COPY_OTHER_YEAR),
            ("2025年湖南省政府工作报告", Code.COPY_OTHER_PLACE),
        ],
    )
    def test_the_same_text_that_states_something_else_is_a_finding(
        self, tmp_path: Path, title: str, code: Code
    ) -> None:
        body = "\n".join(HUBEI.body[2:])
        corpus = made(tmp_path, {"a.txt": f"{HUBEI.head[0]}\n{body}", "b.txt": f"{title}\n{body}"})
        assert witnesses(corpus) == {}
        assert [finding.code for finding in corpus.findings if finding.code.id.startswith("copy")] == [code]

    def test_a_digest_of_phrases_is_no_excerpt(self, tmp_path: Path) -> None:
        phrases = [sentence[:24] for sentence in sentences(HUBEI.body[2:]) if len(sentence) > 40]
        digest = "一图读懂湖北省政府工作报告\n" + "。\n".join(phrases)
        assert len(digest) > 600
        assert witnesses(made(tmp_path, {"a.txt": HUBEI.text, "b.txt": digest})) == {}

    def test_a_page_about_a_report_is_not_its_copy_even_if_it_quotes_all_of_it(self, tmp_path: Path) -> None:
        news = "今年怎么干\n" + "\n".join(HUBEI.body[2:])
        corpus = made(tmp_path, {"a.txt": HUBEI.text, "b.txt": news}, "- {file: b.txt, kind: about}\n")
        assert witnesses(corpus) == {}
        assert Code.COPY_OTHER_KIND in codes(corpus, "b.txt") | codes(corpus, "a.txt")

    def test_a_passage_that_two_years_share_is_a_witness_of_neither(self, tmp_path: Path) -> None:
        shared = excerpt(HUBEI, Random(3), 900)
        other = document("湖北省", 2024, [*GANSU.body[2:20], *shared])
        files = {"a.txt": HUBEI.text, "b.txt": other.text, "part.txt": "\n".join(shared)}
        corpus = made(tmp_path, files, "- {file: part.txt, title: 节选}\n")
        assert witnesses(corpus) == {}
        assert Code.COPY_OF_SEVERAL in codes(corpus, "part.txt")

    def test_a_file_with_the_reports_of_two_years_takes_neither(self, tmp_path: Path) -> None:
        other = document("湖北省", 2024, GANSU.body[2:])
        both = "\n".join((*HUBEI.body[2:], *other.body[2:]))
        corpus = made(tmp_path, {"a.txt": HUBEI.text, "b.txt": other.text, "both.txt": both})
        assert witnesses(corpus) == {}
        assert Code.COPY_OF_SEVERAL in codes(corpus, "both.txt")


class TestBase:
    """Which copy is published."""

    def published(self, corpus: Corpus) -> str:
        (report,) = corpus.reports
        return report.file

    def test_the_most_complete_copy_is_the_base_then_the_one_with_the_fewest_gaps(self, tmp_path: Path) -> None:
        redacted = re.sub("[一-鿿]{2}(?=[市县区])", "**", HUBEI.text)
        cut = "\n".join((*HUBEI.head, *HUBEI.body[: len(HUBEI.body) // 2]))
        corpus = made(tmp_path, {"a.txt": cut, "b.txt": redacted, "c.txt": HUBEI.text})
        assert self.published(corpus) == "c.txt"
        assert {w.report.file: w.reason for w in corpus.witnesses} == {"a.txt": "complete", "b.txt": "gaps"}

    def test_a_copy_without_the_last_paragraph_is_not_the_base_for_its_fewer_edits(self, tmp_path: Path) -> None:
        cut = HUBEI.text.rindex("。", 0, int(len(HUBEI.text) * 0.985)) + 1
        corpus = made(tmp_path, {"a.txt": HUBEI.text, "b.txt": HUBEI.text[:cut]})
        assert [report.file for report in corpus.reports] == ["a.txt"]
        assert [witness.reason for witness in corpus.witnesses] == ["fuller"]

    def test_excerpts_and_misread_copies_do_not_change_which_is_the_base(self, tmp_path: Path) -> None:
        rng = Random(1)
        cut = HUBEI.text.rindex("。", 0, int(len(HUBEI.text) * 0.985)) + 1
        others = {f"{kind}.txt": COPIES[kind](HUBEI, rng) for kind in ("excerpt", "misread", "damaged excerpt")}
        corpus = made(tmp_path, {"a.txt": HUBEI.text, "b.txt": HUBEI.text[:cut], **others})
        assert [report.file for report in corpus.reports] == ["a.txt"]

    def test_of_equal_copies_the_official_one_is_the_base_then_the_earliest(self, tmp_path: Path) -> None:
        files = dict.fromkeys(("a.txt", "b.txt", "c.txt", "d.txt"), HUBEI.text)
        manifest = (
            "- {file: a.txt, url: 'https://lms.example.com/1.html', retrieved: 2025-01-02}\n"
            "- {file: b.txt, url: 'https://www.hubei.gov.cn/1.html', retrieved: 2025-01-04}\n"
            "- {file: c.txt, url: 'https://www.hubei.gov.cn/2.html', retrieved: 2025-01-03}\n"
            "- {file: d.txt, url: 'https://hubei.gov.cn.example.com/', retrieved: 2025-01-01}\n"
        )
        corpus = made(tmp_path, files, manifest)
        assert self.published(corpus) == "c.txt"
        reasons = {w.report.file: w.reason for w in corpus.witnesses}
        assert reasons == {"a.txt": "official", "b.txt": "retrieved", "d.txt": "official"}

    def test_the_id_and_the_anchors_are_those_of_the_base_and_an_ordinal_is_for_other_documents(
        self, tmp_path: Path
    ) -> None:
        alone = made(tmp_path / "alone", {"a.txt": HUBEI.text})
        other = document("湖北省", 2025, GANSU.body[2:])
        copy = COPIES["misread"](HUBEI, Random(1))
        corpus = made(tmp_path / "all", {"a.txt": HUBEI.text, "b.txt": copy, "c.txt": other.text})
        ids = {report.id: report for report in corpus.reports}
        assert sorted(ids) == ["hubei-2025-work-report", "hubei-2025-work-report-2"]
        (base,) = (report for report in corpus.reports if report.file == "a.txt")
        assert witnesses(corpus) == {"b.txt": "a.txt"}
        if base.id == "hubei-2025-work-report":
            assert [p.id for p in base.passages] == [p.id for p in alone.reports[0].passages]


class TestManifest:
    """What the operator says."""

    def test_a_witness_is_forced_whatever_it_shares_and_its_base_is_published(self, tmp_path: Path) -> None:
        manifest = "- {file: a.txt, witness_of: c.txt}\n- {file: c.txt, witness_of: b.txt}\n"
        cut = "\n".join((*HUBEI.head, *HUBEI.body[:12]))
        corpus = made(tmp_path, {"a.txt": HUBEI.text, "b.txt": cut, "c.txt": GANSU.text}, manifest)
        assert witnesses(corpus) == {"a.txt": "b.txt", "c.txt": "b.txt"}
        assert {w.reason for w in corpus.witnesses} == {"manifest"}

    def test_a_base_is_named_from_the_folder_of_the_manifest(self, tmp_path: Path) -> None:
        files = {"a.txt": HUBEI.text, "b.txt": GANSU.text}
        made(tmp_path / "site", files)
        (tmp_path / "site" / "a.txt.meta.yml").write_text("witness_of: b.txt\n", encoding="utf-8")
        assert witnesses(gather(tmp_path)) == {"site/a.txt": "site/b.txt"}
        (tmp_path / "site" / "a.txt.meta.yml").unlink()
        (tmp_path / "site" / "manifest.csv").write_text("文件,底本\nb.txt,a.txt\n", encoding="utf-8")
        assert witnesses(gather(tmp_path)) == {"site/b.txt": "site/a.txt"}

    def test_separate_files_are_published_though_they_are_equal(self, tmp_path: Path) -> None:
        files = dict.fromkeys(("a.txt", "b.txt", "c.txt"), HUBEI.text)
        corpus = made(tmp_path, files, "- {file: b.txt, separate: yes}\n")
        assert [report.id for report in corpus.reports] == ["hubei-2025-work-report", "hubei-2025-work-report-2"]
        assert witnesses(corpus) == {"c.txt": "a.txt"}
        assert {finding.code for finding in corpus.findings} <= {Code.WITNESS, Code.SHORT_LINE}

    def test_a_base_that_is_not_there_is_a_finding_with_the_nearest_name(self, tmp_path: Path) -> None:
        corpus = made(
            tmp_path, {"report.txt": HUBEI.text, "b.txt": GANSU.text}, "- {file: b.txt, witness_of: reprt.txt}\n"
        )
        assert {Code.MANIFEST_FILE_UNKNOWN, Code.WITNESS_NO_BASE} <= {f.code for f in corpus.findings}
        assert len(corpus.reports) == 2

    @pytest.mark.parametrize(
        ("manifest", "error"),
        [
            ("- {file: a.txt, witness_of: a.txt}\n", r"line 1: .*circle: a\.txt → a\.txt"),
            (
                "- {file: a.txt, witness_of: b.txt}\n- {file: b.txt, witness_of: a.txt}\n",
                r"line 1: .*circle: a\.txt → b\.txt → a\.txt",
            ),
            (
                "- {file: a.txt, witness_of: b.txt, separate: yes}\n",
                r"line 1: .*witness of another file, and separate",
            ),
            ("- {file: a.txt, separate: perhaps}\n", "'separate: perhaps' is not known"),
            ("- {file: a.txt, witness_of: ../b.txt}\n", "is not the name of a file in the folder"),
        ],
    )
    def test_contradictions_are_errors_with_their_line(self, tmp_path: Path, manifest: str, error: str) -> None:
        with pytest.raises(KnowledgeError, match=error):
            made(tmp_path, {"a.txt": HUBEI.text, "b.txt": GANSU.text}, manifest)


class TestParts:
    """Files that hold a part each."""

    first = "\n".join((*HUBEI.head, *HUBEI.body[:14])) + "\n（下转第2版）"
    second = "（上接第1版）\n" + "\n".join(HUBEI.body[14:])

    def test_pages_of_one_name_point_to_each_other(self, tmp_path: Path) -> None:
        corpus = made(tmp_path, {"content.txt": self.first, "content_2.txt": "二、" + self.second})
        assert witnesses(corpus) == {}
        assert Code.PART_BEFORE in codes(corpus, "content.txt")
        assert Code.PART_AFTER in codes(corpus, "content_2.txt")

    def test_both_are_witnesses_of_the_whole_where_it_is_there(self, tmp_path: Path) -> None:
        corpus = made(tmp_path, {"a_1.txt": self.first, "a_2.txt": self.second, "whole.txt": HUBEI.text})
        assert witnesses(corpus) == {"a_1.txt": "whole.txt", "a_2.txt": "whole.txt"}


def test_documents_state_what_they_are() -> None:
    assert Document("湖北省", 2025, ("题名",), ("正文",)).text == "题名\n正文"
