"""Validate the exported data of other reports by frictionless: `python -m tests.eval.package --corpus DIR`.

Every table is read by its schema, every file compared with its size and hash. frictionless brings 30 packages and
is not a dependency of the project: `--python` names an interpreter that has `frictionless[json]`. Exit 1 if
something is not valid; without frictionless nothing is measured, and the command says so.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from generator.corpus.gather import gather
from generator.knowledge.errors import FangzhiError
from generator.output.data.export import write_data
from generator.output.data.tables.package import PACKAGE

CODE: Final = """
import json, sys
from frictionless import Package
report = Package(sys.argv[1]).validate()
errors = [error.message for error in report.errors]
errors += [f"{task.place}: {error.message}" for task in report.tasks for error in task.errors]
print(json.dumps({"files": len(report.tasks), "errors": errors}))
"""
"""What runs in the other interpreter."""


def main(argv: list[str] | None = None) -> int:
    """Print how many files are valid, and what is not; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.eval.package", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True, help="folder of reports")
    parser.add_argument("--python", default=sys.executable, help="interpreter that has frictionless")
    arguments = parser.parse_args(argv)
    if subprocess.run(
        [arguments.python, "-c", "import frictionless"], capture_output=True, check=False
    ).returncode:
        print("not measured: pip install 'frictionless[json]' somewhere, and name its interpreter with --python")
        return 0
    try:
        corpus = gather(arguments.corpus)
    except FangzhiError as error:
        print(f"eval: {error}", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder) / "data"
        write_data(corpus, data)
        command = [arguments.python, "-c", CODE, str(data / PACKAGE)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=data, check=True)
    found = json.loads(done.stdout)
    print(f"{found['files']} files, {len(found['errors'])} errors", *found["errors"], sep="\n")
    return 1 if found["errors"] else 0


if __name__ == "__main__":
    sys.exit(main())
