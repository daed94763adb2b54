"""Judge a history: every id that was ever given leads somewhere, and none to other words."""

from __future__ import annotations

import posixpath
import re
import shutil
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from generator.corpus.anchors.registry import Registry
from generator.corpus.gather import gather
from generator.knowledge import DATA
from generator.output.anchors.publish_registry import publish_registry
from generator.output.data.export import passage_url
from generator.output.pages.cities import city_pages
from generator.output.settings import DEFAULTS
from generator.reading.anchors import words
from generator.store import open_store
from tests.histories.changes import begin, change

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from generator.corpus.model import Corpus
    from generator.reading.model import Report
    from generator.store import Store
    from tests.histories.truth import Document, World

HEAD = "长沙市2023年政府工作报告\\n各位代表：\\n一、工作\\n"
RULE = f"""\
- id: shixian-note
  evidence: removed
  name: 重复的口号
  why: 测试用的规则：各页之末的口号，不是文件内容
  needs: [持续改善民生。]
  line: 持续改善民生。
  examples:
  - ["{HEAD}坚持稳中求进。\\n持续改善民生。", "{HEAD}坚持稳中求进。"]
  keeps: [持续改善民生，]
"""


@dataclass
class Given:
    """An id when it was given: its address, the words, and what the passage was."""

    url: str
    words: set[str]
    keys: frozenset[int]


@dataclass
class History:
    """One history: the folder, what was given, what was wrong, and counts of what became of ids."""

    folder: Path
    seed: int
    store: Store
    world: World = field(init=False)
    given: dict[str, Given] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    deeds: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def run(self, builds: int) -> None:
        """Build, change, build again, so often."""
        rng = Random(self.seed)
        self.world = begin(rng)
        for number in range(builds):
            self._write()
            corpus = self._build(number)
            self._judge(corpus)
            if number + 1 < builds:
                self.deeds += [change(self.world, rng) for _ in range(rng.choice((1, 1, 2, 3)))]
        self._follow(corpus)

    def _write(self) -> None:
        seeds = self.folder / "seeds"
        shutil.rmtree(seeds, ignore_errors=True)
        seeds.mkdir(parents=True)
        manifest = []
        for one in self.world.documents:
            if not one.gone:
                (seeds / one.file).write_text(one.source(), encoding="utf-8")
            if one.withdrawn:
                manifest.append(f"- file: {one.file}\n  withdrawn: {one.withdrawn}\n")
            elif not one.gone:
                run_in = "" if one.run_in else "  run_in_headings: no\n"
                copy = self.world.copies.get(one.file)
                is_copy = copy and any(other.file == copy for other in self.world.there())
                asked = f"  witness_of: {copy}\n" if is_copy else "" if copy else "  separate: yes\n"
                if one.file in self.world.copies.values():
                    asked = ""
                manifest.append(f"- file: {one.file}\n{asked}{run_in}  kind: work-report\n")
        (seeds / "manifest.yml").write_text("".join(manifest), encoding="utf-8")

    def _build(self, number: int) -> Corpus:
        overlay = self.folder.parent / "overlay"
        if not overlay.exists():
            (overlay / "rules").mkdir(parents=True)
            (overlay / "rules" / "boilerplate.yml").write_text(RULE, encoding="utf-8")
        knowledge = [DATA, overlay] if self.world.knows_more else [DATA]
        registry = Registry(self.folder / "anchors", f"2030-01-{number + 1:02}")
        corpus = gather(self.folder / "seeds", None, knowledge, store=self.store, registry=registry)
        registered = corpus.registered
        assert registered is not None
        publish_registry(registered, self.store)
        again = gather(self.folder / "seeds", None, knowledge, store=self.store, registry=registry)
        assert again.registered is not None
        if again.registered.changed or again.reports != corpus.reports:
            self.wrong.append(f"build {number}: a second build gives something else")
        return corpus

    def _judge(self, corpus: Corpus) -> None:
        by_file = {one.file: one for one in self.world.there()}
        seen: dict[str, tuple[frozenset[int], str]] = {}
        for report in corpus.reports:
            for ident, keys, said in passages(report, by_file[report.file]):
                if ident in seen:
                    self.wrong.append(f"{ident} is there twice")
                seen[ident] = keys, said
                url = passage_url(report, ident)
                if ident not in self.given:
                    self.given[ident] = Given(url, {said}, keys)
                elif not keys & self.given[ident].keys and said not in self.given[ident].words:
                    self.wrong.append(f"{ident} of {self.given[ident].words} is on {said!r}")
                self.given[ident].words.add(said)
        former = {one.id: one for report in corpus.reports for one in report.former}
        lost = {ident for one in (corpus.registered.lost if corpus.registered else ()) for ident in one.ids}
        there = {key for keys, _ in seen.values() for key in keys}
        for ident, given in self.given.items():
            if ident in seen:
                self.counts["kept"] += 1
            elif ident in former:
                self._judge_former(ident, given, former[ident].to, seen, is_noted=bool(former[ident].since))
                self.counts["noted, text there" if given.keys & there and former[ident].since else "led on"] += 1
            elif ident not in lost:
                self.wrong.append(f"{ident} of {given.words} leads nowhere")

    def _judge_former(
        self, ident: str, given: Given, to: str, seen: Mapping[str, tuple[frozenset[int], str]], *, is_noted: bool
    ) -> None:
        if to not in seen:
            self.wrong.append(f"{ident} leads to {to}, which is not there")
        elif not is_noted:
            keys, said = seen[to]
            if not keys & given.keys and not any(one in said for one in given.words):
                self.wrong.append(f"{ident} of {given.words} leads without a word to {said!r}")

    def _follow(self, corpus: Corpus) -> None:
        """Follow each address that was ever given, over the pages of the last build."""
        pages = dict(city_pages(corpus, DEFAULTS))
        for ident, given in self.given.items():
            file = f"{given.url.partition('/#')[0]}.md"
            if file not in pages:
                self.wrong.append(f"there is no page at {given.url}")
            elif not any(_has(pages.get(one, ""), ident) for one in (file, *_onward(file, pages[file]))):
                self.wrong.append(f"{given.url} leads to no passage")


def _has(page: str, ident: str) -> bool:
    return f'id="{ident}"' in page or f"#{ident} " in page or f"#{ident}}}" in page


def _onward(file: str, page: str) -> Iterator[str]:
    """Yield the pages to which a page leads those whose documents have left it."""
    for block in re.findall(r'class="[^"]*(?:fz-moved|fz-leaves)".*?</div>', page, re.DOTALL):
        for link in re.findall(r'href="([^"#]*)', block):
            yield posixpath.normpath(posixpath.join(file.removesuffix(".md"), link)) + ".md"


def passages(report: Report, document: Document) -> Iterator[tuple[str, frozenset[int], str]]:
    """Yield the passages of a report: id, what they are, words; found by where their words are in the source."""
    lines = [(words(line.words), line.keys) for line in document.lines()]
    whole = "".join(said for said, _ in lines)
    owners = [keys for said, keys in lines for _ in said]
    at = 0
    for passage in report.passages:
        said = words(passage.text)
        at = whole.find(said, at)
        if at < 0:
            raise AssertionError(f"{said!r} is not in the source")
        yield passage.id, frozenset().union(*owners[at : at + len(said)]), said
        at += len(said)


def history(folder: Path, seed: int, builds: int = 6) -> History:
    """Return a history that has run; histories below one folder share a store."""
    found = History(folder / str(seed), seed, open_store(folder / "store"))
    found.run(builds)
    shutil.rmtree(folder / str(seed))
    return found
