"""The foot of pages: how readers reach the operator, the version, and a day that no clock gives."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import __version__
from generator.output.site.footer import footer, newest_day

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("contact", "shown"),
    [
        ("archive@example.org", '<a href="mailto:archive@example.org">archive@example.org</a>'),
        (
            "https://example.org/?a=1&b=2",
            '<a href="https://example.org/?a=1&amp;b=2">https://example.org/?a=1&amp;b=2</a>',
        ),
        ("某县档案馆，电话<0731>", "某县档案馆，电话&lt;0731&gt;"),
        ("javascript:alert(1)", "javascript:alert(1)"),
    ],
)
def test_contact_is_text_and_an_address_a_link(contact: str, shown: str) -> None:
    assert f"<br>联系与勘误：{shown}<br>" in footer("某馆", contact=contact)


def test_what_is_not_known_is_not_there() -> None:
    assert footer("某馆") == f"某馆<br>Fangzhi {__version__}"


def test_the_day_of_a_release_goes_before_that_of_the_sources() -> None:
    said = footer("某馆", lines=["某号"], release="2026.11", released="2026-11-29", newest="2026-01-20")
    assert said == f"某馆<br>某号<br>Fangzhi {__version__} · 数据2026.11版，2026年11月29日发布"
    assert footer("某馆", newest="2026-01-20").endswith(" · 资料截至2026年1月20日")


def test_the_newest_day_is_that_of_the_feed(tmp_path: Path) -> None:
    assert not newest_day(tmp_path)
    (tmp_path / "documents").mkdir()
    days = (f"<updated>{day}T00:00:00Z</updated>" for day in ("2026-01-20", "2026-01-09"))
    (tmp_path / "documents/feed.xml").write_text("".join(days), encoding="utf-8")
    assert newest_day(tmp_path) == "2026-01-20"
