"""What a reader left: text of the file that is no part of the extracted text, its size and its start, by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from generator.output.markdown import Md, heading, table, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.output.markdown import Html
    from generator.sources.model import Left

NAMES: Final = {
    "advert": "广告",
    "aside": "边栏",
    "before the title": "标题以前的文字",
    "comments": "评论",
    "footer": "页脚",
    "form": "表单",
    "header": "页眉",
    "hidden": "网页上不显示的文字",
    "links": "链接列表",
    "navigation": "导航",
    "related links": "相关链接",
    "share bar": "分享、打印按钮",
}
"""The Chinese names of the words with which readers say what they left; a word without one is shown as it is."""


def left_section(left: Sequence[Left]) -> Iterator[Md]:
    """Yield the section on what the reader left; nothing if it took all."""
    if not left:
        return
    yield heading(2, text("未收入的文字"), "left")
    total = sum(one.chars for one in left)
    yield text(f"提取正文时，底本中有{total}字没有收入，因为它们不属于这篇文献。字数不计空白，文字只录开头。")
    yield table(text("未收入的文字"), [text(word) for word in ("种类", "字数", "开头")], map(_row, left))


def _row(one: Left) -> list[Html]:
    return [text(NAMES.get(one.what, one.what)), text(str(one.chars)), text(one.sample)]
