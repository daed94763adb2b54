"""The place of a report: stated in its opening, inferred from its text, or given by the manifest."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.knowledge import load_knowledge
from generator.knowledge.places import CHINA, UNPLACED
from generator.reading.model import OutlineLine, Place
from generator.sources.manifest import ManifestEntry
from tests.reading_asked import place_of

KNOWN = load_knowledge()
ROOT = Path(__file__).parents[4]


def place(
    text: str, file: str = "x.txt", metadata: tuple[tuple[str, str], ...] = (), year: int | None = None
) -> Place:
    lines = [OutlineLine("paragraph", line.strip()) for line in text.splitlines() if line.strip()]
    return place_of(lines, metadata, file, None, KNOWN, year)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("2025年上海市政府工作报告\n各位代表", "shanghai"),
        ("政府工作报告\n——2025年1月19日在西藏自治区第十二届人民代表大会第三次会议上\n代理主席", "xizang"),
        ("2025年宁夏政府工作报告\n来源：青海日报", "ningxia"),
        ("各位代表：\n现在，我代表江苏省人民政府，向大会报告工作，请予审议。", "jiangsu"),
        ("政府工作报告\n在湖南省长沙市望城区第十八届人民代表大会第四次会议上", "changsha-wangcheng"),
        (
            "政府工作报告\n在昆山市第十八届人民代表大会第三次会议上\n对接上海，融入上海，学习上海，上海上海",
            "jiangsu-suzhou-kunshan",
        ),
        ("2024年吉林省政府工作报告", "jilin"),
        ("2024年吉林市政府工作报告", "jilinshi"),
        ("恩施州2024年政府工作报告", "enshi"),
        ("四川省凉山彝族自治州政府工作报告", "liangshan"),
        ("莫力达瓦达斡尔族自治旗人民政府工作报告", "hulunbeier-molidawa"),
        ("关于杭州市2023年国民经济和社会发展计划执行情况的报告", "hangzhou"),
        ("在中国共产党赣州市第六次代表大会上的报告", "ganzhou"),
        ("在昆山市高质量发展大会上的讲话", "jiangsu-suzhou-kunshan"),
        ("资源县2024年政府工作报告", "guilin-ziyuan"),
        ("2025年河南省政府工作报告", "henan"),
        ("重庆市巫山县2024年政府工作报告", "chongqing-wushan"),
        ("政府工作报告\n在青海省第十四届 人民代表大会第三次会议上", "qinghai"),
        ("政 府 工 作 报 告\n——2021年2月2日在潮州市第十五届\n人民代表大会第七次会议上", "chaozhou"),
        ("（内蒙古）2022年苏尼特左旗人民政府工作报告（全文）", "xilinguole-sunitezuo"),
        ("（内蒙古）2025年包头市青山区人民政府政府工作报告\n在青山区第十七届人民代表大会上", "baotou-qingshan"),
        ("（在自治县十届人大二次会议上）\n玉屏侗族自治县人民政府县长", "tongren-yuping"),
        ("政府工作报告\n——2020年12月28日在公安县第十七届人民代表大会第五次会议上", "jingzhou-gongan"),
        ("西华县十六届人大三次会议开幕", "zhoukou-xihua"),
        ("中共博山区第六次代表大会上的报告", "zibo-boshan"),
        ("关于延边朝鲜族自治州2020年预算执行情况和2021年预算草案的报告", "yanbian"),
        ("2024年汉川工作报告", "xiaogan-hanchuan"),
        ("襄樊市2008年政府工作报告", "xiangyang"),
        ("望城县2008年政府工作报告", "changsha-wangcheng"),
        ("2019年南通市通州区政府工作报告", "nantong-tongzhou"),
    ],
)
def test_what_the_opening_states(text: str, slug: str) -> None:
    found = place(text)
    assert (found.slug, found.basis) == (slug, "stated")
    assert found.why.startswith("据正文“")


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("鼓楼区政府工作报告\n在南京市委、市政府坚强领导下，全区上下", "nanjing-gulou"),
        ("鼓楼区政府工作报告\n福州市第一，福州新区", "fujian-fuzhou-gulou"),
        ("朝阳区政府工作报告\n首都功能，全区，我区\n北京冬奥，北京城市副中心", "beijing-chaoyang"),
        ("2024年通州区政府工作报告\n北京城市副中心，全区，我区", "beijing-tongzhou"),
        ("白云区2024年政府工作报告\n贵阳市委，贵州，全区", "guiyang-baiyun"),
        ("白云区2024年政府工作报告\n广州北部，广州白云国际机场，全区", "guangzhou-baiyun"),
        ("2024年吉林政府工作报告\n全省上下，我省，全省", "jilin"),
        ("2024年吉林政府工作报告\n全市上下，我市，全市", "jilinshi"),
    ],
)
def test_an_ambiguous_stated_name_is_decided_by_the_rest(text: str, slug: str) -> None:
    found = place(text)
    assert (found.slug, found.basis) == (slug, "stated")


def test_a_stated_name_that_stays_ambiguous_is_not_guessed() -> None:
    found = place("鼓楼区政府工作报告\n各位代表：全区上下")
    assert (found.name, found.level, found.slug) == ("地区不详", None, UNPLACED)
    assert "南京市鼓楼区" in found.why


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("现代化新昆山。全市接轨上海，对接上海。平安昆山，昆山高质量发展。苏州市", "jiangsu-suzhou-kunshan"),
        ("我县产业基础实。澧县负重前行，澧县的发展，全县。常德市委经济工作会议", "changde-lixian"),
        ("全市经济。醴陵陶瓷，攸县客运，炎陵黄桃，茶陵冷链。株洲高新区，长沙地铁，幸福株洲", "zhuzhou"),
        ("全县上下，我县。资源县交通，资源节约，水资源，资源县旅游，资源县城。桂林市", "guilin-ziyuan"),
        ("黄河流域生态保护，河南郑州。现代化河南建设，平安河南，全省", "henan"),
        ("奋力谱写中国式现代化湖南新篇章，全省上下。长沙，株洲，湘潭，岳阳。美丽湖南", "hunan"),
        ("谱写了商洛发展史上的篇章，今天的商洛充满朝气。商洛籍人士，全市经济", "shangluo"),
        ("这是泽州发展历程中极不平凡的一年。全县上下", "jincheng-zezhou"),
        ("健康咸丰行动加快推进，扎实推进平安咸丰建设。全州第一，湖北省", "enshi-xianfeng"),
        ("我州经济，全州脱贫。迭部县、碌曲县被命名为示范单位，玛曲县、夏河县", "gannan"),
        ("落实长三角一体化，推进我市参与。结合黄山实际，融入杭州都市圈，现代化新黄山，作出黄山贡献", "huangshan"),
        ("全州上下，我州。文山三七，文山州产业。砚山县、丘北县、广南县发展", "wenshan"),
    ],
)  # fmt: skip
def test_what_the_text_lets_one_infer(text: str, slug: str) -> None:
    found = place(text)
    assert (found.slug, found.basis) == (slug, "inferred")
    assert found.why.endswith("。")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "各位代表：加快合作，振兴乡村，节约资源，公安机关，延长产业链，新建通道。",
        "会议在长沙召开。",
        "澳门发展，澳门繁荣，澳门经济，平安澳门，全区上下",
        "自治区党委，全区上下，我区经济，呼和浩特发展，呼和浩特机场，呼和浩特城市，呼和浩特",
        "对接上海、北京、广州、深圳，服务长三角。",
    ],
)
def test_a_place_without_evidence_is_unknown(text: str) -> None:
    found = place(text)
    assert (found.name, found.level, found.slug, found.basis) == ("地区不详", None, UNPLACED, "inferred")


SEEDS = {"000_146e246e5785389b": "changsha", "001_66dac738b1181ad0": "changsha", "002_e15b154f3a23b7b9": "zhuzhou",
         "004_198e591ce9b795be": "changde-lixian"}  # fmt: skip


@pytest.mark.parametrize(("name", "slug"), SEEDS.items())
def test_the_seeds_without_their_manifest(name: str, slug: str) -> None:
    found = place((ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8"))
    assert (found.slug, found.basis) == (slug, "inferred")


@pytest.mark.parametrize(
    ("name", "old", "new", "slug"),
    [
        ("000_146e246e5785389b", "长沙", "遵义", "zunyi"),
        ("001_66dac738b1181ad0", "长沙", "南宁", "nanning"),
        ("002_e15b154f3a23b7b9", "株洲", "襄阳", "xiangyang"),
        ("004_198e591ce9b795be", "澧县", "蕲春", "huanggang-qichun"),
        ("004_198e591ce9b795be", "澧县", "滑县", "anyang-huaxian"),
    ],
)
def test_other_names_in_the_seeds_are_found_as_well(name: str, old: str, new: str, slug: str) -> None:
    text = (ROOT / "seeds" / f"{name}.txt").read_text(encoding="utf-8").replace(old, new)
    assert place(text).slug == slug


def of_kind(text: str, before: str, after: str) -> str:
    """Return a text that calls its own place by another kind: 全市 → 全州."""
    return text.replace("全" + before, "全" + after).replace("我" + before, "我" + after)


def test_any_prefecture_is_found_by_its_name() -> None:
    text = (ROOT / "seeds" / "000_146e246e5785389b.txt").read_text(encoding="utf-8")
    cities = [d for d in KNOWN.places.divisions if d.level == "prefecture"]
    texts = {d.name: of_kind(text.replace("长沙", d.shorts[0]), "市", d.name[-1]) for d in cities}
    missed = [d.name for d in cities if place(texts[d.name]).slug != d.slug]
    assert missed == ["吉林市", "海南藏族自治州"]  # short, they mean the province


def test_any_county_with_a_unique_name_is_found_by_it() -> None:
    text = (ROOT / "seeds" / "004_198e591ce9b795be.txt").read_text(encoding="utf-8")
    counties = [d for d in KNOWN.places.divisions if d.level == "county" and len(KNOWN.places.named(d.name)) == 1]
    texts = {d.name: of_kind(text.replace("澧县", d.name), "县", d.name[-1]) for d in counties[::5]}
    missed = [d.name for d in counties[::5] if place(texts[d.name]).slug != d.slug]
    assert missed == []


def test_a_redacted_district_is_on_the_page_of_its_city_without_a_name() -> None:
    text = (ROOT / "tests" / "gold" / "seeds" / "003_clean.txt").read_text(encoding="utf-8").replace("**", "□□")
    found = place(text)
    assert (found.name, found.level, found.slug) == ("湘潭市某区", "county", "xiangtan")
    assert (found.prefecture, found.county, found.code, found.basis) == ("湘潭市", None, None, "inferred")
    assert "湘钢" in found.why
    assert "竹埠港" in found.why
    districts = [d for d in KNOWN.places.divisions if d.prefecture == "湘潭市" and d.level == "county"]
    assert [d.name for d in districts if any(short in found.why for short in d.shorts if short != "湘潭")] == []


def test_a_name_of_a_file_is_the_last_hint() -> None:
    assert place("各位代表", "上海市-2025.txt").slug == "shanghai"
    assert place("各位代表", "上海-2025.txt").slug == UNPLACED
    assert place("2025年湖南省政府工作报告", "上海市-2025.txt").slug == "hunan"
    assert place("各位代表", metadata=(("publisher", "湘潭日报"),)).slug == "xiangtan"


def test_the_manifest_goes_first() -> None:
    division = KNOWN.places.by_code["430304"]
    found = place_of(
        [OutlineLine("title", "2025年上海市政府工作报告")],
        (),
        "x.txt",
        ManifestEntry("x.txt", 1, place=division),
        KNOWN,
    )
    assert (found.name, found.basis) == (division.name, "manifest")
    city = ManifestEntry(
        "x.txt", 1, place=KNOWN.places.by_code["430300"], unnamed="区", place_why="文中提到湘钢。"
    )
    found = place_of([], (), "x.txt", city, KNOWN)
    assert (found.name, found.slug, found.code, found.why) == ("湘潭市某区", "xiangtan", None, "文中提到湘钢。")


@pytest.mark.parametrize(("times", "slug"), [(9, "changsha"), (5, UNPLACED)])
def test_of_two_places_that_weigh_nearly_the_same_neither_is_taken(times: int, slug: str) -> None:
    assert place("全市上下，" + "长沙经济，" * times + "株洲工业，" * 4 + "一切都好。").slug == slug


@pytest.mark.parametrize(("name", "slug"), [("长沙市", "changsha"), ("鼓楼区", UNPLACED)])
def test_file_and_publisher_decide_if_only_one_place_has_the_name(name: str, slug: str) -> None:
    assert place("各位代表，一切都好。", f"{name}2024.txt").slug == slug
    assert place("各位代表，一切都好。", metadata=(("publisher", f"{name}人民政府"),)).slug == slug


CASES = yaml.safe_load((Path(__file__).parent / "place-cases.yml").read_text(encoding="utf-8"))


def of_case(case: dict[str, Any]) -> Place:
    return place(case["text"].replace("⏎", "\n"), case.get("file", "x.txt"), year=case["year"])


def cases(*groups: str) -> list[Any]:
    return [pytest.param(case, id=case["text"][:24]) for group in groups for case in CASES[group]]


@pytest.mark.parametrize("case", cases("national", "national_files"))
def test_a_document_of_the_whole_country_is_on_no_place(case: dict[str, Any]) -> None:
    found = of_case(case)
    assert (found.name, found.level, found.slug, found.province, found.code) == (
        "全国",
        "national",
        CHINA,
        None,
        None,
    )
    assert found.basis == ("inferred" if "file" in case else "stated")


@pytest.mark.parametrize("case", cases("places"))
def test_the_place_that_a_wording_states_in_its_year(case: dict[str, Any]) -> None:
    found = of_case(case)
    assert (found.name, found.level, found.slug, found.basis) == tuple(
        case[key] for key in ("name", "level", "slug", "basis")
    )
    assert found.page == case.get("page")
    assert case.get("says", "") in found.why


@pytest.mark.parametrize("case", cases("unknown"))
def test_what_states_no_known_place_is_unknown_with_the_reason(case: dict[str, Any]) -> None:
    found = of_case(case)
    assert (found.level, found.slug, found.stated_name) == (None, UNPLACED, case.get("stated"))
    assert case.get("says", "") in found.why


def test_a_file_of_a_local_congress_is_no_national_document() -> None:
    assert place("各位代表", "中共湖南省党代会报告.txt").slug == "hunan"
    assert place("各位代表", "传达国务院会议.txt").slug == UNPLACED
    assert place("2024年湖南省政府工作报告", "国务院-1988.txt").slug == "hunan"
