"""Groups that take part in every match are found whatever is around them."""

from __future__ import annotations

import pytest

from generator.knowledge.patterns.groups import sure_groups


@pytest.mark.parametrize(
    ("source", "sure"),
    [
        ("(?P<a>x)y", {"a"}),
        ("(?P<a>x)?y", set()),
        ("(?P<a>x)+(?P<b>y){1,3}", {"a", "b"}),
        ("(?P<a>x)*(?P<b>y){0,3}(?P<c>z){0}", set()),
        ("(?P<a>x)|y", set()),
        ("(?P<a>x)(?:y|z)", {"a"}),
        ("(?:(?P<a>x)|(?P<b>y))", set()),
        ("(?:(?P<a>x(?P<b>y)))", {"a", "b"}),
        ("(?:(?P<a>x)z)?(?P<b>y)", {"b"}),
        (r"[(](?P<a>x)\|[|)?]", {"a"}),
        (r"\((?P<a>x)\)?", {"a"}),
        ("(?<!y)(?P<a>x)(?=z|w)", {"a"}),
        ("(?!(?P<a>x))(?P<b>y)", {"b"}),
        ("(?P<a>x)??", set()),
        ("", set()),
    ],
)
def test_sure_groups(source: str, sure: set[str]) -> None:
    assert sure_groups(source) == sure
