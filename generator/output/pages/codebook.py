"""The codebook of a theme: what counts, what does not, examples, and the words with their weight."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from generator.output import addresses
from generator.output.markdown import (
    Html,
    Md,
    bullets,
    heading,
    link,
    page,
    paragraph,
    quotation,
    table,
    text,
)
from generator.output.pages import blocks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.corpus.model import Corpus
    from generator.knowledge.themes import Term, Theme

EXAMPLES = 5
"""The number of passages of the corpus shown as examples."""


def codebook_page(theme: Theme, corpus: Corpus) -> Md:
    """Return the codebook of a theme, as a second reader would need it to label the same passages."""
    here = addresses.codebook_file(theme.id)
    back = link(text(theme.name), addresses.source_link(here, addresses.theme_file(theme.id)))
    parts = [
        blocks.trail(here, addresses.THEMES),
        heading(1, text(f"{theme.name}：编码手册"), "fz-top"),
        paragraph(text(theme.definition), "", "fz-lead"),
        Md(f"各地区的段落见主题“{back}”。"),
        *_part("计入", "counts", bullets(map(text, theme.counts))),
        *_part("不计入", "counts-not", bullets(map(text, theme.counts_not))),
        *_part("计入的例句", "examples", *_quoted(theme.examples)),
        *_part("不计入的例句", "counterexamples", *_quoted(theme.counterexamples)),
        *_part("起作用的词语", "terms", _weights(), _terms(theme.terms)),
        *_part("不起作用的词语", "traps", *_traps(corpus)),
    ]
    described = f"主题“{theme.name}”的编码手册：计入什么、不计入什么，判断所用的词语及其分量。"
    return page(f"{theme.name}：编码手册", *parts, hide=["navigation"], description=described)


def _part(title: str, anchor: str, *content: Md) -> list[Md]:
    return [heading(2, text(title), anchor), *content] if any(content) else []


def _quoted(sentences: Iterable[str]) -> Iterator[Md]:
    return (quotation(paragraph(text(sentence))) for sentence in sentences)


def _weights() -> Md:
    return text(
        "权重以分计：4分的词语只要出现在一个分句里，全段就算本主题；2分的词语，须段落较短，或见于两个分句；更低的只起辅助作用。"
        "词语自成一词才算：“居民生活”里没有“民生”，“细化工作”里没有“化工”。列举问题的段落，一个分句说到不足就算；"
        "十六字以内、没有数字的标题和标签不算。“依据”是起决定作用的词语，所录的是它们所在的句子。"
    )


def _terms(terms: tuple[Term, ...]) -> Html:
    """Return the terms by weight and condition; those that share both are in one row."""
    rows = [
        [text(f"{weight:g}"), text("、".join(term.text for term in group) + _condition(needs, excludes))]
        for (weight, needs, excludes), group in groupby(terms, key=lambda t: (t.weight, t.needs, t.excludes))
    ]
    return table(text("词语及其权重"), [text("权重"), text("词语")], rows, "fz-terms")


def _condition(needs: tuple[str, ...], excludes: tuple[str, ...]) -> str:
    """Return in brackets what must and must not be in the same clause."""
    parts = [f"须有{'、'.join(needs)}"] if needs else []
    parts += [f"不得有{'、'.join(excludes)}"] if excludes else []
    return f"（同一分句{'，'.join(parts)}）" if parts else ""


def _traps(corpus: Corpus) -> Iterator[Md]:
    traps = corpus.knowledge.themes.traps
    if traps:
        yield text("下列词语看似属于某个主题而另有所指，对哪个主题都不起作用：")
        yield _reasons("不起作用的词语", traps)
    silencers = corpus.knowledge.themes.silencers
    if silencers:
        yield text("有下列说法的句子或分句，其中的词语对哪个主题都不起作用：")
        yield _reasons("使句子或分句不起作用的说法", silencers)


def _reasons(title: str, words: tuple[tuple[str, str], ...]) -> Html:
    rows = [[text("、".join(word for word, _ in group)), text(why)] for why, group in _by_reason(words)]
    return table(text(title), [text("词语"), text("原因")], rows, "fz-terms")


def _by_reason(traps: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    reasons = list(dict.fromkeys(why for _, why in traps))
    for reason in reasons:
        yield reason, [trap for trap in traps if trap[1] == reason]
