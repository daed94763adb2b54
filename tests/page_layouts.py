"""Web pages with a clean text in them, in the layouts in which Chinese sites publish reports.

`layout(name, paragraphs, …)` returns the bytes of a page. All that is around the text is invented here; the forms
(classes, tables, tags left open, wrong declarations) are those of real sites.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

INDENT = "\N{IDEOGRAPHIC SPACE}" * 2


@dataclass(frozen=True, slots=True)
class Paper:
    """What a page is made of: a title, the paragraphs after it, and what the site says of them."""

    title: str
    paragraphs: tuple[str, ...]
    published: str
    publisher: str
    site: str


def layout(
    name: str,
    paragraphs: Sequence[str],
    *,
    published: str = "2026-02-03 09:30",
    publisher: str = "政府办公室",
    site: str = "人民政府门户网站",
) -> bytes:
    """Return a page of the layout `name` (a key of LAYOUTS) with a text whose first paragraph is its title."""
    encode = LAYOUTS[name]
    return encode(Paper(paragraphs[0], tuple(paragraphs[1:]), published, publisher, site))


def _links(names: str, tag: str = "li") -> str:
    words = enumerate(names.split())
    return "".join(f'<{tag}><a href="/col/{n}/">{word}</a></{tag}>' for n, word in words)


MENU = "首页 要闻动态 政务公开 办事服务 互动交流 走进本地 数据开放 专题专栏"
NEWS = (
    "全市安全生产工作会议召开 市领导调研重点项目建设 关于做好春季造林绿化工作的通知 "
    "我市开展节前市场检查 市政府常务会议研究稳就业工作 图解一张图读懂民生实事"
)


def _portal(paper: Paper) -> bytes:
    """Return a portal in containers: menu above, column with buttons and sharing, list beside, footer."""
    text = "\n".join(f'<p style="text-indent: 2em;">{escape(line)}</p>' for line in paper.paragraphs)
    return f"""<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8">
<title>{escape(paper.title)}_{paper.site}</title>
<meta name="SiteName" content="{paper.site}"><meta name="ColumnName" content="政府工作报告">
<meta name="ArticleTitle" content="{escape(paper.title)}"><meta name="PubDate" content="{paper.published}">
<meta name="ContentSource" content="{paper.publisher}">
<link rel="stylesheet" href="/css/main.css"><style>.menu li{{float:left}}</style>
<script>var _hmt = _hmt || []; document.write("<div>今天是</div>");</script></head>
<body>
<div class="top-bar"><a href="/login">登录</a> | <a href="/register">注册</a> <a href="/en">English</a></div>
<div class="header"><div class="logo"><img src="/logo.png" alt="{paper.site}"></div>
<form action="/search"><input name="q" placeholder="请输入关键字"><button>搜索</button></form></div>
<div class="nav"><ul>{_links(MENU)}</ul></div>
<div class="container"><div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/zwgk">政务公开</a> &gt; <a href="/bg">政府工作报告</a></div>
<div class="main-left"><h1 class="article-title">{escape(paper.title)}</h1>
<div class="article-info"><span>发布时间：{paper.published}</span>&nbsp;&nbsp;<span>来源：{paper.publisher}</span>
<span>浏览次数：<i id="hits">1024</i></span></div>
<div class="fontsize">【字号：<a href="javascript:doZoom(18)">大</a> <a href="javascript:doZoom(16)">中</a> <a href="javascript:doZoom(14)">小</a>】</div>
<div class="article-content" id="zoom">
{text}
</div>
<div class="share"><span>分享到：</span><a href="#" class="bds_weixin">微信</a><a href="#" class="bds_tsina">微博</a></div>
<div class="toolbar"><a href="javascript:window.print()">打印本页</a> <a href="javascript:window.close()">关闭窗口</a></div>
<div class="related"><h3>相关阅读</h3><ul>{_links(NEWS)}</ul></div></div>
<div class="sidebar"><h3>热点新闻</h3><ul>{_links(NEWS)}</ul></div></div>
<div class="footer"><p>主办单位：{paper.publisher}　承办单位：大数据局</p><p>网站标识码：4300000001　湘ICP备05000618号</p>
<p>建议使用1024×768以上分辨率、IE9.0以上版本浏览器浏览本网站，如有意见请与我们联系。</p></div>
</body></html>""".encode()


def _tables(paper: Paper) -> bytes:
    """Return a page of 2005: tables in tables, upper-case tags left open, blanks as indents, GB2312."""
    text = "\r\n".join(f"<P>&nbsp;&nbsp;&nbsp;&nbsp;{escape(line)}" for line in paper.paragraphs)
    menu = "".join(
        f"<TD align=center><A href='{n}.asp'><FONT color=#ffffff>{w}</FONT></A>"
        for n, w in enumerate(MENU.split())
    )
    news = "".join(f"<TR><TD>·<A href='news.asp?id={n}'>{w}</A>" for n, w in enumerate(NEWS.split()))
    return f"""<HTML><HEAD><META http-equiv=Content-Type content="text/html; charset=gb2312">
<TITLE>{paper.site}</TITLE></HEAD><BODY bgColor=#ffffff topMargin=0>
<CENTER><TABLE width=778 border=0><TR><TD colSpan=2><IMG src="images/top.jpg"></TD></TR><TR bgColor=#003399>{menu}</TABLE>
<TABLE width=778 border=0><TR><TD vAlign=top width=180><TABLE>{news}</TABLE></TD>
<TD vAlign=top><TABLE width="100%"><TR><TD align=center><FONT size=5><B>{escape(paper.title)}</B></FONT></TD></TR>
<TR><TD align=center>发布日期：{paper.published[:10]}&nbsp;&nbsp;来源：{paper.publisher}</TD></TR><TR><TD><HR></TD></TR>
<TR><TD class=p14>{text}</TD></TR>
<TR><TD align=right>【<A href="javascript:window.print()">打印</A>】【<A href="javascript:window.close()">关闭</A>】</TD></TR></TABLE></TD></TR></TABLE>
<TABLE width=778 bgColor=#eeeeee><TR><TD align=center>版权所有：{paper.publisher}<BR>技术支持：信息中心<BR>湘ICP备05000618号</TD></TR></TABLE>
</CENTER></BODY></HTML>""".encode("gb18030")


def _system(paper: Paper) -> bytes:
    """Return a page of a publishing system: index of the document, TRS_Editor with Word's spans, tags for facts."""
    text = "\n".join(
        f'<p class="MsoNormal" style="margin:0cm;text-indent:32pt"><span lang="EN-US" style="font-size:16pt">'
        f"{INDENT}{escape(line)}<o:p></o:p></span></p>"
        for line in paper.paragraphs
    )
    return f"""\ufeff<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><meta http-equiv="Content-Type" content="text/html; charset=UTF-8" />
<title>{paper.site} 政府工作报告 {escape(paper.title)}</title>
<meta name="SiteName" content="{paper.site}" /><meta name="ArticleTitle" content="{escape(paper.title)}" />
<meta name="PubDate" content="{paper.published}" /><meta name="ContentSource" content="{paper.publisher}" />
<meta name="Author" content="" /><meta name="Url" content="http://www.example.gov.cn/art/2026/2/3/art_1_1.html" /></head>
<body><div id="barrierfree_container"><div class="head"><iframe src="/top.html"></iframe></div>
<ul class="menu">{_links(MENU)}</ul>
<div class="xxgk"><table class="index"><tr><td>索 引 号：</td><td>000014349/2026-00012</td><td>发布机构：</td><td>{paper.publisher}</td></tr>
<tr><td>公开日期：</td><td>{paper.published[:10]}</td><td>主题分类：</td><td>政府工作报告</td></tr></table></div>
<div class="bt-content"><div class="title">{escape(paper.title)}</div>
<div class="info">日期：{paper.published[:10]}　来源：{paper.publisher}　字体：[ <a href="javascript:;">大</a> <a href="javascript:;">中</a> <a href="javascript:;">小</a> ]</div>
<!--ZJEG_RSS.content.begin--><div class="TRS_Editor"><style type="text/css">.TRS_Editor P{{line-height:2;font-size:12pt}}</style>
{text}
</div><!--ZJEG_RSS.content.end-->
<div class="fj"><a href="javascript:window.print()">打印</a> <a href="javascript:window.close()">关闭</a></div></div>
<div class="bottom"><p>版权所有 © {paper.site}</p><p>湘公网安备 43010302000001号</p></div></div>
<script src="/js/jquery.js"></script><noscript>请启用JavaScript，以便浏览本网站的全部内容。</noscript></body></html>""".encode()


def _shop(paper: Paper) -> bytes:
    """Return a shop of documents: the text with line breaks in one element, comments, a form, recommendations."""
    text = "<br />\n<br />\n".join(f"{INDENT}{escape(line)}" for line in (paper.title, *paper.paragraphs))
    comments = "".join(
        f'<div class="comment-item"><span class="user">用户{n}</span><p>{words}</p></div>'
        for n, words in enumerate(("写得很好，谢谢分享！", "资料很全面，正好用得上。", "请问有没有去年的版本？"))
    )
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8" /><title>{escape(paper.title)} - 文档库</title>
<meta property="og:title" content="{escape(paper.title)}" /><meta property="article:published_time" content="{paper.published[:10]}T09:30:00+08:00" />
<link rel="canonical" href="https://doc.example.com/p-12345.html" /></head><body class="doc-page">
<header><a href="/">文档库</a><nav><a href="/vip">会员</a><a href="/upload">上传</a><a href="/my">我的文档</a></nav></header>
<main><section class="doc"><h1>{escape(paper.title)}</h1>
<div class="doc-meta">上传日期：{paper.published[:10]}</div>
<div class="doc-content">{text}</div></section>
<section class="comments"><h2>评论（3）</h2>{comments}
<form method="post"><textarea name="c" placeholder="说点什么"></textarea><button type="submit">发表评论</button>
<select name="score"><option>五分</option><option>四分</option></select></form></section>
<aside><h3>猜你喜欢</h3><ul>{_links(NEWS)}</ul><p class="vip">开通会员，全站文档免费下载，每天低至一元。</p></aside></main>
<footer><a href="/about">关于我们</a> <a href="/law">免责声明</a><p>本站文档由用户上传，如有侵权，请联系我们删除。</p></footer></body></html>""".encode()


def _mobile(paper: Paper) -> bytes:
    """Return a page of a news app: sections, data for search engines, an article, a bar to open the app."""
    text = "".join(f"<section><p><span>{escape(line)}</span></p></section>" for line in paper.paragraphs)
    data = f'{{"@context":"https://schema.org","@type":"NewsArticle","datePublished":"{paper.published[:10]}T08:00:00+08:00"}}'
    return f"""<!doctype html><html data-n-head="ssr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{escape(paper.title)}</title><script type="application/ld+json">{data}</script></head><body>
<div id="app"><div class="app-download-bar"><span>打开客户端，阅读体验更佳</span><a href="app://open">打开</a></div>
<article><h1>{escape(paper.title)}</h1><div class="byline"><span class="src">{paper.publisher}</span> <time>{paper.published}</time></div>
<div class="rich_media_content" style="visibility:visible">{text}</div>
<div class="statement">责任编辑：张三</div></article>
<div class="recommend"><div class="t">推荐阅读</div>{_links(NEWS, "div")}</div>
<div class="mask" style="display:none">长按识别二维码，关注我们</div></div>
<template><p>模板里的字</p></template><svg><text>图</text></svg></body></html>""".encode()


COLUMN = 40
"""The column at which an editor breaks the lines of a page's source."""


def _broken(line: str) -> str:
    """Return a paragraph as an editor stores it: broken where a line may end, beside a Han."""
    parts = [line[:COLUMN]]
    for char in line[COLUMN:]:
        if len(parts[-1]) >= COLUMN and (parts[-1][-1] >= "一" or char >= "一"):
            parts.append("")
        parts[-1] += char
    return "\r\n      ".join(parts)


def _declared_wrongly(paper: Paper) -> bytes:
    """Return a page in GBK that declares UTF-8, its text in nested containers, its source broken at a column."""
    text = "\r\n".join(
        f"    <div><font face=宋体>{escape(_broken(line))}</font></div>" for line in paper.paragraphs
    )
    return f"""<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><title>{escape(paper.title)}-{paper.site}</title></head>
<body><form id="aspnetForm" method="post"><input type="hidden" name="__VIEWSTATE" value="{"/wEPDwUKMTY" * 200}">
<div id="daohang">{_links(MENU, "span")}</div>
<div id="wrap"><div class="weizhi">您现在的位置：<a href="/">首页</a>&gt;&gt;<a href="/bg">政府工作报告</a></div>
<h2 align="center">{escape(paper.title)}</h2><div align="center">信息来源：{paper.publisher} 更新时间：{paper.published[:10]}</div>
<div id="vsb_content">
{text}
</div>
<p>上一篇：<a href="2.aspx">关于印发年度工作要点的通知</a></p><p>下一篇：<a href="4.aspx">没有了</a></p></div>
<div id="foot">{paper.site} 版权所有</div></form></body></html>""".encode("gb18030")


LAYOUTS: dict[str, Callable[[Paper], bytes]] = {
    "portal": _portal,
    "tables": _tables,
    "system": _system,
    "shop": _shop,
    "mobile": _mobile,
    "declared wrongly": _declared_wrongly,
}
"""Each layout by its name."""
