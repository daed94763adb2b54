"""A long place has its documents on pages by year."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.corpus.apart import LONG, Length, leaves_of, length_of
from generator.corpus.briefs import brief_of
from tests.unit.output.samples import passage, report

LENGTHS = st.lists(
    st.builds(
        Length,
        st.sampled_from(["a", "b"]),
        st.sampled_from([None, 2021, 2022]),
        st.integers(1, LONG + 10),
    ),
    max_size=12,
)


def test_a_place_that_fits_is_one_page_and_a_longer_one_is_divided_by_year() -> None:
    assert leaves_of([Length("a", 2021, LONG // 2), Length("a", 2022, LONG // 2)]) == ["", ""]
    assert leaves_of([Length("a", 2021, LONG), Length("b", 2021, 9), Length("a", None, 9)]) == [
        "2021",
        "",
        "undated",
    ]


def test_one_document_is_never_apart_from_its_place() -> None:
    assert leaves_of([Length("a", 2021, 9 * LONG)]) == [""]


def test_a_long_year_has_several_leaves() -> None:
    sizes = [LONG // 2, LONG // 2, 1, 2 * LONG, 1]
    found = leaves_of([Length("a", 2021, size) for size in sizes])
    assert found == ["2021", "2021", "2021-2", "2021-3", "2021-4"]


def test_the_length_of_a_report_is_that_of_its_characters_and_passages() -> None:
    assert length_of(brief_of(report("a", (passage("p-1", "paragraph", "十" * 10),)))) == Length(
        "changsha", 2023, 280
    )


@given(LENGTHS)
def test_no_leaf_is_too_long(lengths: list[Length]) -> None:
    found: dict[tuple[str, str], list[int]] = {}
    for one, leaf in zip(lengths, leaves_of(lengths), strict=True):
        found.setdefault((one.slug, leaf), []).append(one.size)
    assert all(sum(sizes) <= LONG or len(sizes) == 1 for sizes in found.values())


@given(LENGTHS, LENGTHS)
def test_what_is_divided_stays_where_it_is_when_documents_follow(first: list[Length], more: list[Length]) -> None:
    before, after = leaves_of(first), leaves_of([*first, *more])
    assert all(old in {"", new} for old, new in zip(before, after, strict=False))
