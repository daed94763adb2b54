"""The samples for web servers say the same, and what the documentation promises."""

from __future__ import annotations

import re

from generator.commands.init import TEMPLATE

NGINX, CADDY, DOCKER = (
    (TEMPLATE / "hosting" / name).read_text(encoding="utf-8") for name in ("nginx.conf", "Caddyfile", "Dockerfile")
)
POLICY = re.compile(r'Content-Security-Policy "(.*?)"')


def test_both_have_the_same_policy_without_inline_scripts_and_other_hosts() -> None:
    (policy,) = {*POLICY.findall(NGINX), *POLICY.findall(CADDY)}
    parts = dict(part.split(" ", 1) for part in policy.split("; "))
    assert parts["default-src"] == "'none'"
    assert parts["script-src"] == "'self'"
    assert (parts["frame-ancestors"], parts["base-uri"]) == ("'none'", "'none'")
    assert "http" not in policy


def test_both_have_the_same_headers() -> None:
    names = ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy")
    for name in names:
        (value,) = {*re.findall(rf'{name} "(.*?)"', NGINX), *re.findall(rf'{name} "(.*?)"', CADDY)}
        assert value
    assert all("max-age=31536000, immutable" in text and "no-cache" in text for text in (NGINX, CADDY))
    assert all("application/jsonl" in text and "404.html" in text for text in (NGINX, CADDY))


def test_the_image_has_the_pages_and_a_server_without_rights() -> None:
    stages = re.findall(r"^FROM (\S+)", DOCKER, re.MULTILINE)
    assert len(stages) == 2
    assert "unprivileged" in stages[1]
    assert "COPY --from=build /work/site " in DOCKER
