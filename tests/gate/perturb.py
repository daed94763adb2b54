"""The seeds with other names, figures and site brands of equal length: rules fitted to five files would show.

Every replacement keeps the length, so the gold offsets hold; the gold texts are turned the same way.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "长沙": "柳州",
    "長沙": "柳州",
    "株洲": "绵阳",
    "湘潭": "德阳",
    "岳阳": "攀枝",
    "澧县": "歙县",
    "湖南": "广西",
    "湘江": "漓江",
    "湘鋼": "涟鋼",
    "湘钢": "涟钢",
    "竹埠港": "石鼓桥",
    "吴桂英": "何建平",
    "钱娟": "李萍",
    "易隽": "周楠",
    "浏阳": "鹿寨",
    "宁乡": "融水",
    "醴陵": "江油",
    "炎陵": "北川",
    "茶陵": "梓潼",
    "攸县": "盐亭",
    "清水塘": "游仙坡",
    "九郎山": "富乐山",
    "马栏山": "鱼峰山",
}
BRANDS = {
    "博县网": "览文网",
    "凯发官网": "永利官网",
    "pp电子娱乐": "ag真人平台",
    "/baogao/huazhong/": "/wendang/xinanqu/",
    "新文秘": "好公文",
    "m.120pk.cn": "w.335hz.cc",
    "相链区块链": "云鲸大数据",
    "全媒体记者": "融媒体记者",
}
FIGURE = re.compile(r"(?<![\d.年第])\d+(?:\.\d+)?(?=[%个個家户所人条件项項亿億万元])")
DIGITS = str.maketrans("123456789", "345678912")


def turn(text: str) -> str:
    """Return a text of the same length with other names, brands and figures."""
    for old, new in {**NAMES, **BRANDS}.items():
        if len(old) != len(new):
            raise ValueError(old)
        text = text.replace(old, new)
    return FIGURE.sub(lambda found: found[0].translate(DIGITS), text)


def turn_values(labels: str) -> str:
    """Return turned labels of indicators, whose values are those of their turned quotes."""
    rows = json.loads(turn(labels))
    for old, row in zip(json.loads(labels), rows, strict=True):
        value = old["value"]
        if value is not None and any(float(one) == abs(value) for one in FIGURE.findall(old["quote"])):
            row["value"] = float(str(value).translate(DIGITS))
    return json.dumps(rows, ensure_ascii=False)


def write_perturbed(seeds: Path, gold: Path, out: Path) -> tuple[Path, Path]:
    """Write the turned seeds (without a manifest) and gold labels below a folder, and return both folders."""
    new_seeds, new_gold = out / "seeds", out / "gold"
    new_seeds.mkdir()
    new_gold.mkdir()
    for path in sorted(seeds.glob("*.txt")):
        (new_seeds / path.name).write_bytes(turn(path.read_bytes().decode("utf-8")).encode("utf-8"))
    for path in sorted(gold.glob("*")):
        text = path.read_bytes().decode("utf-8")
        turned = turn_values(text) if path.name == "indicators.json" else turn(text)
        (new_gold / path.name).write_bytes(turned.encode("utf-8"))
    return new_seeds, new_gold
