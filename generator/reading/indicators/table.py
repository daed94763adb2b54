"""The main indicators: which entry of the table a name in a text is."""

from __future__ import annotations

from typing import Final, NamedTuple


class Entry(NamedTuple):
    id: str
    name: str
    growth: str


_NAMES: Final = """gdp|地区生产总值|地区生产总值增速|生产总值 国内生产总值 GDP 经济总量
gdp-per-capita|人均地区生产总值|人均地区生产总值增速|人均生产总值 人均GDP
industry|规模以上工业增加值|规模以上工业增加值增速|规模工业增加值 规上工业增加值
investment|固定资产投资|固定资产投资增速|全社会固定资产投资 固定资产投资额
retail|社会消费品零售总额|社会消费品零售总额增速|社零总额
trade|进出口总额|进出口总额增速|外贸进出口总额 进出口 外贸进出口 货物贸易进出口总额 进出口贸易总额
export|出口|出口增速|出口总额
revenue|一般公共预算收入|一般公共预算收入增速|地方一般公共预算收入
cpi|居民消费价格|居民消费价格涨幅|居民消费价格指数 居民消费价格涨幅 居民消费价格总水平 居民消费价格指数涨幅
unemployment|城镇调查失业率|城镇调查失业率|
jobs|城镇新增就业|城镇新增就业增速|新增城镇就业 城镇新增就业人数
income|居民人均可支配收入|居民人均可支配收入增速|居民收入 全体居民人均可支配收入 城乡居民人均可支配收入 城乡居民收入
income-urban|城镇居民人均可支配收入|城镇居民人均可支配收入增速|城镇常住居民人均可支配收入
income-rural|农村居民人均可支配收入|农村居民人均可支配收入增速|农村常住居民人均可支配收入
grain|粮食产量|粮食产量增速|粮食总产量 粮食总产
rd|研发投入强度|研发投入强度|全社会研发投入强度 全社会研发经费投入强度
energy|单位地区生产总值能耗|单位地区生产总值能耗降低率|单位GDP能耗 能耗强度"""
_TABLE: Final = {
    alias: Entry(id_, name, growth)
    for id_, name, growth, others in (line.split("|") for line in _NAMES.splitlines())
    for alias in (name, *others.split())
}


def entry_of(name: str) -> Entry | None:
    return _TABLE.get(name)
