"""Identity by declaration: titles, kinds, years and title blocks of many templates and decades."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.knowledge import load_knowledge
from generator.reading.outline.front.read import read_front
from generator.reading.report import make_report
from generator.sources.read import read_source

if TYPE_CHECKING:
    from generator.reading.model import Report

KNOWN = load_knowledge()


def report(text: str, file: str = "x.txt") -> Report:
    return make_report(read_source(file, text.encode()), None, KNOWN)


BODY = "一、工作回顾\n全县生产总值增长百分之八，财政收入增长百分之九，各项事业有新的进步。\n"

OWN = [
    (
        "政府工作报告\n——2019年1月8日在青石县第十七届人民代表大会第四次会议上\n县长 李明华\n各位代表：\n",
        "work-report",
        2019,
    ),
    ("政府工作报告\n（2012年2月8日在云溪县第十五届人民代表大会第二次会议上）\n各位代表：\n", "work-report", 2012),
    ("二〇一二年政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作。\n", "work-report", 2012),
    (
        "政府工作报告\n——二○一二年二月八日在襄汾县第十五届人民代表大会第二次会议上\n各位代表：\n",
        "work-report",
        2012,
    ),
    ("政府工作报告\n（二○○九年三月）\n各位代表：\n我代表市人民政府，向大会作工作报告。\n", "work-report", 2009),
    ("二零一六年政府工作报告\n各位代表：\n我代表县人民政府向大会报告工作。\n", "work-report", 2016),
    ("二О一二年政府工作报告\n各位代表：\n我代表县人民政府向大会报告工作。\n", "work-report", 2012),
    ("二００九年政府工作报告\n各位代表：\n我代表县人民政府向大会报告工作。\n", "work-report", 2009),
    ("2O12年政府工作报告\n各位代表：\n我代表县人民政府向大会报告工作。\n", "work-report", 2012),
    ("一九九八年政府工作报告\n各位代表：\n我代表县人民政府向大会报告工作。\n", "work-report", 1998),
    ("１９９４年政府工作报告\n各位代表：\n我代表市人民政府向大会报告工作。\n", "work-report", 1994),
    (
        "1979年政府工作报告\n国务院总理华国锋\n各位代表：\n现在，我受国务院的委托，向全国人民代表大会报告政府工作。\n",
        "work-report",
        1979,
    ),
    (
        (
            "关于发展国民经济的第一个五年计划的报告\n——1955年7月5日至6日在第一届全国人民代表大会第二次会议上\n"
            "国务院副总理兼国家计划委员会主任李富春\n各位代表：\n"
        ),
        "work-report",
        1955,
    ),
    (
        "政府工作报告\n——2021年12月28日在青石县第十八届人民代表大会第一次会议上\n县长 张明\n各位代表：\n",
        "work-report",
        2022,
    ),
    ("行署工作报告\n——1996年2月在青石地区工作会议上\n各位代表：\n我代表行署报告工作。\n", "work-report", 1996),
    (
        "云溪县人民法院工作报告\n——2022年1月12日在云溪县第十七届人民代表大会第一次会议上\n院长 张立\n各位代表：\n",
        "court",
        2022,
    ),
    ("工作报告\n各位代表：\n现在，我代表县人民法院，向大会报告2021年的工作，请予审议。\n", "court", None),
    (
        "云溪县人民检察院工作报告\n（二〇二一年一月十日在云溪县十六届人大五次会议上）\n检察长 王丽\n各位代表：\n",
        "procuratorate",
        2021,
    ),
    (
        "云溪县人民代表大会常务委员会工作报告\n——2020年1月9日在云溪县第十六届人民代表大会第四次会议上\n各位代表：\n",
        "npc-committee",
        2020,
    ),
    ("工作报告\n各位代表：\n我受县人大常委会委托，向大会报告工作，请予审议。\n", "npc-committee", None),
    (
        "政协云溪县第九届委员会常务委员会工作报告\n各位委员：\n我代表政协云溪县第九届委员会常务委员会，向大会报告工作。\n",
        "cppcc-committee",
        None,
    ),
    ("同志们：\n现在，我代表第十八届中央委员会向大会作报告。\n", "congress-report", None),
    (
        "同志们：\n现在，我代表中国共产党第十一届中央委员会，向党的第十二次全国代表大会作报告。\n",
        "congress-report",
        None,
    ),
    ("在中国共产党第二十次全国代表大会上的报告\n（2022年10月16日）\n同志们：\n", "congress-report", 2022),
    (
        "在中国共产党青石县第十三次代表大会上的报告\n同志们：\n我代表中国共产党青石县第十二届委员会向大会作报告。\n",
        "congress-report",
        None,
    ),
    (
        "关于青石县2021年国民经济和社会发展计划执行情况与2022年国民经济和社会发展计划（草案）的报告\n各位代表：\n",
        "ncdrc",
        2022,
    ),
    ("关于青石县2019年财政预算执行情况和2020年财政预算草案的报告\n各位代表：\n", "budget", 2020),
    (
        "各位代表：\n受县人民政府委托，现将全南县2019年财政预算执行情况和2020年财政预算草案提请大会审议。\n",
        "budget",
        2020,
    ),
    (
        "各位代表：\n受市人民政府委托，现将2021年国民经济和社会发展计划执行情况与2022年计划草案的报告提请大会审查。\n",
        "ncdrc",
        2022,
    ),
    (
        "六盘水市统计局　国家统计局六盘水调查队\n一、综合\n经初步核算，全市生产总值1502亿元，增长8.5%。\n",
        "bulletin",
        None,
    ),
    (
        "青石县2018年国民经济和社会发展统计公报\n青石县统计局\n一、综合\n初步核算，全年生产总值112亿元。\n",
        "bulletin",
        2018,
    ),
    ("县长在全县经济工作会议上的讲话\n同志们：\n今天会议的任务是部署全年经济工作。\n", "speech", None),
    ("2016年工作总结\n全市经济稳中有进，稳中向好，社会大局和谐稳定。\n", "other", 2016),
    ("关于印发2021年工作要点的通知\n各科室：\n现将工作要点印发给你们，请认真贯彻执行。\n", "other", 2021),
    (
        "本报讯（记者 王平）昨日，县政府工作报告公布如下。\n各位代表：\n我代表县人民政府，向大会报告工作。\n",
        "work-report",
        None,
    ),
]


@pytest.mark.parametrize(("text", "kind", "year"), OWN, ids=[text.split("\n")[0][:30] for text, *_ in OWN])
def test_a_document_is_known_by_its_title_or_by_what_it_declares(text: str, kind: str, year: int | None) -> None:
    found = report(text + BODY)
    assert (found.kind, found.year) == (kind, year)


ABOUT = [
    "2月16日，参加云溪县第十六届人大二次会议的代表们分组审议县政府工作报告。\n代表们一致认为，报告是一个好报告。",
    "本报讯（记者 张小明）1月12日上午，县十七届人大一次会议开幕。县长李明代表县人民政府作政府工作报告。",
    "代表热议政府工作报告\n“报告实事求是，鼓舞人心。”王建国代表说，报告提出新建公路80公里。",
    "关于青石县人民政府工作报告的决议\n（2022年1月14日青石县第十七届人民代表大会第一次会议通过）\n会议同意县长李明所作的政府工作报告。",
    "2023年政府工作报告任务分解方案\n为全面落实2023年政府工作报告，现将任务分解如下。",
    "关于印发政府工作报告重点任务分工的通知\n各乡镇人民政府，县政府各部门：\n现将分工印发给你们，请认真落实。",
    "2023年西华县政府工作报告解读\n一、2022年干了什么\n报告指出，全县生产总值增长5%。",
    "一图读懂青石县政府工作报告\n2023年目标：生产总值增长7%。",
    "《政府工作报告》名词解释\n1.“双随机、一公开”：随机抽取检查对象，及时公开结果。",
    "跳转到内容\n政府工作报告 (2007年)\n维基百科\n本条目介绍2007年政府工作报告。\n本页面最后修订于2024年3月1日。",
    "新华社北京3月5日电 国务院总理在政府工作报告中提出，今年国内生产总值预期增长5%左右。",
    "学习政府工作报告心得体会\n今天我们科室集中学习了县长所作的政府工作报告，感触很深。",
    "今天上午我收看了县人民代表大会开幕会，听取了县长所作的政府工作报告，很受鼓舞。",
    "青阳县召开政府常务会议讨论政府工作报告\n会议听取了《政府工作报告（征求意见稿）》起草情况的汇报。",
    "政协委员王建国：政府工作报告让人振奋\n王建国委员说，政府工作报告提出的目标振奋人心。",
    "关于青石县2019年预算执行情况和2020年预算的决议\n会议决定批准县财政局局长所作的报告。",
    "关于青石县2020年预算草案审查结果的报告\n财政经济委员会对预算草案进行了审查。",
    "从政府工作报告看青石新变化\n政府工作报告指出，过去一年全县生产总值增长7%。",
    "政府工作报告中的民生关键词\n就业：报告提出新增就业3000人。",
    "大事记\n1月12日，县十七届人大一次会议召开，县长李明作政府工作报告。",
    "县人大代表审议计划报告和预算报告\n代表们认为，两个报告符合实际。",
]


@pytest.mark.parametrize("text", ABOUT, ids=[text.split("\n")[0][:30] for text in ABOUT])
def test_a_page_about_a_report_is_not_the_report(text: str) -> None:
    found = report(text)
    assert found.kind == "about"
    assert not any(passage.themes for passage in found.passages)
    assert found.delivery == type(found.delivery)()
    if found.title_basis == "made":
        assert "报告" not in found.title.removesuffix(KNOWN.kinds["about"].name)


HEAD = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n" + BODY

TITLES = [
    (
        "下载\n打印\n全屏\n收藏\n【字号：\n加大\n还原\n减小\n】\n2026年绍兴市政府工作报告\n——2026年2月3日在绍兴市第九届人民代表大会第五次会议上\n",
        "2026年绍兴市政府工作报告",
    ),
    ("百度首页\n登录\n个人中心\n帐号设置\n吉水县2021年政府工作报告\n吉水发布\n", "吉水县2021年政府工作报告"),
    (
        "购物车 我的足迹 收藏夹\n县长在全县经济工作会议上的讲话\n加入会员免费下载 立即下载\n",
        "县长在全县经济工作会议上的讲话",
    ),
    ("2024年竹山县政府工作报告_竹山县人民政府门户网站\n首页 政务公开 互动交流\n", "2024年竹山县政府工作报告"),
    ("2024年竹山县政府工作报告-竹山新闻网\n", "2024年竹山县政府工作报告"),
    ("2024年竹山县政府工作报告 | 竹山县人民政府\n", "2024年竹山县政府工作报告"),
    (
        "宁夏要闻\n2026年宁夏回族自治区政府工作报告\n发表时间：\n政府工作报告\n——2026年2月3日在宁夏回族自治区第十三届人民代表大会第四次会议上\n",
        "2026年宁夏回族自治区政府工作报告",
    ),
    ("政府工作报告\n2026年宁夏回族自治区政府工作报告\n", "2026年宁夏回族自治区政府工作报告"),
    ("政府工作报告（2022年）\n政府工作报告\n（2022年1月5日）\n", "政府工作报告（2022年）"),
    (
        "在青石县第十七届人民代表大会第四次会议上的\n政府工作报告\n",
        "在青石县第十七届人民代表大会第四次会议上的政府工作报告",
    ),
    ("青石县人民政府\n工作报告\n", "青石县人民政府工作报告"),
    ("湖南省\n政府工作报告\n", "湖南省政府工作报告"),
    ("竹山县人民政府\n2024年竹山县政府工作报告\n", "2024年竹山县政府工作报告"),
    (
        "关于青石县2021年国民经济和社会发展计划执行情况\n与2022年国民经济和社会发展计划草案的报告\n",
        "关于青石县2021年国民经济和社会发展计划执行情况与2022年国民经济和社会发展计划草案的报告",
    ),
    ("首页 > 政务公开 > 政府工作报告\n青石县2020年政府工作报告\n", "青石县2020年政府工作报告"),
    ("通知公告\n规划计划 工作报告\n青石县2020年政府工作报告\n", "青石县2020年政府工作报告"),
    ("1955年国务院政府工作报告\n关于发展国民经济的第一个五年计划的报告\n", "1955年国务院政府工作报告"),
    ("政 府 工 作 报 告\n", "政府工作报告"),
]


@pytest.mark.parametrize(("front", "title"), TITLES, ids=[title for _, title in TITLES])
def test_the_title_is_the_line_that_names_a_document(front: str, title: str) -> None:
    found = report(front + HEAD)
    assert (found.title, found.title_basis) == (title, "stated")
    assert not any(passage.kind == "heading" and passage.text in front for passage in found.passages)


def test_a_list_of_contents_before_the_title_belongs_to_the_front() -> None:
    texts = ["目 录", "一、2020年工作回顾", "二、2021年工作安排", "政府工作报告", "各位代表："]
    found = read_front(texts, KNOWN.outline)
    assert (found.lines, found.saluted, found.title) == (4, True, range(3, 4))


@pytest.mark.parametrize(
    "front",
    ["百度首页\n登录\n", "加大\n还原\n", "购物车 我的足迹\n", "abcd39f1fb7f426d\n", "竹山县人民政府网站\n"],
)
def test_a_line_that_is_no_title_is_not_published_as_one(front: str) -> None:
    found = report(front + HEAD)
    assert found.title_basis == "made"
    assert found.title.endswith("政府工作报告")
    assert not any(line in found.title for line in front.split("\n") if line)


def test_a_line_of_the_site_is_no_heading_before_a_text_without_title() -> None:
    found = report("立即下载\n加入会员\n" + BODY)
    assert [one.text for one in found.passages if one.kind == "heading"] == ["一、工作回顾"]


def test_a_line_in_the_place_of_the_title_is_a_finding() -> None:
    codes = [finding.message.code.id for finding in report("欢迎光临\n" + HEAD).findings]
    assert "title-unclear" in codes


BLOCKS = [
    (
        "——2026年1月25日在北京市第十六届人民代表大会第四次会议上\n来源：北京日报\n北京市市长 殷勇",
        ("殷勇", "北京市市长", "北京市第十六届人民代表大会第四次会议", "2026-01-25"),
    ),
    (
        "（二○一二年二月八日在云溪县第十五届人民代表大会第二次会议上）\n代县长　王　强",
        ("王强", "代县长", "云溪县第十五届人民代表大会第二次会议", "2012-02-08"),
    ),
    (
        "——2012年2月8日在云溪县第十五届\n人民代表大会第二次会议上\n云溪县人民政府县长 李明华",
        ("李明华", "云溪县人民政府县长", "云溪县第十五届人民代表大会第二次会议", "2012-02-08"),
    ),
    ("（2012年2月8日）\n云溪县人民政府县长李明华", ("李明华", "云溪县人民政府县长", None, "2012-02-08")),
    (
        "——2026年2月3日在绍兴市第九届人民代表大会第五次会议上\n绍兴市人民政府市长\n张 三",
        ("张三", "绍兴市人民政府市长", "绍兴市第九届人民代表大会第五次会议", "2026-02-03"),
    ),
    (
        "——1955年7月5日至6日在第一届全国人民代表大会第二次会议上\n国务院副总理兼国家计划委员会主任李富春",
        ("李富春", "国务院副总理兼国家计划委员会主任", "第一届全国人民代表大会第二次会议", "1955-07-05"),
    ),
    (
        "一九五九年四月十八日在第二届全国人民代表大会第一次会议上\n国务院总理周恩来",
        ("周恩来", "国务院总理", "第二届全国人民代表大会第一次会议", "1959-04-18"),
    ),
    (
        "2025年1月14日在湖南省第十四届人民代表大会第三次会议上省长毛伟明作政府工作报告。",
        ("毛伟明", "省长", "湖南省第十四届人民代表大会第三次会议", "2025-01-14"),
    ),
    (
        "——2025年1月14日自治区人民政府主席王莉霞在内蒙古自治区第十四届人民代表大会第三次会议上的讲话",
        ("王莉霞", "自治区人民政府主席", "内蒙古自治区第十四届人民代表大会第三次会议", "2025-01-14"),
    ),
    (
        "自治区主席 艾尔肯·吐尼亚孜\n2025年1月19日在新疆维吾尔自治区第十四届人民代表大会第三次会议上",
        ("艾尔肯·吐尼亚孜", "自治区主席", "新疆维吾尔自治区第十四届人民代表大会第三次会议", "2025-01-19"),
    ),
    (
        "2019年3月2日在浮山县第十六届人民代表大会第四次会议上\n栗 俊 昌",
        ("栗俊昌", None, "浮山县第十六届人民代表大会第四次会议", "2019-03-02"),
    ),
    (
        "2019年3月2日在浮山县第十六届人民代表大会第四次会议上\n工作报告",
        (None, None, "浮山县第十六届人民代表大会第四次会议", "2019-03-02"),
    ),
    ("县长作报告\n发布时间：2022-01-09", (None, None, None, None)),
    ("2026-01-31 07:00:44\n来源：青海日报", (None, None, None, None)),
]


@pytest.mark.parametrize(("block", "wanted"), BLOCKS, ids=[block.split("\n")[-1][:30] for block, _ in BLOCKS])
def test_a_title_block_states_speaker_office_session_and_day(block: str, wanted: tuple[str | None, ...]) -> None:
    found = report(f"政府工作报告\n{block}\n各位代表：\n现在报告工作，请予审议。\n{BODY}").delivery
    assert (found.speaker, found.office, found.session, found.date) == wanted


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        (
            "云溪县人民法院工作报告\n院长 张立新\n各位代表：\n现在，我代表县人民法院向大会报告工作。\n",
            "云溪县人民法院",
        ),
        (
            "政府工作报告\n——2011年2月20日在南岭县第十四届人民代表大会第五次会议上\n各位代表：\n现在，我代表县人民政府，向大会报告工作。\n",
            "南岭县人民政府",
        ),
        ("2019年政府工作报告\n各位代表：\n现在，我代表国务院，向大会报告政府工作。\n", "国务院"),
        ("政府工作报告\n四川省人民政府省长 施小琳\n各位代表：\n请予审议。\n", "四川省人民政府"),
        (
            "青石县2018年国民经济和社会发展统计公报\n青石县统计局\n一、综合\n初步核算，全年生产总值112亿元。\n",
            "青石县统计局",
        ),
        ("政府工作报告\n各位代表：\n请予审议。\n", None),
    ],
)
def test_the_body_whose_report_it_is(text: str, issuer: str | None) -> None:
    assert report(text + BODY).delivery.issuer == issuer


@pytest.mark.parametrize(
    ("text", "file", "year", "basis"),
    [
        (
            "同志们：\n解决台湾问题。到2030年实现目标，2030年前达峰，2035年基本实现现代化。\n",
            "国务院-2021.txt",
            2021,
            "inferred",
        ),
        (
            "同志们：\n同志们，会议开得很好，大家辛苦了。\n按2024年社群共识发布\n2024年许可协议\n",
            "x.txt",
            None,
            "inferred",
        ),
        ("同志们：\n1998年我们受了灾，大家团结一心，渡过了难关。\n", "x.txt", None, "inferred"),
        ("同志们：\n2003年以来，2003年全年，1998年受灾，大家团结一心。\n", "x.txt", 2003, "inferred"),
        (
            "政府工作报告\n发布时间：2019年01月06日\n各位代表：\n一九九八年以来，2030年规划，2030年目标，都在推进。\n",
            "x.txt",
            None,
            "inferred",
        ),
        ("2024年政府工作报告\n各位代表：\n一切都好。\n", "青石县-2019.txt", 2024, "stated"),
    ],
)
def test_a_year_that_is_not_stated_is_in_doubt(text: str, file: str, year: int | None, basis: str) -> None:
    found = report(text, file)
    assert (found.year, found.year_basis) == (year, basis)
    assert ("year-inferred" in [one.message.code.id for one in found.findings]) == (
        year is not None and basis == "inferred"
    )


def test_the_headline_of_a_page_about_a_report_may_open_with_its_genre() -> None:
    page = report("解读：今年的政府工作报告用词更加形象\n记者报道，县长作了政府工作报告。代表们一致认为报告很好。")
    assert (page.title, page.title_basis, page.kind) == ("解读：今年的政府工作报告用词更加形象", "stated", "about")


MENU = "\n".join(f"栏目{n}" for n in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉")


def test_a_long_menu_above_the_title_takes_neither_place_nor_year_away() -> None:
    plan = report(f"{MENU}\n昆山市国民经济和社会发展第十四个五年规划纲要\n“十四五”时期是重要时期。发展很快。")
    assert (plan.place.name, plan.place.basis, plan.year) == ("昆山市", "stated", 2021)
    text = f"政府工作报告\n各位代表：\n现在，我代表昆山市人民政府，向大会报告工作。\n{BODY}"
    found = report(f"{MENU}\n{MENU}\n{text}")
    assert (found.place.name, found.place.basis) == ("昆山市", "stated")


def test_a_session_without_its_last_word_and_a_speaker_outrank_the_frame_of_a_page_about_a_report() -> None:
    block = "政府工作报告\n（2020年1月5日昆山市第十七届人民代表大会第四次会议）\n县长 张三"
    found = report(f"{block}\n过去一年，市人大常委会听取和审议了市政府专项工作报告。发展很快。")
    assert (found.kind, found.delivery.speaker) == ("work-report", "张三")
