"""Lists as a page declares them: columns, filters and an order; shown by pages or exported whole.

A page builds a ``Table`` and returns ``answer(request, table, template)``. The reader's choices all
stand in the address (``?on= &unit= &sort=-name &size=100 &page=2 &export=xlsx``): a link repeats the
list, and the server remembers nothing (``kept`` lets the reader's browser remember). ``kit/table.html``,
``filters.html`` and ``pager.html`` show a ``Listing``.
"""

import tempfile
from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from qunqiao.kit import exports, fetching, kept
from qunqiao.kit.cells import Row
from qunqiao.kit.errors import Invalid
from qunqiao.kit.narrowing import Chosen, Filter, Rows, Table, choice, chosen, day_in, on_day
from qunqiao.kit.paging import Listing, choices, page_of

__all__ = ["Filter", "Listing", "Row", "Rows", "Table", "answer", "choice", "day_in", "on_day"]


def answer(
    request: HttpRequest, table: Table, template: str, **context: object
) -> HttpResponseBase:
    """The list as a page, or as a file of exactly what the list shows when ``?export=`` asks.

    Costs one query for the count and what ``table.rows`` takes for a page, however many rows.
    """
    try:
        asked = chosen(table, request.GET)
    except Invalid:
        if not kept.is_kept(request):
            raise
        # What was kept no longer fits, after a change of duty say: the reader must not be stuck on it.
        return redirect(request.path)
    if kind := request.GET.get("export", ""):
        return _file(request, asked, kind)
    shown = page_of(asked, request.GET)
    response = render(request, template, {"listing": shown, **context})
    if table.remembered:
        kept.keep(request, response, choices(asked, shown))
    return response


def _file(request: HttpRequest, asked: Chosen, kind: str) -> HttpResponseBase:
    """The whole list as a file, written before it is sent: a list cut off half way looks complete."""
    table = asked.table
    if kind not in table.files:
        kinds = _("、").join(table.files)
        raise Invalid(_("只能导出这几种文件：%(kinds)s。") % {"kinds": kinds})
    writer, total = exports.WRITERS[kind], fetching.total(asked)
    if kind == "xlsx" and total > exports.MOST_ROWS:
        raise Invalid(_("Excel 放不下 %(total)d 行，请先筛选，或导出 CSV。") % {"total": total})
    headings = [column.heading or column.title for column in table.columns]
    rows = _linked_rows(request, asked) if table.linked else _plain_rows(asked)
    keys = [column.key for column in table.columns]
    title = table.sheet or table.title
    sheet = exports.Sheet(title, asked.sentence(total), headings, rows, keys)
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it when it has been sent
    try:
        writer(file, sheet)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    name = f"{title}-{table.day.isoformat()}.{kind}"
    return FileResponse(file, as_attachment=True, filename=name)


def _plain_rows(asked: Chosen) -> Iterator[list[exports.Plain]]:
    for row in fetching.every(asked):
        yield [column.exported(row) for column in asked.table.columns]


def _linked_rows(request: HttpRequest, asked: Chosen) -> Iterator[list[exports.Plain]]:
    """Rows whose first cell leads to the record."""
    for row in fetching.every(asked):
        first, *others = (column.exported(row) for column in asked.table.columns)
        href = asked.table.href(row)
        whole = exports.Link(str(first), request.build_absolute_uri(href)) if href else first
        yield [whole, *others]
