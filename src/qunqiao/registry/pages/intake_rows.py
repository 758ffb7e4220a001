"""The rows of an intake: what each would do, by sheet and by verdict; a part of the intake's page."""

from typing import Any, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from qunqiao.kit import clock, listing
from qunqiao.kit.columns import Column, text
from qunqiao.people.pages import reach_in
from qunqiao.registry.models import Intake, Verdict
from qunqiao.registry.pages import intake_words as words
from qunqiao.registry.queries.intake_rows import KeptRow
from qunqiao.registry.queries.intakes import rows_of, the_intake

_PAGES = {
    "units": "registry:unit",
    "organisations": "registry:organisation",
    "people": "registry:person",
}


@login_required
@require_safe
def intake_rows(request: HttpRequest, intake_id: int) -> HttpResponseBase:
    """The list of rows alone, for a page that already shows the rest."""
    intake = the_intake(reach_in(request), intake_id)
    return listing.answer(request, rows_table(intake), "registry/parts/_intake_rows.html")


def rows_table(intake: Intake) -> listing.Table:
    """The rows as a list with its filters, in the order of the file."""
    return listing.Table(
        title=_("逐行核对"),
        rows=cast("listing.Rows", rows_of(intake)),  # they slice and count as a query does
        columns=[
            text("place", _("在文件里"), lambda row: words.place(intake, row)),
            text("record", _("记录"), words.record),
            text("verdict", _("结果"), words.verdict),
            Column("details", _("内容、改动或原因"), words.details, plain=words.plain_details),
        ],
        filters=_filters(intake),
        order=("pk",),
        sentence=lambda total: ngettext("%(num)d 行", "%(num)d 行", total) % {"num": total},
        empty=_("没有符合条件的行。"),
        href=lambda row: _record_address(intake, row),
        day=clock.today(),
    )


def _filters(intake: Intake) -> list[listing.Filter]:
    sheets = [(str(place), name) for place, name in enumerate(words.sheet_names(intake))]
    return [
        listing.choice("sheet", _("工作表"), sheets, _of_sheet),
        listing.choice("verdict", _("结果"), Verdict.choices, _of_verdict),
    ]


def _of_sheet(rows: Any, value: str) -> Any:
    return rows.of(sheet=int(value))


def _of_verdict(rows: Any, value: str) -> Any:
    return rows.of(verdict=value)


def _record_address(intake: Intake, row: KeptRow) -> str | None:
    """The page of the record, once the row is in the registry."""
    page = _PAGES.get(row.table)
    written = intake.state == Intake.State.APPLIED and row.record_id is not None
    return reverse(page, args=[row.record_id]) if page and written else None
