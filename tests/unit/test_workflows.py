"""The workflows here and in a new site: pinned actions, few permissions, the site's address, no second run."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.commands.init import TEMPLATE

ROOT = Path(__file__).parents[2]
OWN, NEW, CHECKS = (
    ROOT / ".github/workflows/pages.yml",
    TEMPLATE / "dot-github/workflows/pages.yml",
    ROOT / ".github/workflows/checks.yml",
)
PINNED = re.compile(r"actions/[a-z-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")


def read(path: Path) -> dict[Any, Any]:
    read: dict[Any, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return read


@pytest.mark.parametrize("path", [OWN, NEW, CHECKS])
def test_every_action_is_pinned_by_its_commit_with_the_version_beside_it(path: Path) -> None:
    used = re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    assert used
    assert [one for one in used if not PINNED.fullmatch(one)] == []


def test_one_action_has_one_commit_everywhere() -> None:
    used = {
        one for path in (OWN, NEW, CHECKS) for one in re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))
    }
    assert len({one.partition("@")[0] for one in used}) == len(used)


@pytest.mark.parametrize(("path", "command"), [(OWN, "make site"), (NEW, "fangzhi build --site site")])
def test_the_site_is_built_for_its_address_and_published_with_the_least_permissions(
    path: Path, command: str
) -> None:
    workflow = read(path)
    build, deploy = workflow["jobs"]["build"], workflow["jobs"]["deploy"]
    assert workflow["permissions"] == {}
    assert build["permissions"] == {"contents": "read", "pages": "read"}
    assert deploy["permissions"] == {"pages": "write", "id-token": "write"}
    (step,) = (step for step in build["steps"] if step.get("run") == command)
    assert step["env"] == {"SITE_URL": "${{ steps.pages.outputs.base_url }}"}
    before = build["steps"][: build["steps"].index(step)]
    assert [one["id"] for one in before if "configure-pages" in one.get("uses", "")] == ["pages"]
    assert [one["with"]["cache"] for one in before if "setup-python" in one.get("uses", "")] == ["pip"]
    assert build["steps"][-1]["with"] == {"path": "site"}
    assert workflow["concurrency"] == {"group": "pages", "cancel-in-progress": False}


def test_a_pull_request_of_this_repository_is_checked_once() -> None:
    workflow = read(CHECKS)
    assert set(workflow[True]) == {"push", "pull_request"}, "YAML reads the key as a truth value"
    (job,) = workflow["jobs"].values()
    assert job["if"].startswith("github.event_name == 'push' || ")
