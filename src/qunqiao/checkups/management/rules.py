"""``qunqiao rules check``: every rule parses and cites, and its quote stands in the cited text."""

from pathlib import Path
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from qunqiao.checkups.bridge import book_file, check_rulebooks, facts_page, file_rulebooks
from qunqiao.checkups.errors import NoTexts

rules = typer.Typer(help="Rulebooks: whether they can be used and cite what they say they cite.")
_MARKS = {"found": "●", "not_given": "◇", "no_quote": "○"}


@rules.callback()
def every() -> None:
    """Check rulebooks."""


@rules.command()
def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Rulebooks; the house's if none is given.")
    ] = None,
    texts: Annotated[
        Path | None,
        typer.Option(
            help="Folder of statute texts to look the quotes up in.", exists=True, file_okay=False
        ),
    ] = None,
) -> None:
    """Check each rule; exit 1 when one fails, naming the rule, the article and what differs."""
    books = [book_file(path) for path in files or []]
    laws = _laws(texts) if texts else {}
    checks = check_rulebooks(books or file_rulebooks(), laws)
    for item in checks:
        typer.echo(f"{'▲' if item.wrong else _MARKS[item.status]} {item.sentence}")
    wrong = sum(item.wrong for item in checks)
    found = sum(item.status == "found" for item in checks)
    typer.echo(
        _("共 %(all)d 处依据：%(found)d 处与原文一致，%(wrong)d 处有误")
        % {"all": len(checks), "found": found, "wrong": wrong},
        err=True,
    )
    if wrong:
        raise typer.Exit(1)


@rules.command()
def facts() -> None:
    """Print the dictionary of facts that rules may speak of, as Markdown (docs/facts.md)."""
    typer.echo(facts_page(), nl=False)


def _laws(folder: Path) -> dict[str, str]:
    """The texts in ``folder`` by the names of their files."""
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in (".md", ".txt"))
        laws = {path.name: path.read_text("utf-8") for path in found}
    except (OSError, UnicodeDecodeError) as error:
        sentence = _("“%(folder)s”里有读不出来的法规原文：请检查路径，并存成 UTF-8 文本。")
        raise NoTexts(sentence % {"folder": folder}) from error
    if not laws:
        raise NoTexts(_("“%(folder)s”里没有 .md 或 .txt 的法规原文。") % {"folder": folder})
    return laws
