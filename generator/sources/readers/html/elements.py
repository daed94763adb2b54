"""Elements: what the tags and class names of a page say about the text in them."""

from __future__ import annotations

import re
from typing import Final

INVISIBLE: Final = frozenset(
    (
        "head",
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "noframes",
        "noembed",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "datalist",
    )
)
"""Elements whose content no browser shows as text of the page; `noframes` is for a browser without frames."""

RAW: Final = frozenset(("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "xmp"))
"""Elements whose content is characters, not markup (HTML, 13.1.2)."""

VOID: Final = frozenset(
    (
        "area",
        "base",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    )
)

FORMATTING: Final = frozenset(
    ("a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u")
)
"""Elements that a parser opens again in the next block when they were left open (HTML, 13.2.4.3)."""

BLOCKS: Final = frozenset(
    (
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "listing",
        "main",
        "menu",
        "nav",
        "ol",
        "optgroup",
        "option",
        "p",
        "plaintext",
        "pre",
        "search",
        "section",
        "select",
        "summary",
        "table",
        "tbody",
        "td",
        "textarea",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "xmp",
    )
)
"""Elements that start and end lines; all others are parts of a line."""

CELLS: Final = frozenset(("td", "th"))
PREFORMATTED: Final = frozenset(("listing", "plaintext", "pre", "textarea", "xmp"))
"""Elements in which a line end is a line end."""

HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}

ROLES: Final = {
    "nav": "navigation",
    "menu": "navigation",
    "header": "header",
    "footer": "footer",
    "aside": "aside",
    "form": "form",
    "select": "form",
    "textarea": "form",
    "dialog": "form",
}
"""What an element is by its tag, in the words of the record."""

ROLE_WORDS: Final = {
    "navigation": "nav navbar navigation menu submenu crumb crumbs breadcrumb breadcrumbs location dqwz weizhi",
    "header": "header masthead banner logo topbar toplink",
    "footer": "foot footer copyright bottom friendlink friendlinks yqlj icp",
    "aside": "aside sidebar side leftbar rightbar",
    "form": "search searchbox login register form",
    "comments": "comment comments reply pinglun feedback",
    "share bar": "share bdsharebuttonbox jiathis social fenxiang toolbar tools print printer fontsize",
    "related links": "related relate relevant recommend recommended hot hotnews tuijian xgwz xgyd relnews rank",
    "advert": "ad ads adv advert advertisement guanggao",
}
"""Words of class names and ids that say what an element is.

They are evidence beside others: an element is left for its name only if it holds little of the page's prose and
not its title. Words for a notice that text is missing (paywall) are not among them: it says what the text lacks.
"""

CONTENT_WORDS: Final = {
    "editor": "the class TRS_Editor of the publishing system TRS WCM is the text as typed",
    "zoom": "the id zoom is what a page's buttons for larger letters enlarge: the text (大汉, many county sites)",
    "vsb": "vsb_content is the text in the publishing system 博达 (Visual SiteBuilder)",
    "ucap": "UCAP-CONTENT is the text on www.gov.cn and in the system 开普",
    "article": "the usual word for a text in the templates of newspapers",
    "content": "the usual word for the text, and for all columns of a page",
    "detail": "the usual word for the page of one document",
    "text": "the usual word for a text",
    "main": "the usual word for the column of the text",
    "title": "the title of the text",
    "info": "source and date of the text",
}
"""Words of class names and ids that an element of the text may have, and why; they undo a word of ROLE_WORDS.

No element is taken for its name alone: where the prose is decides.
"""

_ROLE_OF: Final = {word: role for role, words in ROLE_WORDS.items() for word in words.split()}
_WORD: Final = re.compile("[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
MARKS_READ: Final = 200
"""The most characters read of class names and ids."""

HIDDEN: Final = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
PREFORMATTED_STYLE: Final = re.compile(r"white-space\s*:\s*(?:pre|break-spaces)", re.IGNORECASE)
CENTERED: Final = re.compile(r"text-align\s*:\s*(?:center|right)", re.IGNORECASE)


def role_of(tag: str, marks: str) -> str | None:
    """Return what an element is by its tag, its class and its id, if it is no text."""
    if tag in ROLES:
        return ROLES[tag]
    words = [word.lower() for word in _WORD.findall(marks[:MARKS_READ])]
    if not words or tag in {"body", "html"} or not CONTENT_WORDS.keys().isdisjoint(words):
        return None
    return next((_ROLE_OF[word] for word in words if word in _ROLE_OF), None)
