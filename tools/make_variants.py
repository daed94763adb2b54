"""Make the list of variant characters: `python tools/make_variants.py FOLDER`.

FOLDER holds `Unihan_Variants.txt` and `Unihan_OtherMappings.txt` of the Unicode Character Database (Unicode
License V3), plain or packed with bzip2; the Debian package unicode-data has them.

A character is in the list if simplified text lacks it (GB2312, and 通用规范汉字表 with those of names), OpenCC
leaves it, and all its variants in Unihan and in OpenCC's tables of Japanese, Hong Kong and Taiwan forms have one
simplified form, of the frequent level of GB2312.
"""

from __future__ import annotations

import bz2
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from opencc import OpenCC

if TYPE_CHECKING:
    from collections.abc import Iterator

LIST: Final = Path(__file__).parents[1] / "generator/knowledge/data/rules/lists/variants.txt"
FIELDS: Final = frozenset(("kZVariant", "kSimplifiedVariant", "kSemanticVariant"))
LEFT_OUT: Final = frozenset("卍乹亁戹乚㠯亇㣺㡿尒")
"""Characters with a use of their own (卍), or whose variant has two readings (乹: 乾 or 干)."""

OLD_FORMS: Final = (
    "靑青 淸清 凖准 尙尚 屛屏 曁暨 姸妍 喩喻 寜宁 槪概 籖签 飮饮 愼慎 顚颠 啣衔 煕熙 寖浸 嶋岛 嶌岛 廽回 跼局 "
    "讌宴 醼宴 塼砖 澟凛 洿污 冺泯 涖莅 巗岩 嵒岩 楡榆 坮台 罸罚 覊羁 胷胸 蔕蒂 蕚萼 葠参 蓡参 燐磷 粦磷 牎窗 "
    "獘弊 壄野"
)
"""Pairs that Unihan does not link: type before 1965 (印刷通用汉字字形表), 第一批异体字整理表 (1955)."""


def main(folder: Path) -> None:
    """Write the list."""
    pairs = dict(_found(folder)) | {pair[0]: pair[1] for pair in OLD_FORMS.split()}
    LIST.write_text("\n".join(sorted(old + new for old, new in pairs.items())) + "\n", encoding="utf-8")


def _found(folder: Path) -> Iterator[tuple[str, str]]:
    standard = {char for char, field, _ in _rows(folder, "OtherMappings") if field == "kTGH"}
    variants: dict[str, list[str]] = defaultdict(list)
    for char, field, value in _rows(folder, "Variants"):
        if field in FIELDS:
            variants[char] += [_char(code.split("<")[0]) for code in value.split()]
    simplify, *regional = (OpenCC(name).convert for name in ("t2s", "jp2t", "hk2t", "tw2t"))
    for char in map(chr, range(0x3400, 0xA000)):
        if char in standard or char in LEFT_OUT or _level(char) or simplify(char) != char:
            continue
        forms = {simplify(form) for form in [*variants[char], *(convert(char) for convert in regional)]}
        known = {form for form in forms - {char} if form in standard and _level(form)}
        if len(known) == 1 and _level(*known) == 1:
            yield char, *known


def _rows(folder: Path, name: str) -> Iterator[tuple[str, str, str]]:
    path = folder / f"Unihan_{name}.txt"
    packed = folder / f"Unihan_{name}.txt.bz2"
    data = path.read_bytes() if path.exists() else bz2.decompress(packed.read_bytes())
    for line in data.decode("utf-8").split("\n"):
        if line.startswith("U+"):
            code, field, value = line.split("\t")
            yield _char(code), field, value


def _char(code: str) -> str:
    return chr(int(code.removeprefix("U+"), 16))


def _level(char: str) -> int:
    """Return the level of a character in GB2312, 0 if it is not there."""
    code = char.encode("gb2312", "ignore")
    return 0 if not code else 1 if b"\xb0" <= code[:1] <= b"\xd7" else 2


if __name__ == "__main__":
    main(Path(sys.argv[1]))
