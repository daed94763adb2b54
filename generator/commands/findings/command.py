"""`fangzhi findings`: the work list of the last build: list, filter, accept with a reason, take back."""

from __future__ import annotations

import argparse
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.commands.exit_code import DONE
from generator.commands.findings.accepted_file import add_entries, remove_entries
from generator.commands.findings.last_build import new_since
from generator.commands.findings.printed import by_group, counted, summary
from generator.commands.findings.stored import Chosen, as_json, choose, chosen, load_items
from generator.commands.project import project_of
from generator.corpus.findings.accepted import load_accepted
from generator.corpus.findings.groups import grouped
from generator.corpus.findings.work_list import covering, unused_entries
from generator.knowledge.errors import FangzhiError, nearest
from generator.knowledge.findings.codes import GENERATOR_FAULTS
from generator.knowledge.findings.messages import SEVERITIES, load_messages

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

    from generator.commands.project import Project
    from generator.corpus.findings.accepted import Acceptance
    from generator.corpus.findings.work_list import Item
    from generator.knowledge.findings.messages import Messages

LISTED: Final = 3
"""The number of findings listed of a group, unless --all."""
GROUPS: Final = 60
"""The number of groups listed, unless --all."""
MESSAGES: Final = "messages.yml"
CHOOSING: Final = "name findings by their ids, or choose them with --code, --severity, --file, --place or --new"


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the parser."""
    command = commands.add_parser("findings", help="list what to look at, accept it with a reason")
    _add_choice(command)
    command.add_argument("--accepted", action="store_true", help="list what is accepted, with the reasons")
    command.add_argument("--all", action="store_true", help="list each finding, not some of each group")
    command.add_argument("--json", action="store_true", help="one JSON object per finding, as in docs/data")
    command.set_defaults(run=run)
    actions = command.add_subparsers(title="actions", metavar="ACTION")
    accepting = actions.add_parser(
        "accept", help="write findings into accepted.yml", argument_default=argparse.SUPPRESS
    )
    accepting.add_argument("--reason", required=True, help="why these findings are all right")
    accepting.set_defaults(run=run_accept)
    reopening = actions.add_parser(
        "reopen", help="remove findings from accepted.yml", argument_default=argparse.SUPPRESS
    )
    reopening.add_argument(
        "--unused", action="store_true", default=False, help="entries for what is not found any more"
    )
    reopening.set_defaults(run=run_reopen)
    for action in (accepting, reopening):
        action.add_argument("ids", nargs="*", metavar="ID", default=[], help="ids as the list shows them")
        _add_choice(action)


def _add_choice(command: argparse.ArgumentParser) -> None:
    """Add the options that choose findings, and the folder of the data."""
    command.add_argument("--code", action="append", help="only this code (repeat for several)")
    command.add_argument("--severity", action="append", choices=SEVERITIES, help="only this severity")
    command.add_argument("--file", metavar="GLOB", help="only these files, such as 'hunan/*'")
    command.add_argument("--place", help="only reports about this place or a part of it: name, slug or code")
    command.add_argument("--new", action="store_true", help="only what the build before did not find")
    command.add_argument("--docs", type=Path, help="folder MkDocs reads (default: docs, or as fangzhi.yml says)")


@dataclass(frozen=True, slots=True)
class Work:
    """The work list of a project as it is now: the findings of the last build, and what is accepted today."""

    project: Project
    messages: Messages
    accepted: tuple[Acceptance, ...]
    items: tuple[Item, ...]
    new: AbstractSet[str]

    def choose(self, want: Chosen) -> list[Item]:
        """Return the findings that are meant."""
        return list(choose(self.items, want, self.messages, self.project.docs, self.new))


def load_work(arguments: argparse.Namespace) -> Work:
    """Return the work list of a project; a mistake in accepted.yml and missing data are FangzhiErrors."""
    project = project_of(arguments)
    accepted = load_accepted(project.accepted)
    items = tuple(load_items(project.docs, accepted))
    messages = load_messages(project.knowledge[0] / MESSAGES)
    return Work(project, messages, accepted, items, new_since(project.docs, [item.id for item in items]))


def run(arguments: argparse.Namespace) -> int:
    """List findings of the last build."""
    work, want = load_work(arguments), chosen(arguments)
    items = work.choose(want)
    lines = (as_json(item, work.messages, work.new) for item in items)
    for line in lines if arguments.json else _list(work, want, items, every=arguments.all):
        print(line)
    return DONE


def _list(work: Work, want: Chosen, items: Sequence[Item], *, every: bool) -> Iterator[str]:
    groups = grouped(items, work.messages)
    shown = groups if every else groups[:GROUPS]
    yield from by_group(shown, work.messages, None if every else LISTED)
    if len(shown) < len(groups):
        yield f"… and {len(groups) - len(shown)} more groups (--all)"
    whole = want == Chosen()
    yield summary(work.items, work.new, work.messages) if whole else f"{len(items)} of {len(work.items)} findings"


def run_accept(arguments: argparse.Namespace) -> int:
    """Write findings, or a code and files, into accepted.yml; nothing is written unless all of it can be."""
    work, want = load_work(arguments), replace(chosen(arguments), accepted=False)
    reason = str(arguments.reason).strip()
    if not reason:
        raise FangzhiError("--reason", "it is empty", "say why these findings are all right")
    named = _of_ids(arguments.ids, work) if _by_ids(arguments.ids, want) else work.choose(want)
    items = [item for item in named if item.accepted is None]
    _refuse_faults(items)
    if not items:
        print("nothing to accept: no open finding is among them")
        return DONE
    written: dict[str, str | date] = {"reason": reason, "date": datetime.now().astimezone().date()}
    entries = _as_rules(want) or [{"finding": item.id} for item in items]
    add_entries(work.project.accepted, [{**entry, **written} for entry in entries])
    number = counted(len(items), "finding")
    print(f"{number} accepted in {work.project.accepted}; the pages show it after the next build")
    return DONE


def _refuse_faults(items: Sequence[Item]) -> None:
    for item in items:
        if item.finding.code in GENERATOR_FAULTS:
            problem = f"{item.finding.code.id} is a broken promise of the program, which cannot be accepted"
            raise FangzhiError(item.id, problem, "keep the source and report it")


def _as_rules(want: Chosen) -> list[dict[str, str]]:
    """Return entries for codes and files, if only these are chosen: they cover what comes later as well."""
    if want.severities or want.place or want.new:
        return []
    return [{"code": name, "files": want.files or "*"} for name in sorted(code.id for code in want.codes)]


def run_reopen(arguments: argparse.Namespace) -> int:
    """Remove entries from accepted.yml: those of ids, for exactly this code and these files, or the unused."""
    work = load_work(arguments)
    gone = _entries(arguments, work)
    if not gone:
        remedy = "fangzhi findings --accepted lists what is accepted"
        raise FangzhiError(str(work.project.accepted), "no entry is as chosen", remedy)
    remove_entries(work.project.accepted, gone)
    names = ", ".join(entry.named for entry in gone)
    print(f"reopened: {names}; the pages show it after the next build")
    return DONE


def _entries(arguments: argparse.Namespace, work: Work) -> list[Acceptance]:
    """Return the entries to remove."""
    want = replace(chosen(arguments), accepted=True)
    if arguments.unused:
        return unused_entries(work.items, work.accepted)
    if _by_ids(arguments.ids, want):
        return [_entry(ident, work) for ident in dict.fromkeys(arguments.ids)]
    ids = {item.id for item in work.choose(want)}
    rules = {(rule["code"], rule["files"]) for rule in _as_rules(want)}
    return [entry for entry in work.accepted if entry.finding in ids or _rule_of(entry) in rules]


def _rule_of(entry: Acceptance) -> tuple[str, str]:
    return (entry.code.id if entry.code else "", entry.files)


def _entry(ident: str, work: Work) -> Acceptance:
    """Return the entry for an id; if there is none, a FangzhiError says what else accepts the finding."""
    own = next((entry for entry in work.accepted if entry.finding == ident), None)
    if own:
        return own
    (item,) = _of_ids([ident], work)
    rule = covering(item.finding, work.accepted)
    if rule is None:
        raise FangzhiError(ident, "it is not accepted", "fangzhi findings --accepted lists what is")
    remedy = f"reopen them together: --code {rule.code.id if rule.code else ''} --file '{rule.files}'"
    raise FangzhiError(ident, f"line {rule.line} of {work.project.accepted} accepts it with others", remedy)


def _by_ids(ids: Sequence[str], want: Chosen) -> bool:
    """Whether ids are given; both ids and a choice, or neither, are a FangzhiError."""
    is_choice = replace(want, accepted=False) != Chosen()
    if not (ids or is_choice):
        raise FangzhiError("fangzhi findings", "it is not said which findings are meant", CHOOSING)
    if ids and is_choice:
        raise FangzhiError("fangzhi findings", "both ids and a choice are given", f"{CHOOSING}, not both")
    return bool(ids)


def _of_ids(ids: Sequence[str], work: Work) -> list[Item]:
    """Return the findings of some ids; an id that none has is a FangzhiError with the nearest one."""
    by_id = {item.id: item for item in work.items}
    for unknown in (ident for ident in ids if ident not in by_id):
        remedy = nearest(unknown, by_id, "fangzhi findings lists the ids")
        raise FangzhiError(unknown, "no finding of the last build has this id", remedy)
    return [by_id[ident] for ident in dict.fromkeys(ids)]
