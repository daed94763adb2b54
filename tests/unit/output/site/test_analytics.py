"""Analytics: known services alone, each value checked, and no other host than the one that is named."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest

from generator.commands.project import load_project
from generator.knowledge.errors import KnowledgeError
from generator.output.site.analytics import services
from generator.output.site.configuration import THEME

if TYPE_CHECKING:
    from pathlib import Path

    from generator.output.settings import Analytics

UUID = "94db1cb1-74f4-4a40-ad6c-962362670409"
OWN = "https://stats.example.org/"


def stated(folder: Path, text: str) -> Analytics | None:
    file = folder / "fangzhi.yml"
    file.write_text(f"analytics: {text}\n", encoding="utf-8")
    return load_project(file).settings.analytics


@pytest.mark.parametrize(
    ("text", "script", "attributes"),
    [
        (
            "{service: goatcounter, address: https://stats.example.org}",
            f"{OWN}count.js",
            {"data-goatcounter": f"{OWN}count"},
        ),
        (f"{{service: umami, address: '{OWN}', site: {UUID}}}", f"{OWN}script.js", {"data-website-id": UUID}),
        (
            f"{{service: plausible, address: '{OWN}', site: example.org}}",
            f"{OWN}js/script.js",
            {"data-domain": "example.org"},
        ),
        (
            f"{{service: matomo, address: '{OWN}m', site: 3}}",
            f"{OWN}m/matomo.js",
            {"data-address": f"{OWN}m/", "data-site": "3"},
        ),
        (f"{{service: baidu, site: {'0a' * 16}}}", f"https://hm.baidu.com/hm.js?{'0a' * 16}", {}),
    ],
)
def test_a_service_is_one_script_of_its_host(
    tmp_path: Path, text: str, script: str, attributes: dict[str, str]
) -> None:
    found = stated(tmp_path, text)
    assert found is not None
    assert (found.script, dict(found.attributes)) == (script, attributes)
    assert urlsplit(found.script).netloc == urlsplit(found.address).netloc
    assert not found.before or (THEME / found.before).is_file()


@pytest.mark.parametrize("text", ["none", "", "~"])
def test_there_is_none_unless_it_is_named(tmp_path: Path, text: str) -> None:
    assert stated(tmp_path, text) is None


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("google", "line 1: 'analytics: google' is not known; write 'none', or 'service: …' .* umami, plausible"),
        ("{service: umammi}", "the service 'umammi' is not known; did you mean 'umami'"),
        ("{service: umami, adress: x}", "unknown key 'adress'; did you mean 'address'"),
        ("{service: goatcounter}", "'goatcounter' needs an address; write where it runs"),
        (
            "{service: goatcounter, address: stats.example.org}",
            "'stats.example.org' is not the address of a service",
        ),
        ("{service: goatcounter, address: 'https://e.org/\"><script>'}", "is not the address of a service"),
        ("{service: goatcounter, address: 'https://u@e.org/'}", "is not the address of a service"),
        ("{service: goatcounter, address: 'https://e.org/?a=1'}", "is not the address of a service"),
        ("{service: goatcounter, address: 'javascript:alert(1)'}", "is not the address of a service"),
        (f"{{service: goatcounter, address: '{OWN}', site: a}}", "'goatcounter' takes no id; remove the line"),
        (f"{{service: umami, address: '{OWN}'}}", "'umami' needs 'site'; write the id of the website"),
        (
            f"{{service: umami, address: '{OWN}', site: '\" onload=\"x'}}",
            "is not an id of 'umami'; write the id of",
        ),
        (f"{{service: baidu, address: '{OWN}', site: {'0a' * 16}}}", "'baidu' has an address of its own; remove"),
        ("{service: baidu, site: 0a'); alert(1)}", "is not an id of 'baidu'; write the 32 characters"),
    ],
)
def test_what_cannot_be_meant_is_an_error(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(KnowledgeError, match=said):
        stated(tmp_path, text)


def test_every_service_has_the_words_for_what_it_needs() -> None:
    assert set(services()) == {"umami", "plausible", "goatcounter", "matomo", "baidu"}
    assert all(service.site_is for service in services().values() if service.site)
