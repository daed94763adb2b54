"""The program as an operator has it: installed from a wheel, in a separate folder, without a clone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from tests.unit.commands.test_init import SAMPLES, TAIL

ROOT = Path(__file__).parents[2]
BANNER = "莲湖在线，与你同行\n"


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the Python of an empty environment with the wheel and, of this environment, only the other packages.

    Nothing is fetched. A path in a .pth file is not searched for further .pth files, so that the link of this
    environment to the clone is not followed.
    """
    folder = tmp_path_factory.mktemp("wheel")
    tree = folder / "source"
    shutil.copytree(ROOT / "generator", tree / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tree / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--no-index", "--wheel-dir", str(folder), str(tree)], check=True)
    (wheel,) = folder.glob("fangzhi-*.whl")
    venv.create(folder / "env", symlinks=True)
    (site,) = (folder / "env").glob("lib/python*/site-packages")
    zipfile.ZipFile(wheel).extractall(site)
    (site / "packages.pth").write_text(sysconfig.get_paths()["purelib"] + "\n", encoding="utf-8")
    return folder / "env" / "bin" / "python"


def run(python: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "COV"))}
    command = [str(python), "-m", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, text=True, capture_output=True, check=False)


def test_a_site_is_made_without_a_clone(python: Path, tmp_path: Path) -> None:
    where = "import generator; print(generator.__file__)"
    found = subprocess.run([str(python), "-c", where], cwd=tmp_path, text=True, capture_output=True, check=True)
    assert Path(found.stdout.strip()).is_relative_to(python.parents[1])
    assert run(python, tmp_path, "generator", "init", "my-site").returncode == 0
    site = tmp_path / "my-site"
    for name in SAMPLES:
        file = site / "knowledge" / name
        file.write_text(TAIL.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    settings = (site / "fangzhi.yml").read_text(encoding="utf-8").replace("name: 我的方志", "name: 三江方志")
    (site / "fangzhi.yml").write_text(settings, encoding="utf-8")
    for source in sorted((ROOT / "seeds").glob("*.txt"))[:3]:
        shutil.copy(source, site / "seeds")
    first = min((site / "seeds").glob("*.txt"))
    first.write_text(BANNER + first.read_text(encoding="utf-8"), encoding="utf-8")
    before = {path: path.read_bytes() for path in (site / "seeds").iterdir()}

    built = run(python, site, "generator", "build")
    assert built.returncode == 0, built.stderr
    home = (site / "site" / "index.html").read_text(encoding="utf-8")
    assert "三江方志" in home
    assert "教育" in home, "the theme of the overlay"
    assert (site / "site" / "themes" / "schools" / "index.html").is_file()
    assert (site / "site" / "search" / "meta.bin").is_file()
    assert (site / "site" / "assets" / "search" / "box.js").is_file()
    assert not list((site / "site").rglob("*.d.ts"))
    edits = "".join(path.read_text(encoding="utf-8") for path in (site / "docs" / "data" / "edits").iterdir())
    assert '"lianhu-banner"' in edits, "the rule of the overlay"
    reports = (site / "docs" / "data" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(reports) == 3
    assert {json.loads(row)["reader"] for row in reports} == {"text"}
    assert {path: path.read_bytes() for path in (site / "seeds").iterdir()} == before, "sources are only read"
    checked = run(python, site, "generator", "check")
    assert checked.returncode == 0, checked.stderr
