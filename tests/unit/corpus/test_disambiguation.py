"""Reports that share an id or an anchor are told apart; the first keeps what it has."""

from __future__ import annotations

from dataclasses import replace

from generator.corpus.disambiguation import tell_apart
from generator.reading.model import Gap
from tests.unit.output.samples import passage, report

FIRST = report("changsha-2023-aaaa", (passage("p-1", "paragraph", "水。"), passage("s-1", "heading", "一、水")))
SECOND = replace(FIRST, file="other.txt", gaps=(Gap("ending", "p-1", None, "x"),))


def test_reports_with_ids_and_anchors_of_their_own_stay_as_they_are() -> None:
    other = report("zhuzhou-2023-bbbb", (passage("p-2", "paragraph", "水。"),))
    assert list(tell_apart([FIRST, other])) == [FIRST, other]


def test_a_second_copy_has_another_id_and_other_anchors() -> None:
    one, two = tell_apart([FIRST, SECOND])
    assert one == FIRST
    assert two.id != FIRST.id
    assert two.id.startswith(FIRST.id)
    assert not {p.id for p in one.passages} & {p.id for p in two.passages}
    assert [p.id[:2] for p in two.passages] == ["p-", "s-"]
    assert [p.text for p in two.passages] == [p.text for p in FIRST.passages]


def test_a_gap_follows_the_anchor_of_its_passage() -> None:
    _, two = tell_apart([FIRST, SECOND])
    assert two.gaps[0].passage == two.passages[0].id


def test_the_same_reports_are_told_apart_in_the_same_way() -> None:
    assert list(tell_apart([FIRST, SECOND])) == list(tell_apart([FIRST, SECOND]))
