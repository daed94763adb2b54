"""Sources that try to become something other than text on the page, and some that are not text at all."""

from __future__ import annotations

import shutil
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
GOOD = "二、2023年工作安排\n\n　　2023年，我们将扎实做好各项工作，推动高质量发展。\n"
HOSTILE = {
    "markup.txt": GOOD
    + "<script>alert(1)</script> [a](javascript:alert(1)) ![](//x.example/y.png) {{ x }} {% y %}\n",
    "front-matter.txt": "---\ntemplate: evil.html\n---\n" + GOOD,
    "html.txt": "<!doctype html><html><body><p>" + GOOD + "</p><iframe src=//x.example></iframe></body></html>",
    "control.txt": "第一段\x1b[31m红\x07\u2028第二段\u2029第三段\x85第四段\x0b第五段\ufeff\u200b\n" + GOOD,
    "snippet.txt": '--8<-- "/etc/hostname"\n\n::: generator\n\n[TOC]\n\n*[发展]: x\n\n[^1]: 注\n' + GOOD,
    "attributes.txt": "标题 {: #s-aaaaaaaa onclick=alert(1) }\n=====\n# 井号\n> 引用\n```\n围栏\n```\n" + GOOD,
    "surrogate.txt": "\ud800",
    "one-line.txt": "坚持稳中求进，推动高质量发展。" * 2000,
    "brackets.txt": "[" * 3000 + "甲" + "*_`" * 1000,
}
MANIFEST = r"""
- file: markup.txt
  url: javascript:alert(1)
  note: >-
    <img src=//x.example/n.png onerror=alert(1)> [a](javascript:alert(1)) {: #top }
- file: html.txt
  url: >-
    https://x.example/"onmouseover="alert(1)?a=<script>&b='`{{ x }}
  retrieved: 2026-01-09
"""
UNREADABLE = ("empty.txt", "blank.txt", "binary.txt", "surrogate.txt")
"""The sources that are one clear finding each."""


def write_hostile(folder: Path) -> Path:
    """Write the hostile sources, and good ones between them, into a new folder and return it."""
    folder.mkdir()
    for name, text in HOSTILE.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogatepass"))
    (folder / "empty.txt").write_bytes(b"")
    (folder / "blank.txt").write_bytes(b" \r\n\t\n")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "gb18030.txt").write_bytes((GOOD * 5).encode("gb18030"))
    (folder / "bom.txt").write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    (folder / "page.html").write_text("<p>x", encoding="utf-8")
    (folder / ".hidden.txt").write_text(GOOD, encoding="utf-8")
    (folder / "notes.md").write_text("no report", encoding="utf-8")
    (folder / "manifest.yml").write_text(MANIFEST, encoding="utf-8")
    shutil.copy(SEEDS / "004_198e591ce9b795be.txt", folder)
    return folder
