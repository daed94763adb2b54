"""The settings of a site: its name, its words on the home page, its address, its colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Colours(NamedTuple):
    """The colour of links and marks on the light and on the dark page, as `#rrggbb`."""

    light: str
    dark: str


class Logo(NamedTuple):
    """A picture for the header and the tab: the name under which it is published, and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Analytics:
    """The service that counts visits: its name for readers, its address, and the script that each page fetches.

    All values are safe in HTML. `before` is a script of the theme that runs first and has the attributes.
    """

    name: str
    address: str
    script: str
    attributes: tuple[tuple[str, str], ...] = ()
    before: str = ""


@dataclass(frozen=True, slots=True)
class DataSettings:
    """What the operator says of the exported data: licence with address, release with its day, who publishes it.

    Empty where nothing is said: then nothing is stated.
    """

    licence: str = ""
    licence_address: str = ""
    release: str = ""
    released: str = ""
    author: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a site in `fangzhi.yml`, with defaults that fit any site.

    `description` is for search engines, `headline` and `lead` are the first words of the home page and the
    sentence below them, `examples` its example queries; empty ones follow from the corpus. `address` is where the
    site is published (ends in a slash) or empty. `about` is the operator's Markdown for the page on methods.
    `copyright` and the lines of `footer` are HTML, `contact` (an address or words) is text. `newest` is the day
    of the newest source, YYYY-MM-DD or empty: a build finds it. `data` is about the exported data, `downloads`
    are the names of the releases that are in the folder for them.
    """

    name: str = "方志"
    description: str = "地方政府工作报告的校勘文本：按地区、按主题阅读，可检索，可引用"
    lead: str = (
        "地方政府工作报告与同类文献的校勘文本，按地区、按主题编排；每一段都有固定链接，每一处改动都可查对。"
    )
    headline: str = ""
    examples: tuple[str, ...] = ()
    copyright: str = "校勘与标引由程序生成；文献的权利属各发布单位。"
    footer: tuple[str, ...] = ()
    contact: str = ""
    newest: str = ""
    address: str = ""
    colours: Colours | None = None
    logo: Logo | None = None
    about: str = ""
    analytics: Analytics | None = None
    data: DataSettings = DataSettings()
    downloads: tuple[str, ...] = ()

    @property
    def foreign(self) -> str:
        """Return the only address on another host that pages may fetch from, or an empty text."""
        return self.analytics.script if self.analytics else ""


DEFAULTS = Settings()

GROUNDS = Colours(light="#f4efe4", dark="#212225")
"""The background of coloured text: `--fz-tint` in site.css, the one of two on each page with less contrast."""

LEAST_CONTRAST = 4.5
"""The least contrast of text and background: WCAG 2.2, success criterion 1.4.3."""


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours `#rrggbb`, from 1 to 21 (WCAG 2.2, contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, from 0 to 1 (WCAG 2.2)."""
    parts = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]  # noqa: PLR2004
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
