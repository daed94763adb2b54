"""The measures can fail: a repair that does nothing, or too much, is detected."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.text.ledger import Change, Tracked
from generator.text.model import Restored
from tests.damage.model import Damaged
from tests.damage.samples import FOLDER, load
from tests.damage.shift import Shifted, ShiftedLine
from tests.damage.wraps import Layout, wrap_page
from tests.eval import __main__ as command
from tests.eval import measures
from tests.eval.figures import FLOORS, failures, shares, table
from tests.eval.result import Result, Tally
from tests.eval.run import run

if TYPE_CHECKING:
    from pathlib import Path

    from generator.knowledge.rules import Evidence, Rule


def rule(name: str, stage: str, evidence: Evidence) -> Rule:
    any_rule = next(iter(load_knowledge().rules.values()))
    return replace(any_rule, id=name, stage=stage, evidence=evidence)


RULES = {
    r.id: r
    for r in (rule("put-back", measures.SHIFT_STAGE, "recovered"), rule("guess", measures.SHIFT_STAGE, "inferred"))
}


def restored(source: str) -> Restored:
    return Restored(Tracked.of(source), (), ())


def test_a_repair_that_does_nothing_is_below_the_floors() -> None:
    tally = run(load(FOLDER), restored, RULES, 200)
    assert {"glosses removed", "recoverable shifts exact", "hard wraps joined", "width exact"} <= set(
        failures(tally)
    )
    assert shares(tally)["undamaged text unchanged"] == 1
    assert shares(tally)["body characters kept"] == 1
    assert "below" in table(tally)


@pytest.mark.parametrize(
    ("by", "after", "verdict"),
    [
        ("put-back", "安全", "exact, recovered"),
        ("guess", "安全", "exact, inferred"),
        ("put-back", "安金", "silent"),
        ("guess", "安金", "inferred"),
        ("put-back", "⟦乱码⟧", "marked"),
    ],
)
def test_a_wrong_repair_of_shifted_bytes_is_silent_only_if_called_recovered(
    by: str, after: str, verdict: str
) -> None:
    line = ShiftedLine("保障獍踩第一", "保障安全第一", shifted=True, recoverable=True, why="")
    page = Shifted(line.source, line.expected, "shift", recoverable=True, lines=(line,))
    result = Result.of(restored(line.source), RULES)
    tracked = Tracked.of(line.source).apply([Change(2, 4, after, by)])
    measured, untouched = Tally(), Tally()
    measures.shift(page, result, untouched)
    measures.shift(page, Result(tracked.text, ((2, 2 + len(after), tracked.edits[0]),), RULES), measured)
    assert untouched.counts["shift recoverable: untouched"] == 1
    assert measured.counts[f"shift recoverable: {verdict}"] == 1
    assert shares(measured)["shifts not wrong in silence"] == (verdict != "silent")


def test_lines_are_found_again_after_edits_of_any_length() -> None:
    source = "甲(jiǎ)乙\n丙丁\n戊己"
    tracked = Tracked.of(source).apply(
        [Change(1, 6, "", "put-back"), Change(7, 8, "", "put-back"), Change(9, 10, "丁丁丁", "guess")]
    )
    result = Result.of(Restored(tracked, (), ()), RULES)
    cuts = [result.offset(at) for at in (0, source.index("丙"), source.index("戊"), len(source))]
    assert [result.text[a:b] for a, b in pairwise(cuts)] == ["甲乙", "丙丁丁丁\n", "戊己"]


def test_a_join_too_many_and_a_join_too_few_are_counted() -> None:
    plan = Layout(20, cells=False, typeset=False, ragged=False, indent="", newline="\n", trailing="", between="")
    page = wrap_page(
        ["过去一年，全市上下迎难而上，地区生产总值稳步增长。", "粮食总产再创新高。", "谢谢。"], Random(0), plan
    )
    tally = Tally()
    measures.wraps(page, Result(page.source.replace("\n", ""), (), RULES), tally)
    measures.wraps(page, Result(page.source, (), RULES), tally)
    assert len(page.breaks) == 1
    assert shares(tally)["hard wraps joined"] == 0.5
    assert shares(tally)["paragraph ends kept"] == 0.5


def test_undamaged_text_that_lost_a_character_is_counted() -> None:
    page = Damaged("稳中有进，向好。", "稳中有进，向好。", "undamaged", recoverable=True)
    tally = Tally()
    measures.undamaged(page, Result("稳中有进,向好。", (), RULES), tally)
    measures.undamaged(page, Result("稳中进，向好。", (), RULES), tally)
    assert shares(tally)["undamaged text unchanged"] == 0.5


def test_a_missing_corpus_is_an_error_and_not_a_skip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--corpus", str(tmp_path), "--runs", "10"]) == 2
    assert "no report here" in capsys.readouterr().err
    with pytest.raises(SystemExit) as stop:
        command.main([])
    assert stop.value.code == 2


def test_a_table_of_figures_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert command.main(["--corpus", str(FOLDER), "--runs", "20", "--kind", "undamaged"]) == 0
    assert "undamaged text unchanged" in capsys.readouterr().out
    assert all(0 < floor <= 1 for floor in FLOORS.values())


def test_the_stage_that_repairs_byte_shifts_is_there() -> None:
    assert measures.SHIFT_STAGE in {rule.stage for rule in load_knowledge().rules.values()}
