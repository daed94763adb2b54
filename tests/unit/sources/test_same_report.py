"""The same report in another format gives the same passages, headings, place, year and themes."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from tests.eval.formats import FLOORS, MAKERS, base_of, compare, share

KNOWLEDGE = load_knowledge()
REPORT = """浏阳市2024年政府工作报告
——2024年1月9日在浏阳市第十八届人民代表大会第三次会议上
浏阳市人民政府市长 某某
各位代表：
现在，我代表市人民政府，向大会报告工作，请予审议。
一、2023年工作回顾
过去一年，全市地区生产总值增长5.3%，规模以上工业增加值增长6.1%。财政收入稳步增长，质量持续改善。
（一）坚持产业强市，动能加快转换
新增规模以上工业企业58家，高新技术企业总数达到312家。烟花爆竹产业转型升级，电子信息产业产值突破500亿元。
（二）坚持生态优先，底色更加鲜明
空气质量优良天数比例达到93.2%，浏阳河水质稳定达到Ⅱ类。完成营造林12万亩，治理水土流失面积30平方公里。
（三）坚持民生为本，福祉不断增进
新增城镇就业5.8万人，城乡居民医保参保率稳定在95%以上。新建改扩建学校16所，新增学位1.2万个。
二、2024年工作安排
做好今年工作，要坚持稳中求进、以进促稳、先立后破。
（一）全力扩大有效投资
铺排重点项目216个，年度投资480亿元。推进高速公路和水库建设，完善农村供水管网。
（二）全力推进乡村振兴
建设高标准农田3万亩，粮食产量稳定在70万吨以上。发展花木、油茶等特色产业，壮大集体经济。
各位代表，让我们团结一心，奋力谱写新篇章！"""


@pytest.mark.parametrize("maker", [name for name in MAKERS if not name.startswith("pdf")])
def test_a_made_file_is_read_like_its_text(maker: str) -> None:
    base = base_of("浏阳市-2024", REPORT, KNOWLEDGE)
    assert len(base.levels) == 7
    shares = compare(base, MAKERS[maker](base), KNOWLEDGE)
    assert {figure: share(shares, figure) for figure in FLOORS} == dict.fromkeys(FLOORS, 1.0)
    assert shares["headings", True] >= 7
    assert shares["themes", True] > 0
