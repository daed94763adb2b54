"""The features of the run-in model: the table names those that code computes, all of them and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.knowledge import DATA, load_knowledge
from generator.knowledge.cues.run_in_features import family_of, load_weights
from generator.knowledge.errors import KnowledgeError
from generator.reading.outline.outline_rows import read_rows
from generator.reading.outline.read import read_parts
from generator.reading.outline.run_in.parallels import inner_groups, second_features
from generator.reading.outline.search import HeadingSearch
from generator.sources.read import read_source
from generator.text.restore import restore_text

SIGNS = ("topic", "trend", "event", "work")
NAME = "outline-weights.csv"
TABLE = (DATA / NAME).read_text(encoding="utf-8")
SEEDS = Path(__file__).parents[3] / "seeds"


def load(folder: Path, text: str) -> dict[str, float]:
    (folder / NAME).write_text(text, encoding="utf-8")
    return load_weights(folder / NAME, SIGNS)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("\ninner couplet,", "\ninner cuplet,", "no code computes the feature 'inner cuplet'; did you mean"),
        ("\nbefore 1,", "\nbefor 1,", "line 2: no code computes the feature 'befor 1'; did you mean 'before'"),
        ("\nbefore 1,", "\nbefore x,", "line 2: no code computes the feature 'before x'"),
        ("\nbefore 1,", "\nbefore 2,", "line 3: the feature 'before 2' is given twice; keep one"),
        ("\nbias,0", "\nbefore 8,0", "the feature 'bias' has no weight"),
        ("\nbefore 1,-1.113", "\nbefore 1,nan", "line 2: the weight 'nan' is not a number"),
        ("\nbefore 1,-1.113", "\nbefore 1,much", "line 2: not a weight"),
        ("feature,weight\n", "", "line 1: the columns are not known; write feature,weight"),
    ],
)
def test_a_name_or_a_weight_that_is_wrong_names_its_line(
    tmp_path: Path, before: str, after: str, said: str
) -> None:
    assert before in TABLE
    with pytest.raises(KnowledgeError, match=rf"outline-weights\.csv.*{said}"):
        load(tmp_path, TABLE.replace(before, after, 1))


def test_a_sign_that_is_renamed_does_not_lose_its_weights(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text(TABLE, encoding="utf-8")
    with pytest.raises(KnowledgeError, match="no code computes the feature 'first trend "):
        load_weights(tmp_path / NAME, ("topic", "trends", "event", "work"))
    with pytest.raises(KnowledgeError, match="the feature 'first place' has no weight"):
        load_weights(tmp_path / NAME, (*SIGNS, "place"))


@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_code_computes_no_feature_of_another_name(path: Path) -> None:
    known = load_knowledge()
    words, source = known.outline, read_source(path.name, path.read_bytes()).text
    rows = read_rows(restore_text(source, known).tracked.text, words)
    search = HeadingSearch(rows, read_parts(rows, words)[1], words)
    names = {name for one in search.candidates for name in search.features(one)}
    first = [0.0] * len(search.candidates)
    for i, others in inner_groups(search.candidates):
        names |= {name for name, _ in second_features(i, others, search.candidates, first)}
    assert bool(names) == bool(search.candidates)
    assert [name for name in sorted(names) if family_of(name, SIGNS) is None] == []
