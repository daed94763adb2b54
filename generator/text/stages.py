"""Stages: the steps from source text to clean text, in order, each with the reasons for its place.

Rules after `marks` are written once, against simplified text with full-width punctuation, one paragraph per line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.text.boilerplate.markup import strip_markup
from generator.text.boilerplate.noise import strip_noise
from generator.text.boilerplate.strip import strip_boilerplate
from generator.text.byteshift.repair import repair_byteshift
from generator.text.characters import restore_characters
from generator.text.encodings.doubled import undouble
from generator.text.encodings.escapes import restore_escapes
from generator.text.encodings.mojibake import restore_mojibake
from generator.text.gaps import mark_gaps
from generator.text.glosses.spoken import restore_spoken
from generator.text.glosses.strip import strip_glosses
from generator.text.lines.blanks import tidy_blanks, tidy_lines
from generator.text.lines.indents import split_at_indents
from generator.text.lines.inline import join_inline
from generator.text.lines.join import join_lines
from generator.text.lines.seams import cut_at_seams
from generator.text.marks.founder import restore_founder_marks
from generator.text.marks.punctuation import restore_punctuation
from generator.text.marks.quotes import pair_quotes
from generator.text.marks.stand_ins import restore_lookalikes, restore_stops
from generator.text.marks.width import narrow_digits, widen_brackets, widen_marks
from generator.text.model import After, Stage
from generator.text.radicals import restore_radicals
from generator.text.script import restore_script
from generator.text.stage_checks import in_order

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.text.model import TextStage

_RUNS: Final = After("byte-shift", "characters that this stage changes show where a shifted run is")
_SIMPLIFIED: Final = After("script", "its patterns and the counts it uses are of simplified text")
_FULL_WIDTH: Final = After("marks", "its patterns have full-width punctuation")

STAGES: Final[Sequence[TextStage]] = (
    Stage(
        "mojibake",
        restore_mojibake,
        "document",
        rules="mojibake",
    ),
    Stage(
        "escapes",
        restore_escapes,
        "line",
        rules="mojibake",
        after=(After("mojibake", "bytes written out complete the characters of misread text"),),
    ),
    Stage(
        "byte-shift",
        repair_byteshift,
        "document",
        rules="byteshift",
        after=(
            After("mojibake", "text decoded by the wrong encoding looks as odd as a shifted run"),
            After("escapes", "a byte that is written out is no part of a shifted run"),
        ),
    ),
    Stage(
        "characters",
        restore_characters,
        "line",
        rules="characters",
        after=(_RUNS, After("mojibake", "the bytes of misread text show as invisible characters")),
    ),
    Stage(
        "doubled",
        undouble,
        "document",
        rules="mojibake",
        after=(After("characters", "a line end of another system ends a doubled line"),),
    ),
    Stage("radicals", restore_radicals, "line", rules="characters", after=(_RUNS,)),
    Stage(
        "markup",
        strip_markup,
        "document",
        rules="markup",
        patterns=True,
        after=(After("characters", "tags may be written with entities"),),
    ),
    Stage(
        "outer-blanks",
        tidy_lines,
        "layout",
        rules="blanks",
        after=(After("markup", "a block tag becomes a line end"),),
    ),
    Stage(
        "noise",
        strip_noise,
        "document",
        rules="noise",
        after=(After("outer-blanks", "it looks at the starts and ends of lines"),),
    ),
    Stage(
        "glosses",
        strip_glosses,
        "document",
        rules="glosses",
        after=(_RUNS, After("markup", "a tag may be between a character and its gloss")),
    ),
    Stage(
        "spoken",
        restore_spoken,
        "line",
        rules="glosses",
        after=(After("glosses", "a syllable after its character does not replace one"),),
    ),
    Stage(
        "script",
        restore_script,
        "document",
        rules="script",
        after=(
            _RUNS,
            After("glosses", "a gloss splits words that are converted as words"),
            After("radicals", "the dictionaries have no radicals"),
        ),
    ),
    Stage("digits", narrow_digits, "line", rules="width", after=(_RUNS,)),
    Stage(
        "lookalikes",
        restore_lookalikes,
        "line",
        rules="width",
        after=(After("markup", "lists of Markdown have hyphens"), After("digits", "a percentage follows a digit")),
    ),
    Stage(
        "quotes",
        pair_quotes,
        "document",
        rules="punctuation",
        after=(After("markup", "attributes of tags have straight quotation marks"),),
    ),
    Stage(
        "brackets",
        widen_brackets,
        "line",
        rules="width",
        after=(_RUNS, After("markup", "links of Markdown have brackets")),
    ),
    Stage(
        "marks",
        widen_marks,
        "line",
        rules="width",
        after=(_RUNS, After("characters", "the semicolon of an entity is not a mark")),
    ),
    Stage(
        "stops",
        restore_stops,
        "document",
        rules="width",
        after=(_SIMPLIFIED, After("marks", "a stop may follow another mark")),
    ),
    Stage(
        "founder-marks",
        restore_founder_marks,
        "document",
        rules="punctuation",
        after=(_SIMPLIFIED,),
    ),
    Stage(
        "punctuation",
        restore_punctuation,
        "document",
        rules="punctuation",
        after=(_FULL_WIDTH, After("founder-marks", "marks shown as Han may be doubled ones")),
    ),
    Stage(
        "boilerplate",
        strip_boilerplate,
        "document",
        rules="boilerplate",
        patterns=True,
        after=(_SIMPLIFIED, _FULL_WIDTH, After("outer-blanks", "its patterns match whole lines without blanks")),
    ),
    Stage(
        "gaps",
        mark_gaps,
        "line",
        rules="gaps",
        patterns=True,
        after=(
            _SIMPLIFIED,
            _FULL_WIDTH,
            After("boilerplate", "a mark closes the last passage, not the page's foot"),
        ),
    ),
    Stage(
        "paragraph-indents",
        split_at_indents,
        "line",
        rules="lines",
        after=(_SIMPLIFIED, _FULL_WIDTH, After("gaps", "blanks around the foot of a page are no indents")),
    ),
    Stage(
        "lost-line-ends",
        cut_at_seams,
        "document",
        rules="lines",
        after=(_SIMPLIFIED, _FULL_WIDTH, After("paragraph-indents", "what blanks show is not guessed")),
    ),
    Stage(
        "outer-blanks-again",
        tidy_lines,
        "layout",
        rules="blanks",
        after=(
            After("boilerplate", "a removed line leaves an empty one"),
            After("gaps", "so does a mark"),
        ),
    ),
    Stage(
        "inner-blanks",
        tidy_blanks,
        "document",
        rules="blanks",
        after=(
            _SIMPLIFIED,
            _FULL_WIDTH,
            After("outer-blanks-again", "blanks around lines are not inside them"),
            After("paragraph-indents", "it removes the blanks that show where paragraphs start"),
        ),
    ),
    Stage(
        "inline-elements",
        join_inline,
        "layout",
        rules="lines",
        after=(
            _SIMPLIFIED,
            _FULL_WIDTH,
            After("boilerplate", "a line of the page's frame is no part of a sentence"),
            After("inner-blanks", "it looks at the words at the ends and starts of lines"),
        ),
    ),
    Stage(
        "line-joins",
        join_lines,
        "layout",
        rules="lines",
        after=(
            _SIMPLIFIED,
            After("boilerplate", "a line of the page's frame does not go on with another"),
            After("gaps", "nothing is joined over a gap mark"),
            After("inner-blanks", "lines are weighed by the characters at their ends and starts"),
            After("inline-elements", "pieces of a sentence are no broken lines: they have any length"),
        ),
    ),
)
"""The stages in order. They are repeated until they change nothing."""

in_order(*STAGES)
