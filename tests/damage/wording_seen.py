"""Page furniture as it stands on public pages of governments, newspapers and document sites.

The form is that of the page; names, places, numbers and addresses are changed (`{…}` are slots).
"""

from __future__ import annotations

HEAD: tuple[str, ...] = (
    "首页 > {city}人民政府办公室信息公开 > 信息浏览",
    "索引号: 00{number}766/201901-00{number} 组配分类: 规范性文件发布",
    "信息分类: 通知 发布机构: {city}人民政府办公室",
    "生成日期: {date} 文号:",
    "发文日期: {date} 生效时间: {date}",
    "浏览次数: {number} 内容概述:",
    "{date} {time}:00 来源: 本站原创",
    "【字体:",
    "当前版: 04版 上一版 下一版",
    "第01版:要闻",
    "欢迎来访 {site}-{city}视音频新闻门户网站",
    "手机网站 | 帮助中心",
    "首页 > 新闻热点 >本地要闻",
    "作者:{site} 发表于:{date} {time}:40 点击:",
    "发布日期: {date} {time}:08",
    "{date}{time} | 来源:{site}-《{paper}》",
    "小字号",
    "您现在的位置:{site}>新闻中心>国内频道>国内新闻",
    "当前位置:新闻 > 2025全国两会 > 更多新闻 > 正文",
    "{date} {time}:21 {site} 参与评论()人",
    "刊发时间:{date} A3版 作者: 【字体:大 中 小】",
    "通版阅读请点击:",
    "展开通版",
    "当前版:01版",
    "字号变大 | 字号变小",
    "刊发日期:{date} 阅读次数: 作者: 语音阅读:",
    "2:要闻总第{number}期 >{date}编印",
    "{date} {time} 来源:{site} 打印本页 关闭",
    "字号:默认 超大 | 打印 |",
    "时间:{date} 理论教育 版权反馈",
    "书签 分享 收藏 举报 版权申诉 / 23",
    "全部分类",
    "中国政府网 湖南省政府网 English 市人大 市政协 市纪委监委",
    "首 页 政 务 公 开 网 上 办 事 互 动 交 流",
)
"""Seen above the text."""

FOOT: tuple[str, ...] = (
    "返回顶部",
    "标题导航",
    "记者 | {person} {person2}",
    "编辑 | {person}",
    "审核 | {person3}",
    "(融媒体 {person} {person2} {person3})",
    "(责任编辑:{person} CN037)",
    "责编:{person2}",
    "关闭",
    "【编辑:{person}】",
    "【全文链接】",
    "下载{site}APP客户端,随时随地看新闻!",
    "快乐分享",
    "{city}融媒体中心 主办 2004-2019© 未经许可不得转载 不良信息举报电话:0514-84{number}100 在线投稿",
    "ICP备050{number}21号-1",
    "苏公网安备 32108402000{number}号",
    "声明:本站所有文章资源内容,如无特殊说明或标注,均为大数据处理内容。如若侵犯了原著者的合法权益,可联系本站删除。",
    "原文链接:https://{domain}/edu/{number}28.html",
    "推荐阅读",
    "新华社记者 {person} 摄",
    "版权声明:凡《{paper}》上刊载作品(含标题),未经本报或本网授权不得转载、摘编、改编、篡改或以其它方式使用。",
    "上传文档赚钱",
    "欢迎来到{site}! | 帮助中心 {site}(应用文档模板下载平台)",
    "今日{site}公众号",
    "新闻线索:0514-84{number}00",
)
"""Seen below the text."""
