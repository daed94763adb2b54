"""A folder for a new site: complete, never overwritten, and every sample in it works."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from generator.commands import main
from generator.commands.init import TEMPLATE, init, target
from generator.commands.project import load_project
from generator.knowledge import DATA, load_knowledge
from generator.knowledge.errors import FangzhiError
from generator.output import registry
from generator.output.addresses import Index
from generator.output.page_kind import PageKind
from generator.reading.stages import check_stages
from generator.sources.manifest import load_manifest
from generator.text.restore import restore_text

SAMPLES = ("indicators.yml", "kinds.yml", "places.csv", "rules/boilerplate.yml", "themes/schools.yml", "zones.csv")
TAIL = re.compile(r"^#(?=[^ #]| {2})", re.MULTILINE)
"""The hash of a line of a sample; comments have one blank after it."""


def with_samples(site: Path) -> Path:
    """Return the overlay of a new site in which every sample is switched on as its comment says."""
    init(site)
    for name in SAMPLES:
        file = site / "knowledge" / name
        file.write_text(TAIL.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    return site / "knowledge"


def test_a_new_site_has_all_that_it_needs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site = tmp_path / "my-site"
    assert main(["init", str(site)]) == 0
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    assert {"fangzhi.yml", ".gitignore", ".github/workflows/pages.yml", "seeds/manifest.yml"} <= files
    assert {f"knowledge/{name}" for name in SAMPLES} <= files
    assert "fangzhi build" in capsys.readouterr().out
    assert "$version" not in "".join(path.read_text(encoding="utf-8") for path in site.rglob("*.txt"))


def test_git_ignores_what_a_build_writes_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    years = PageKind(Index("年份", "years/index.md"), lambda _corpus, _settings: ())
    monkeypatch.setattr(registry, "PAGE_KINDS", (*registry.PAGE_KINDS, years))
    init(tmp_path)
    subprocess.run(["git", "init", "--quiet", str(tmp_path)], check=True)  # noqa: S607 - git is found on the path
    made = [f"docs/{name}" for name in registry.generated()]
    made += ["docs/years/2024.md", "docs/.fangzhi-stage-1/index.md", "docs/.data.fangzhi-old/reports.jsonl"]
    made += [".fangzhi/findings.json", "site/index.html", ".site.new-1/mkdocs.yml", ".site.fangzhi-old/index.html"]
    own = [
        "docs/assets/site/seal.svg",
        "docs/contact.md",
        "docs/.notes.md",
        "seeds/a.txt",
        "fangzhi.yml",
        ".gitignore",
    ]
    command = ["git", "-C", str(tmp_path), "check-ignore", "--no-index", "--", *made, *own]
    ignored = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    assert ignored == made
    assert "$" not in (tmp_path / ".gitignore").read_text(encoding="utf-8")


def test_nothing_is_written_over(tmp_path: Path) -> None:
    init(tmp_path)
    (tmp_path / "fangzhi.yml").write_text("name: 我的\n", encoding="utf-8")
    (tmp_path / "README.md").unlink()
    with pytest.raises(FangzhiError, match="exists already, and nothing was written"):
        init(tmp_path)
    assert (tmp_path / "fangzhi.yml").read_text(encoding="utf-8") == "name: 我的\n"
    assert not (tmp_path / "README.md").exists()


def test_a_file_in_the_place_of_the_folder_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("", encoding="utf-8")
    with pytest.raises(FangzhiError, match="is a file; name a folder"):
        init(tmp_path / "site")


def test_names_with_a_dot_are_stored_without_one() -> None:
    assert target(TEMPLATE / "dot-github" / "workflows" / "pages.yml") == Path(".github/workflows/pages.yml")


def test_the_settings_of_a_new_site_can_be_read_as_they_are(tmp_path: Path) -> None:
    init(tmp_path)
    project = load_project(tmp_path / "fangzhi.yml")
    assert project.seeds == tmp_path / "seeds"
    assert project.knowledge == (DATA, tmp_path / "knowledge")
    assert load_manifest(project.seeds, load_knowledge(*project.knowledge)).said == {}


def test_every_sample_of_the_overlay_works_when_it_is_switched_on(tmp_path: Path) -> None:
    overlay = with_samples(tmp_path)
    usual, known = load_knowledge(), load_knowledge(DATA, overlay)
    check_stages(known)
    assert known.rules.keys() - usual.rules.keys() == {"lianhu-banner"}
    assert known.themes.by_id.keys() - usual.themes.by_id.keys() == {"schools"}
    assert known.kinds.keys() - usual.kinds.keys() == {"audit-report"}
    assert [division.slug for division in known.places.named("长沙市莲湖县")] == ["changsha-lianhu"]
    assert [(one.slug, one.level) for one in known.places.named("长沙高新区")] == [("changsha-gaoxin", "zone")]
    audits = known.kinds["audit-report"]
    assert [audits.matches(text) for text in (*audits.examples, *audits.keeps)] == [True, True, False]
    rule = known.rules["lianhu-banner"]
    for before, after in rule.examples:
        assert restore_text(before, known).tracked.text == after
        assert restore_text(before, usual).tracked.text != after
    for kept in rule.keeps:
        assert restore_text(kept, known).tracked.text == kept
    assert known.digest != usual.digest
