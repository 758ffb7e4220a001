"""``qunqiao circular``: the draft of a document from the records, without a browser."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qunqiao.circulars.bridge.marks import plain, texts
from qunqiao.circulars.bridge.papers import docx
from qunqiao.circulars.models import Circular
from qunqiao.circulars.queries.circulars import digest_of
from qunqiao.circulars.queries.compose import quarter_began, unsaved
from qunqiao.circulars.queries.composing import Asked
from qunqiao.circulars.queries.standing import unit_with_code
from qunqiao.kit import clock
from qunqiao.kit.errors import Invalid, NotFound
from qunqiao.kit.narrowing import day_of
from qunqiao.people.models import Unit
from qunqiao.people.queries import top_unit
from qunqiao.registry.management.files import save

commands = typer.Typer()
# The topics that need nothing but a unit and a day.
TOPICS = ("rectification", "reelection", "quarter")


@commands.command()
def circular(
    out: Annotated[Path, typer.Option(help="The .docx to write.")],
    topic: Annotated[
        str, typer.Option(help="rectification, reelection or quarter.")
    ] = "rectification",
    as_of: Annotated[str, typer.Option(help="The last day counted, YYYY-MM-DD; else today.")] = "",
    since: Annotated[
        str, typer.Option(help="Count what came after this day; else the quarter.")
    ] = "",
    unit: Annotated[str, typer.Option(help="Code of the issuing unit; else the topmost.")] = "",
    as_json: Annotated[bool, typer.Option("--json", help="Print what it says as JSON.")] = False,
) -> None:
    """Write the draft of a circular, laid out by GB/T 9704-2012, each figure with its records.

    Nothing is kept in the database. Exit 0: written. 2: refused, in one sentence.
    """
    draft = unsaved(_asked(topic, unit, since, as_of))
    content = docx(draft, on=draft.as_of, address=lambda _figure: "")
    save(out, content)
    if as_json:
        typer.echo(json.dumps(_told(draft, out, content), ensure_ascii=False, indent=1))
        return
    typer.echo(draft.title)
    number = len(draft.figures)
    said = ngettext("%(n)d 个数字都有出处", "%(n)d 个数字都有出处", number) % {"n": number}
    typer.echo(f"{out}  {said}", err=True)


def _asked(topic: str, code: str, since: str, as_of: str) -> Asked:
    if topic not in TOPICS:
        words = {"topics": _("、").join(TOPICS)}
        raise Invalid(_("内容只能是这几种：%(topics)s") % words)
    day = day_of(as_of) if as_of else clock.today()
    return Asked(topic, _unit(code), day_of(since) if since else quarter_began(day), day)


def _unit(code: str) -> Unit:
    found = unit_with_code(code) if code else top_unit()
    if found is None:
        raise NotFound(_("没有编号为 %(code)s 的单位") % {"code": code or "-"})
    return found


def _told(draft: Circular, out: Path, content: bytes) -> dict[str, Any]:
    return {
        "file": str(out),
        "sha256": digest_of(content),
        "title": draft.title,
        "topic": draft.topic,
        "unit": draft.unit.code,
        "since": draft.since.isoformat(),
        "as_of": draft.as_of.isoformat(),
        "text": [plain(text) for text in texts(draft.blocks)],
        "figures": draft.figures,
    }
