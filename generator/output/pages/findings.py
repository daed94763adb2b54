"""Findings as the pages tell them, in Chinese. Commands and data tell them in English; the words are those there.

A message that is not in the list is shown as it is: an English finding is better than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from generator.knowledge.errors import Finding

PLACES = {
    "line {}": "第{}行",
    "source byte {}": "第{}字节",
    "offset {}": "第{}字",
    "source": "",
    "ledger": "改动的记录",
}
PROBLEMS = {
    "the place is not known": "看不出是哪个地区",
    "the year is not known": "看不出是哪一年",
    "so much of the text looks damaged that nothing of it was read again": ("疑似错位的文字太多，一概没有重读"),
    "a short line looks like a part of the page, not of the report; it was left": (
        "这一短行像是网页的内容而不是报告的内容；没有把握，未删"
    ),
    "the same bytes as {}, so the text stands twice": "与{}完全相同，同一篇登了两次",
    "cannot be read ({})": "无法读取（{}）",
    "the file is empty": "文件是空的",
    "the file is binary": "不是文本文件",
    "the text was decoded as Latin before it was saved, and too much of it is lost": (
        "保存之前曾被误作西文解码，失去的字太多，无法还原"
    ),
    "the text is UTF-8 that was decoded as GBK before it was saved, and too much of it is lost": (
        "本是UTF-8，保存之前曾被误作GBK解码，失去的字太多，无法还原"
    ),
    "a syllable stands for a character that cannot be told": "有一个字只剩读音，不知是哪个字",
    "the bytes are no {}": "不是{}编码",
    "the bytes are neither UTF-8 nor another encoding that gives Chinese text": (
        "既不是UTF-8，也不是别的能读成中文的编码"
    ),
    "nothing is left when what is not the document is taken away": "除去网页上的内容，什么也没有剩下",
    "a link that leads out of the folder, so it was not read": "是指向文件夹之外的链接，未读取",
    "no file, or a link to none, so it was not read": "不是文件，或是空的链接，未读取",
    "its name holds characters that cannot be shown, so it was not read": "文件名含有无法显示的字符，未读取",
    "not a text file, so it was not read": "不是文本文件，未读取",
    "the file '{}' does not exist": "文件“{}”不存在",
    "source and edits do not give the passages": "原文加上改动不等于正文",
    "the edits undone do not give the source": "撤销改动不等于原文",
    "edits are not sorted or overlap": "改动次序不对或有重叠",
    "an edit names no rule, or one that the knowledge does not hold": "有改动没有写明规则，或规则不存在",
    "two passages have one anchor": "两段的链接相同",
    "a passage is empty or holds a line end": "有空段，或段中有换行",
    "cleaning the clean text changes it again: {}": "校勘过的文本再校勘时又有改动：{}",
}
REMEDIES = {
    "say it in manifest.yml beside the sources": "在来源文件夹的manifest.yml中写明",
    "if it is no text of the report, add a rule for it to rules/boilerplate.yml": (
        "如果不是报告的文字，在rules/boilerplate.yml中加一条规则"
    ),
    "crawl the page again, or look at its encoding": "重新抓取网页，或检查其编码",
    "remove one of them": "去掉其中一个",
    "check the file and its permissions": "检查文件及其权限",
    "crawl it again or remove it": "重新抓取，或把它移走",
    "save the file as UTF-8 and add it again": "存为UTF-8后重新放入",
    "look at the source": "查看来源",
    "look at the page, or at another copy of the text": "查看网页，或这篇文章的别的抄本",
    "copy the file itself into the folder": "把文件本身复制到文件夹中",
    "put the file itself there or remove it": "放入文件本身，或把它移走",
    "give the file another name": "换一个文件名",
    "save its text as .txt": "把其中的文字存为.txt",
    "mend its name or drop the entry": "改正文件名，或删去这一条",
    "this is a fault of the generator: keep the source and report it": "这是本程序的错误：请保留来源并报告",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A finding in Chinese; an empty place is the whole file."""

    place: str
    problem: str
    remedy: str


def in_chinese(finding: Finding) -> Said:
    """Return what a finding says, in Chinese."""
    return Said(_said(finding.place, PLACES), _said(finding.problem, PROBLEMS), _said(finding.remedy, REMEDIES))


def by_problem(findings: Iterable[Finding]) -> dict[tuple[str, str], list[Finding]]:
    """Return findings by what they say in Chinese, (problem, remedy), in the order of the first of each."""
    same: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        said = in_chinese(finding)
        same.setdefault((said.problem, said.remedy), []).append(finding)
    return same


def _said(message: str, words: Mapping[str, str]) -> str:
    for pattern, chinese in words.items():
        fixed, slot, rest = pattern.partition("{}")
        if not slot and message == pattern:
            return chinese
        if slot and message.startswith(fixed) and message.endswith(rest):
            return chinese.format(message[len(fixed) : len(message) - len(rest)])
    return message


def line_of(source: str, finding: Finding) -> str:
    """Return the line of the source that a finding is about; nothing where it is about no line."""
    line = re.fullmatch("line ([0-9]+)", finding.place)
    lines = source.split("\n") if line else []
    number = int(line[1]) if line else 0
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
