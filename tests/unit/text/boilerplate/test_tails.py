"""Tails of a page: licences and other articles go with their sentences, an annex keeps all."""

from __future__ import annotations

import pytest

from generator.knowledge import load_knowledge
from generator.text.boilerplate.tails import tails

KNOWLEDGE = load_knowledge()
BODY = "\n".join(f"第{n}条路已经修好，群众出行更加方便，沿线经济加快发展。" for n in "一二三四五六七八九十")
ARTICLE = "星沙召开动员会\n3月1日，星沙召开动员会。"


def gone(text: str) -> str:
    return "\n".join(text[start:end] for start, end, _ in tails(text, KNOWLEDGE))


@pytest.mark.parametrize("heading", ["相关报道：", "【相关阅读】", "猜你喜欢", "为您推荐", "作者最新文章"])
def test_other_articles_go_with_their_sentences(heading: str) -> None:
    assert gone(f"{BODY}\n{heading}\n{ARTICLE}") == f"{heading}\n{ARTICLE}"


@pytest.mark.parametrize("line", ["附件：清单", "二、工作打算", "名词解释", "各位代表：", "（三）改革"])
def test_where_the_document_goes_on_all_stays(line: str) -> None:
    assert gone(f"{BODY}\n相关报道：\n{ARTICLE}\n{line}") == ""


def test_a_list_at_the_start_of_a_page_is_no_tail() -> None:
    assert gone(f"相关报道：\n{ARTICLE}\n{BODY}") == ""
    assert gone(f"工作报告\n相关报道：\n{ARTICLE}\n{BODY}") == ""


def test_a_sentence_that_mentions_articles_opens_no_tail() -> None:
    assert gone(f"{BODY}\n相关报道不断深入。\n{ARTICLE}") == ""


def test_a_licence_goes_from_the_first_part_of_its_sentence() -> None:
    licence = "根据\n《中华人民共和国著作权法》\n第五条，本作品不适用于该法。\nfalse"
    assert gone(f"{BODY}\n国务院总理 李鹏\n{licence}") == licence
    assert gone(f"{BODY}\n国务院总理 李鹏\n本作品属于\n公有领域\n。") == "本作品属于\n公有领域\n。"
