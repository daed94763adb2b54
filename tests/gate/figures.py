"""The figures of the exported data against the gold labels, and the floors they must keep.

python -m tests.gate.figures            prints the figures
python -m tests.gate.figures --update   raises the floors to them; refuses to lower one
python -m tests.gate.figures --update --lower outline.f1 --why "…"   lowers one, and keeps the reason
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import sys
from pathlib import Path
from typing import Any, cast

import yaml

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests" / "gold" / "seeds"
FLOORS = Path(__file__).with_name("floors.yml")

Figures = dict[str, float]


def yardstick() -> Any:  # noqa: ANN401 - the scorer is a script kept as it is, without types
    """Return the scorer, which is a script of its own that programs outside use as well."""
    spec = importlib.util.spec_from_file_location("score", Path(__file__).with_name("score.py"))
    if spec is None or spec.loader is None:
        raise FileNotFoundError("score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def measure(data: Path = ROOT / "docs" / "data", seeds: Path = ROOT / "seeds", gold: Path = GOLD) -> Figures:
    """Return every figure by its name; higher is better in all (errors are counted below zero)."""
    score = yardstick()
    reports = score.load(data, seeds)
    read = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(gold.glob("*.json"))}
    wanted = {Path(g["file"]).name for rows in read.values() for g in rows}
    figures: Figures = {"ledger.problems": -len(score.score_ledger(reports, wanted)["problems"])}
    if "boilerplate" in read:
        boilerplate = score.score_boilerplate(reports, read["boilerplate"])
        gaps = score.score_gaps(reports, read["boilerplate"])
        figures |= {"boilerplate.f1": boilerplate["f1"], "boilerplate.body_lost": -boilerplate["body_lost"]}
        figures |= {"gaps.found": gaps["found"], "gaps.extra": -len(gaps["extra"])}
    if "themes" in read:
        themes = score.score_themes(reports, read["themes"])
        worst = min(theme["f1"] for theme in themes["each"].values())
        figures |= {"themes.macro_f1": themes["macro_f1"], "themes.worst": worst}
    if "outline" in read:
        outline = score.score_outline(reports, read["outline"])
        figures |= {"outline.f1": outline["f1"], "outline.level_right": outline["level_right"] or 0.0}
    if "indicators" in read:
        lines = (data / "indicators.jsonl").read_text(encoding="utf-8").splitlines()
        found = score.score_indicators(reports, read["indicators"], [json.loads(line) for line in lines])
        figures |= {"indicators.precision": found["p"], "indicators.recall": found["r"]}
        figures["indicators.same_kind"] = found["same_kind"] or 0.0
    for clean in sorted(gold.glob("*_clean.txt")):
        figures[f"{clean.stem}.cer"] = -score.score_clean(reports, clean)["cer"]
    return figures


def floors() -> dict[str, Any]:
    """Return the floors as they are stored: `figures` by name, `lowered` with reasons."""
    return cast("dict[str, Any]", yaml.safe_load(FLOORS.read_text(encoding="utf-8")))


def update(figures: Figures, lower: list[str], why: str) -> list[str]:
    """Store the figures as floors; return the names that would fall without leave: then nothing is stored."""
    stored = floors() if FLOORS.exists() else {"figures": {}, "lowered": []}
    falling = [name for name, floor in stored["figures"].items() if figures.get(name, floor - 1) < floor]
    if refused := [name for name in falling if name not in lower]:
        return refused
    stored["lowered"] += [{"figure": name, "from": stored["figures"][name], "why": why} for name in falling]
    stored["figures"] = figures
    FLOORS.write_text(yaml.safe_dump(stored, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return []


def main() -> int:
    """Print the figures; with --update store them as floors."""
    command = argparse.ArgumentParser(description=__doc__)
    command.add_argument("--update", action="store_true")
    command.add_argument("--lower", action="append", default=[], metavar="FIGURE")
    command.add_argument("--why", default="")
    arguments = command.parse_args()
    figures = measure()
    for name, value in figures.items():
        print(f"{name:28} {value:g}")
    if not arguments.update:
        return 0
    if arguments.lower and not arguments.why:
        command.error("--lower needs a reason: --why")
    refused = update(figures, arguments.lower, arguments.why)
    for name in refused:
        print(f"refused: {name} would fall; say --lower {name} --why '…' if it must", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
