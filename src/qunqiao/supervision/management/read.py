"""``qunqiao read``: what an official report says, on the command line."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.kit.errors import Invalid
from qunqiao.supervision.bridge import papers

commands = typer.Typer()


@commands.command()
def read(
    file: Annotated[Path, typer.Argument(help="The report: .txt, .md, .docx, .html or .pdf.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print everything as JSON.")] = False,
) -> None:
    """Read a report: who demands what of whom, which problems it names, whom it lists.

    Nothing is kept. Exit 0: read. 2: refused as a whole, in one sentence. The offsets in the JSON count
    in the characters of a plain text; of another file they count in "text", which is then given.
    """
    paper = papers.read(papers.text_of(_content(file), file.name))
    if as_json:
        told = papers.as_json(paper, with_text=not papers.is_plain(file.name))
        typer.echo(json.dumps(told, ensure_ascii=False, indent=1))
        return
    for line in _told(paper):
        typer.echo(line)
    if not paper.directives:
        typer.echo(
            _("没有读到要求：文中没有“要、必须、希望”一类的话，也没有提出要求的条目"), err=True
        )


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise Invalid(_("打不开文件 %(path)s，请核对路径和权限") % {"path": file}) from error


def _told(paper: papers.Paper) -> Iterator[str]:
    if paper.title:
        yield paper.title.text
    yield _(
        "人员 %(people)d 名，单位 %(units)d 个，要求 %(directives)d 条，其他列举 %(others)d 条，问题 %(problems)d 个"
    ) % {
        "people": len(paper.people),
        "units": len(paper.units),
        "directives": len(paper.directives),
        "others": len(paper.other_enumerations),
        "problems": len(paper.problems),
    }
    for person in paper.people:
        words = {"name": person.name, "post": person.post or "", "role": _role(person.role)}
        yield "  " + _("%(name)s（%(role)s）%(post)s") % words
    for unit in paper.units:
        role = _("发言") if unit.role == "statement" else _("参会")
        yield "  " + _("%(name)s（%(role)s）%(post)s") % {
            "name": unit.name,
            "role": role,
            "post": "",
        }
    yield from _demands(paper)
    if paper.problems:
        yield _("问题：")
        yield from (f"  {problem.text}" for problem in paper.problems)
    for figure in paper.figures:
        yield _("数字：%(text)s") % {"text": figure.text}
    for contact in paper.contacts:
        yield _("联系方式：%(text)s") % {"text": contact.value}


def _demands(paper: papers.Paper) -> Iterator[str]:
    last = ""
    for directive in paper.directives:
        speaker = directive.speaker or _("会议")
        if speaker != last:
            yield _("%(speaker)s要求：") % {"speaker": speaker}
            last = speaker
        indent = "  " * directive.level
        yield f"{indent}{directive.marker or '·'} {directive.head}"


def _role(role: str) -> str:
    return {
        "chair": _("主持"),
        "speaker": _("讲话或发言"),
        "chair+speaker": _("主持并讲话"),
        "mentioned": _("提到"),
    }[role]
