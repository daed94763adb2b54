"""The script of the worker: all its modules in one file."""

from __future__ import annotations

import re

from generator.output.search.scripts import FOLDER, MODULES, worker_script


def test_the_modules_are_all_that_the_worker_imports_in_their_order() -> None:
    known: list[str] = []
    for name in MODULES:
        source = (FOLDER / f"{name}.js").read_text(encoding="utf-8")
        assert set(re.findall(r'^import .* from "\./(\w+)\.js";$', source, re.MULTILINE)) <= set(known)
        known.append(name)


def test_the_script_imports_and_exports_nothing_and_has_no_comments() -> None:
    script = worker_script()
    assert re.findall(r"^ *(?:import|export)\b.*", script, re.MULTILINE) == []
    assert re.findall(r"^ *(?://|/\*\*(?!.*\*/ ?\S)).*", script, re.MULTILINE) == []
    assert "return { BARRIER, readTable, folder };" in script
    assert 'import("../assets/search/guess.js")' in script
