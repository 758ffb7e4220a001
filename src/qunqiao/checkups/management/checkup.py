"""``qunqiao checkup``: the rulebooks run over the registry, or over tables on disk."""

import json
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from qunqiao.checkups import bridge
from qunqiao.checkups.actions.order_checkup import order_checkup
from qunqiao.checkups.bridge import BookFile, Examination
from qunqiao.checkups.jobs import examine
from qunqiao.checkups.management.snapshot import tell_table
from qunqiao.checkups.management.workbook import write_findings
from qunqiao.checkups.queries import some_checkup
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict
from qunqiao.kit.jinja import said
from qunqiao.kit.narrowing import day_of
from qunqiao.people.queries import system_person

_KEYS = (
    *("rule", "subject", "outcome", "severity", "theme", "evidence", "basis"),
    *("strength", "advice"),
)
# A breach, and what is not as a rule says it may or normally should be.
_SIGNS = {"breach": "▲", "advice": "△"}
_HERE, _SPARK = "duckdb", "spark"


@dataclass(frozen=True, slots=True)
class _Wish:
    """What is to be examined, when, and by which rulebooks (none: the house's).

    ``spark`` is the address of a cluster, empty for one of this machine, None for no Spark.
    """

    tables: Path | None
    as_of: date | None
    files: list[BookFile]
    dry: bool
    spark: str | None


def checkup(
    *,
    tables: Annotated[
        Path | None,
        typer.Option(help="Folder of Parquet tables to examine instead of the registry."),
    ] = None,
    as_of: Annotated[str, typer.Option(help="Day to examine as of, YYYY-MM-DD.")] = "",
    rulebook: Annotated[
        list[Path] | None, typer.Option(help="Rulebook to use instead of the house's; repeatable.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
    xlsx: Annotated[Path | None, typer.Option(help="Write the findings to this workbook.")] = None,
    dry: Annotated[bool, typer.Option("--dry", help="Do not store the result.")] = False,
    engine: Annotated[
        str,
        typer.Option(help="duckdb, spark, or the address of a Spark cluster (spark://host:7077)."),
    ] = _HERE,
) -> None:
    """Run the rulebooks over the registry and store the result; with --tables or --rulebook only tell it."""
    files = [bridge.book_file(path) for path in rulebook or []]
    if files and not tables and not dry:
        typer.echo(
            _("用了指定的规则集，结果只输出、不入库：否则其他规则的问题会被误销。"), err=True
        )
    master = _master(engine)
    if master is not None and not tables:
        raise Conflict(_("用 Spark 体检要指明数据表的目录：--tables DIR。"))
    day = day_of(as_of) if as_of else None
    wish = _Wish(tables, day, files, dry or bool(files), master)
    examination = _examined(wish)
    if xlsx:
        write_findings(xlsx, examination, get_language() or "")
        typer.echo(_("问题清单已写入 %(path)s") % {"path": xlsx}, err=True)
    if as_json:
        typer.echo(json.dumps(_contract(examination), ensure_ascii=False))
    elif not xlsx:
        _tell(examination)


def _master(engine: str) -> str | None:
    """The Spark cluster that was asked for: its address, empty for one of this machine, None for none."""
    if engine == _HERE:
        return None
    if engine != _SPARK and not engine.startswith("spark://"):
        raise Conflict(_("--engine 只能是 duckdb、spark 或者 spark://主机:端口。"))
    return "" if engine == _SPARK else engine


def _examined(wish: _Wish) -> Examination:
    if wish.tables is not None:
        return _evaluated(bridge.table_folder(wish.tables), wish)
    if wish.dry:
        with tempfile.TemporaryDirectory(prefix="qunqiao-") as folder:
            day = wish.as_of or clock.today()
            taken = bridge.take_snapshot(Path(folder), as_of=day, progress=tell_table)
            return _evaluated(taken.directory, wish)
    return _stored(wish)


def _evaluated(folder: Path, wish: _Wish) -> Examination:
    day = wish.as_of
    if (folder / bridge.MANIFEST).exists():
        taken = bridge.read_manifest(folder)
        typer.echo(_("快照摘要 %(digest)s") % {"digest": taken.digest}, err=True)
        day = day or taken.as_of
    as_of = day or clock.today()
    rules = _rules(wish, as_of)
    if wish.spark is None:
        return bridge.evaluate_snapshot(
            folder, rules.files, as_of=as_of, parameters=rules.parameters
        )
    return bridge.evaluate_on_spark(
        folder, rules.files, as_of=as_of, parameters=rules.parameters, master=wish.spark
    )


def _rules(wish: _Wish, as_of: date) -> bridge.House:
    """The rulebooks given; else the house's, of which tables on disk know the files alone.

    Such tables are examined where there may be no database that could tell of amendments.
    """
    if wish.files:
        return bridge.House(tuple(wish.files), {})
    if wish.tables is not None:
        return bridge.House(tuple(bridge.file_rulebooks()), bridge.file_parameters())
    return bridge.house(as_of)


def _stored(wish: _Wish) -> Examination:
    actor = system_person()
    ordered = order_checkup(actor=actor, as_of=wish.as_of or clock.today(), queue=False)
    examination = examine(actor, ordered, tell_table)
    if examination is None:
        failed = some_checkup(ordered.pk)
        trouble = failed.trouble if failed else {}
        language = "en" if (get_language() or "").startswith("en") else "zh"
        raise Conflict(trouble.get(language))
    typer.echo(_("第 %(id)d 次体检已入库") % {"id": ordered.number}, err=True)
    return examination


def _contract(examination: Examination) -> dict[str, object]:
    """The stable form of the result: exactly the documented keys."""
    result = examination.as_json()
    findings = [{key: finding[key] for key in _KEYS} for finding in result["findings"]]
    return {**result, "findings": findings}


def _tell(examination: Examination) -> None:
    outcomes = examination.outcomes()
    for found in examination.findings():
        if found.values["outcome"] in _SIGNS:
            english = (get_language() or "").startswith("en")
            says = found.values["says_en" if english else "says_zh"]
            sure = bridge.surest(basis["confidence"] for basis in found.values["basis"])
            source = found.rule if sure == "V" else f"{found.rule} · {bridge.confidence_word(sure)}"
            sign = _SIGNS[found.values["outcome"]]
            typer.echo(f"{sign} {found.values['subject_name']}  {said(says)}  [{source}]")
    typer.echo(
        _("问题 %(breach)d，建议 %(advice)d，不明 %(unknown)d，正常 %(sound)d，不适用 %(none)d")
        % {
            "breach": outcomes["breach"],
            "advice": outcomes["advice"],
            "unknown": outcomes["unknown"],
            "sound": outcomes["sound"],
            "none": outcomes["not_applicable"],
        }
    )
