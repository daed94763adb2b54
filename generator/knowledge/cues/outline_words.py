"""The signs of a heading: styles of numbering, labels, titles, and words with which no heading starts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, cast, get_args

from generator.knowledge.cues.document_words import any_of
from generator.knowledge.cues.patterns import needed_pattern
from generator.knowledge.cues.run_in_features import load_weights
from generator.knowledge.errors import KnowledgeError
from generator.knowledge.han import HAN
from generator.knowledge.marks import CLOSE_BRACKET, COLON, COMMA, ENDS, OPEN_BRACKET, SEMICOLON
from generator.knowledge.yaml_entries import Entry, read_document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from generator.knowledge.cues.document_words import DocumentWords

KEYS = (
    "numbering",
    "labels",
    "appendices",
    "glossaries",
    "annexes",
    "prefaces",
    "contents",
    "notes",
    "addresses",
    "transitions",
    "appeals",
    "names",
    "pieces",
    "bylines",
    "sessions",
    "clauses",
    "parts",
    "promises",
    "openers",
    "statements",
    "narrations",
    "signs",
)
ROLES = ("top", "opening", "colon", "leaf", "alone", "inner")
APPENDIX, CLAUSE, EXPLICIT, LABEL, PREFACE, RUN_IN = "appendix", "clause", "explicit", "label", "preface", "run-in"
OWN_LINE = "own-line"
"""The style of a heading that only its form shows: a short line over a long paragraph, again and again."""
NESTED = "nested"
"""The style of a series that starts again below an open one of the same style (一、 below 三、（三）)."""
OTHERS = (APPENDIX, CLAUSE, EXPLICIT, LABEL, NESTED, OWN_LINE, PREFACE, RUN_IN)
"""The styles of headings that code determines: no style of numbering has their names."""
INFERRED = frozenset({RUN_IN, CLAUSE})
"""The styles of headings that nothing in the source marks: they are taken out of their paragraphs by judgement."""
STYLE_KEYS = ("id", "pattern", "level", "rank", "heading", *ROLES, "why", "examples", "keeps")
SIGN_KEYS = ("id", "why", "words")
RANKS = tuple(map(str, range(20)))
LEVELS = ("1", "2", "3", "4")
Part = Literal["sentence", "line", "mark"]
PARTS: tuple[Part, ...] = get_args(Part)
"""What of a numbered line is the heading: its first sentence, all of it, or the mark alone."""

_NAME = f"[{HAN}·□X×*]{{1,4}}"  # a name, or a half of one set apart by a blank (戈 明)
_BRACKETED = f"(?:[({OPEN_BRACKET}][^(){OPEN_BRACKET}{CLOSE_BRACKET}]{{1,12}}[){CLOSE_BRACKET}])"
_NAMED = f"(?:[是为]?[{COLON}:]|是{COMMA})"  # what follows the words that name a part, before the part itself


@dataclass(frozen=True, slots=True)
class Style:
    """A style of numbering: its id, its pattern, and the level it has where there is no heading above it.

    `rank`: its place in the usual order of styles, 0 for one that may occur anywhere. `heading`: which part of the
    line is the heading. `top`: it opens the parts of a text, so that plain lines before the first are in question.
    `opening`: its numbers start with one, unless the opening of the text is missing. `colon`: a heading may end
    with a colon. `leaf`: no heading is below it, and it is short. `alone`: its mark may be alone on a line.
    `inner`: it may open a point inside a paragraph.
    """

    id: str
    pattern: str
    level: int
    rank: int
    heading: Part
    top: bool
    opening: bool
    colon: bool
    leaf: bool
    alone: bool
    inner: bool
    why: str
    examples: tuple[str, ...]
    keeps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OutlineWords:
    """The knowledge of the outline. Patterns match at the start of a line or sentence unless said otherwise.

    `by_id` has the styles by their ids. `marker` has one named group a style (its index: `s0`, `s1`, …). `label`
    matches a whole line that is a label with its number. `session` matches a line on the session, `speaker` one of
    office and name, `part` one that names a part of a work report, `promise` the end of one that promises points.
    `clause` matches up to the colon of a clause that names a part (总体要求是：).
    `narration` and `statement` are searched anywhere in a sentence, and so are the `signs`, groups of words by
    id, and `inner`, the styles of points inside a paragraph. `weights` are those of the run-in model, by feature.
    """

    document: DocumentWords
    styles: tuple[Style, ...]
    by_id: Mapping[str, Style]
    marker: re.Pattern[str]
    label: re.Pattern[str]
    appendix: re.Pattern[str]
    glossary: re.Pattern[str]
    annexes: re.Pattern[str]
    preface: re.Pattern[str]
    contents: re.Pattern[str]
    notes: re.Pattern[str]
    address: re.Pattern[str]
    transition: re.Pattern[str]
    appeal: re.Pattern[str]
    salutation: re.Pattern[str]
    title: re.Pattern[str]
    office: re.Pattern[str]
    names: re.Pattern[str]
    piece: re.Pattern[str]
    byline: re.Pattern[str]
    session: re.Pattern[str]
    speaker: re.Pattern[str]
    clause: re.Pattern[str]
    part: re.Pattern[str]
    promise: re.Pattern[str]
    opener: re.Pattern[str]
    statement: re.Pattern[str]
    narration: re.Pattern[str]
    signs: re.Pattern[str]
    inner: re.Pattern[str]
    weights: Mapping[str, float]


def load_outline(path: Path, weights: Path, document: DocumentWords) -> OutlineWords:
    """Return the outline's knowledge and the weights of its model; a mistake in them is a KnowledgeError.

    Its patterns may refer to the document words.
    """
    entry = read_document(path).only(KEYS)
    by_id: dict[str, Style] = {}
    for one in entry.entries("numbering"):
        style = _style(one.only(STYLE_KEYS), document)
        if style.id in by_id or style.id in OTHERS:
            raise KnowledgeError(one.place_of("id"), f"the style '{style.id}' is given twice", "rename one")
        by_id[style.id] = style
    styles = tuple(by_id.values())
    signs = tuple(sign.only(SIGN_KEYS) for sign in entry.entries("signs"))
    numerals = document.entries["numerals"].text
    return OutlineWords(
        document=document,
        styles=styles,
        by_id=by_id,
        marker=re.compile("|".join(f"(?P<s{i}>{style.pattern})" for i, style in enumerate(styles))),
        label=re.compile(rf"(?:{_any(entry, 'labels')}) ?[{numerals}\d]{{1,3}}[:{COLON}、.]? ?$"),
        appendix=re.compile(rf"(?:{_any(entry, 'appendices')}) ?[{numerals}\d]{{0,2}}(?:[:{COLON} ]|$)"),
        glossary=re.compile(rf".{{0,30}}(?:{_any(entry, 'glossaries')})[){CLOSE_BRACKET}]?$"),
        annexes=needed_pattern(entry, "annexes", document),
        contents=needed_pattern(entry, "contents", document),
        notes=needed_pattern(entry, "notes", document),
        address=needed_pattern(entry, "addresses", document),
        transition=re.compile(_any(entry, "transitions")),
        appeal=re.compile(_any(entry, "appeals")),
        preface=re.compile(rf"(?:{_any(entry, 'prefaces')})$"),
        salutation=re.compile(document.fill("(?:尊敬的)?{salutations}")),
        title=re.compile(document.fill(".*{title-nouns}") + f"{_BRACKETED}?$"),
        office=re.compile(document.fill(".{0,30}{offices}")),
        names=needed_pattern(entry, "names", document),
        piece=needed_pattern(entry, "pieces", document),
        byline=needed_pattern(entry, "bylines", document),
        session=needed_pattern(entry, "sessions", document),
        speaker=re.compile(document.fill(".{0,24}{offices}") + f" ?{_NAME}(?: ?{_NAME})?$"),
        clause=re.compile(rf"[^。{COLON}{SEMICOLON}]{{0,40}}?(?:{_any(entry, 'clauses')})(?:建议)?{_NAMED}"),
        promise=needed_pattern(entry, "promises", document),
        part=re.compile(rf".{{0,24}}(?:{_any(entry, 'parts')})$"),
        opener=re.compile(_any(entry, "openers")),
        statement=needed_pattern(entry, "statements", document),
        narration=needed_pattern(entry, "narrations", document),
        signs=re.compile("|".join(_sign(sign) for sign in signs)),
        inner=re.compile(
            f"(?<=[{ENDS}!?{COLON}{SEMICOLON}”])(?:{'|'.join(s.pattern for s in styles if s.inner)})"
        ),
        weights=load_weights(weights, [sign.text("id") for sign in signs]),
    )


def _style(entry: Entry, document: DocumentWords) -> Style:
    return Style(
        id=entry.text("id"),
        pattern=needed_pattern(entry, "pattern", document).pattern,
        level=int(entry.choice("level", LEVELS)),
        rank=int(entry.choice("rank", RANKS, "0")),
        heading=cast("Part", entry.choice("heading", PARTS, PARTS[0])),
        **{role: entry.choice(role, ("yes", "no"), "no") == "yes" for role in ROLES},
        why=entry.text("why"),
        examples=entry.texts("examples"),
        keeps=entry.texts("keeps"),
    )


def _sign(entry: Entry) -> str:
    """Return a named group of words as a pattern; the reason for grouping them must be given."""
    entry.text("why")
    return f"(?P<{entry.text('id')}>{_any(entry, 'words')})"


def _any(entry: Entry, key: str) -> str:
    """Return an alternation of a list's words, the longest first so that none hides another."""
    return any_of(entry.texts(key))
