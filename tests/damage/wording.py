"""Page boilerplate by kind, in the wording that Chinese government, newspaper and document sites use.

`{…}` are slots that `boilerplate.py` fills. None of it was written by looking at the rules that remove it.
"""

from __future__ import annotations

SITES = ("湘江在线", "黔中文档网", "大河文库", "齐鲁公文网", "红网时刻", "江淮新闻网", "桂海范文网", "三秦都市网")
PAPERS = ("衡阳日报", "遵义日报", "六安日报", "宜昌日报", "赣州晚报", "绵阳日报", "岳阳晚报", "潍坊日报")
OFFICES = ("市政府办公室", "市人民政府", "县政府办公室", "市发展和改革委员会", "市政务服务和数据管理局")
PEOPLE = ("王建国", "李晓燕", "陈志强", "刘洋", "赵敏", "黄海波", "周婷婷", "吴刚", "欧阳文", "孙丽")
DOMAINS = ("www.qzwdw.com", "m.gongwen88.net", "www.hengyang.gov.cn", "news.dahe5.cn", "www.wenmi1.com")
GAMBLING = (
    "九游会登录",
    "开云体育官网入口",
    "澳门新葡京平台",
    "云顶集团app下载",
    "乐鱼体育官方",
    "必威betway手机版",
)

HEAD: dict[str, tuple[str, ...]] = {
    "breadcrumb": (
        "当前位置：首页 > 政务公开 > 政府工作报告",
        "您现在的位置：首页 >> 信息公开 >> 规划计划 >> 正文",
        "您所在的位置： 首页 > 新闻中心 > 要闻 > 正文",
        "首页 > 范文大全 > 工作报告 > 详情页",
        "当前位置:首页>公文写作>领导讲话>正文",
    ),
    "toolbar": (
        "下载 打印 全屏 收藏",
        "打印本页 关闭窗口",
        "收藏 打印 分享 纠错",
        "【打印】【关闭】",
        "保存 打印 关闭",
        "语音播报 无障碍阅读 关怀版",
    ),
    "font size": (
        "字体大小：[大] [中] [小]",
        "【字号：大 中 小】",
        "字号：大 中 小 打印",
        "字体：【大】【中】【小】",
        "字号:A- A+",
        "放大 缩小 默认",
    ),
    "share": (
        "分享到：微信 微博 QQ空间",
        "分享到",
        "分享到: 新浪微博 微信 QQ好友",
        "扫一扫在手机打开当前页",
        "微信扫一扫：分享",
        "用手机扫描二维码阅读",
    ),
    "source and time": (
        "来源：{office} 发布时间：{date} {time} 浏览次数：{number}次",
        "发布日期：{date} 来源：{paper} 阅读：{number}",
        "{date} {time} 来源：{paper}",
        "信息来源：{office} 发布时间：{date} 点击数：{number}",
        "时间：{date} 作者：{person} 点击：{number}次",
        "索引号：{number}/2025-00{number} 发布机构：{office} 发文日期：{date}",
    ),
    "byline": ("本报记者 {person} {person2}", "{paper}全媒体记者 {person}", "记者 {person} 通讯员 {person2}"),
    "newspaper page": (
        "第A02版：要闻 {date}",
        "上一版 下一版 上一篇 下一篇",
        "{paper} {date} 星期三 第02版 要闻",
        "返回目录 放大 缩小 全文复制",
        "版面导航 标题导航",
    ),
}
"""Lines above the text."""

INSIDE: dict[str, tuple[str, ...]] = {
    "photo credit": ("{paper}记者 {person} 摄", "（图片由{office}提供）", "本报记者 {person} 摄影报道", "资料图"),
    "caption": ("图为大会现场。记者 {person} 摄", "▲大会现场。{paper}记者 {person} 摄"),
    "page number": ("— 3 —", "第3页 共12页", "- 5 -", "1 2 3 4 5 下一页 尾页", "上一页 1 2 3 下一页"),
    "related links": ("相关阅读：", "点击查看更多", "相关链接："),
    "markup": (
        "![](/images/{number}/a{number}.jpg)",
        "var _hmt = _hmt || [];",
        ".TRS_Editor P{{line-height:2;font-size:12pt;}}",
        "<!--enpcontent-->",
    ),
    "advertisement": ("广告", "点击进入{site}APP，阅读更多精彩内容"),
}
"""Lines between paragraphs."""

FOOT: dict[str, tuple[str, ...]] = {
    "editor": (
        "责任编辑：{person}",
        "（责任编辑：{person}）",
        "编辑：{person} 校对：{person2} 审核：{person3}",
        "[责任编辑:{person}]",
        "【责任编辑：{person}】",
        "一审：{person} 二审：{person2} 三审：{person3}",
    ),
    "related links": (
        "上一篇：{city}2024年国民经济和社会发展统计公报",
        "下一篇：没有了",
        "相关推荐：{city}2023年政府工作报告全文",
        "相关文章",
        "猜你喜欢",
        "热门推荐 最新文章",
    ),
    "comment form": (
        "我要评论",
        "网友评论仅供其表达个人看法，并不表明{site}立场",
        "发表评论 匿名发表 验证码：",
        "已有0人参与评论",
        "请登录后发表评论 登录 注册",
        "文明上网理性发言，请遵守新闻评论服务协议",
    ),
    "disclaimer": (
        "免责声明：本文来源于网络，版权归原作者所有，如有侵权请联系{site}删除。",
        "凡本网注明“来源：{site}”的所有作品，未经授权不得转载、摘编或利用其它方式使用。",
        "本站所有资料均来源于网络，仅供学习参考，不代表{site}{gamble}观点。",
        "特别声明：以上内容（包括图片）为用户上传并发布，本平台仅提供信息存储服务。",
        "本文由{site}{gamble}整理发布，转载请注明出处：{domain}",
    ),
    "copyright": (
        "版权所有：{city}人民政府 主办单位：{office}",
        "Copyright © 2008-2025 {site} All Rights Reserved",
        "Copyright©2025 {domain} 版权所有",
        "主办：{office} 承办：{city}大数据中心 技术支持：{site}",
        "版权所有 {paper}社 未经书面授权禁止使用",
    ),
    "ICP": (
        "湘ICP备{number}00{number}号-1 湘公网安备430{number}0200{number}号",
        "黔ICP备{number}88{number}号 网站标识码：520{number}0001",
        "ICP备案号：鲁ICP备{number}11{number}号-3",
        "网站标识码：4304{number}00 联系电话：0734-88{number}12",
    ),
    "login": (
        "用户登录 忘记密码 立即注册",
        "登录后可查看更多内容",
        "请先登录或注册会员",
        "微信登录 QQ登录 手机登录",
    ),
    "tip jar": ("赞赏作者", "打赏 点赞 收藏", "如果觉得本文对您有帮助，欢迎打赏支持！", "喜欢作者，打赏一下"),
    "app": ("关注{site}微信公众号，获取更多资讯", "下载{site}客户端", "打开{site}APP，查看全文更流畅"),
    "site menu": ("网站地图 | 联系我们 | 关于本站 | 隐私声明", "返回顶部", "关于我们 广告服务 联系方式 法律声明"),
    "address": ("本文地址：http://{domain}/baogao/{number}.html", "本文链接：https://{domain}/a/{number}.html"),
    "contact": (
        "地址：{city}人民路{number}号 电话：0734-88{number}12",
        "新闻热线：0734-88{number}12 投稿邮箱：news@{domain}",
        "违法和不良信息举报电话：0734-88{number}12",
    ),
    "counter": (
        "阅读 {number}",
        "点赞 {number} 评论 3",
        "本文共3{number}字，阅读约需8分钟",
        "您是第{number}位访问者",
    ),
    "reprint": (
        "本文系转载，如有侵权请联系删除",
        "（文章转自：{paper}）",
        "以上内容由{site}会员上传，免费下载更多范文",
        "更多精彩内容，请关注{site}",
    ),
    "credits": (
        "文案：{person} 海报：{person2}",
        "（{paper}记者 {person} {person2}）",
        "文字 | {person} 图片 | {person2}",
    ),
    "dated links": ("· {city}召开经济工作会议 2025-01-0{digit}", "关于做好春耕备耕工作的通知[01-1{digit}]"),
    "tags": ("标签：政府工作报告 {city} 2025年", "关键词：政府工作报告 经济社会发展"),
}
"""Lines below the text."""
