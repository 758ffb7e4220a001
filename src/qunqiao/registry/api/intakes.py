"""Intakes: a workbook is sent, looked at row by row, and written or given up; nothing in between."""

from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import HttpRequest, HttpResponse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from ninja import Field, File, Query, Router, Schema, UploadedFile
from ninja.responses import Status

from qunqiao.kit import clock
from qunqiao.kit.endpoints import (
    Asked,
    AskedOn,
    Page,
    Record,
    coded,
    having,
    ordered,
    paged,
    sorting,
)
from qunqiao.kit.errors import Invalid, NotFound, require
from qunqiao.kit.jinja import said
from qunqiao.kit.jobs import enqueue
from qunqiao.people.api.access import XLSX, Scope, file_of, reads, who, writes
from qunqiao.people.policy import Reach
from qunqiao.registry import bridge
from qunqiao.registry.actions.confirm_intake import confirm_intake
from qunqiao.registry.actions.send_intake import send_intake as send
from qunqiao.registry.actions.undo_intake import undo_intake as undo
from qunqiao.registry.actions.withdraw_intake import withdraw_intake as withdraw
from qunqiao.registry.forms.intake import SendForm
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_send_intake
from qunqiao.registry.queries.intake_rows import KeptRow
from qunqiao.registry.queries.intakes import rejected_rows, rows_of, the_intake, visible_intakes
from qunqiao.registry.queries.workbook import tables_of

router = Router(tags=["intakes"])
State = Annotated[Intake.State, coded(Intake.State)]
Mode = Annotated[Intake.Mode, coded(Intake.Mode)]
Verdict = Literal["add", "change", "unchanged", "refused"]
_SORTS = {"filename": ("filename",), "state": ("state",), "sent_at": ("sent_at",)}


class Counts(Schema):
    """How many rows there are, and how many got each verdict; the verdicts add up to ``rows``."""

    rows: int
    add: int
    change: int
    unchanged: int
    refused: int


class SheetOut(Counts):
    """One table of the workbook, in the order of the file."""

    title: str
    table: str
    headings: list[str] = []
    columns: dict[str, str] = Field({}, description="Field -> the heading it was taken from.")
    lacking: list[str] = Field([], description="Fields without which it cannot be read.")


class IntakeOut(Schema):
    """A workbook on its way into the registry."""

    id: int
    filename: str
    digest: str
    state: State
    mode: Mode
    strict: bool
    sent_at: datetime
    sent_by_id: int
    applied_at: datetime | None
    undone_at: datetime | None


class IntakeRecord(IntakeOut, Counts):
    """A workbook with what it would change or has changed; ``trouble`` if it cannot be read."""

    trouble: str
    sheets: list[SheetOut]


class RowOut(Schema):
    """What one row does: the fields it changes as they were, or the reasons it was refused."""

    sheet: int
    number: int
    table: str
    verdict: Verdict
    key: str
    record_id: int | None
    values: dict[str, Any]
    before: dict[str, Any]
    reasons: list[str]


class IntakesAsked(Asked):
    """How the list of intakes is narrowed and sorted."""

    state: State | None = None
    sort: str | None = sorting(_SORTS)


class RowsAsked(Asked):
    """Which rows: of one verdict, of one sheet (its place in ``sheets``, from 0)."""

    verdict: Verdict | None = None
    sheet: int | None = Field(None, ge=0, le=1000)


@router.get("/intakes", **reads(Scope.INTAKE, Page[IntakeOut], _("报表名单")))
def list_intakes(
    request: HttpRequest, response: HttpResponse, asked: Query[IntakesAsked]
) -> dict[str, Any]:
    """One's own workbooks and, for a supervisor, those of the supervised units; newest first."""
    rows = having(visible_intakes(_sender(request)), state=asked.state)
    return paged(request, response, ordered(rows, asked.sort, _SORTS, ["-sent_at"]), asked)


@router.post("/intakes", **writes(Scope.INTAKE, IntakeOut, _("上传报表"), made=True))
def send_intake(
    request: HttpRequest,
    file: File[UploadedFile],
    mode: Mode = Intake.Mode.UPDATE,
    strict: bool = False,  # noqa: FBT001, FBT002 - a parameter of the address, by name
) -> Status[Intake]:
    """Send a workbook; a job reads it. Nothing is written before ``apply_intake``.

    ``mode`` says what a row does to a record that is there: fill its blanks, update it, or replace
    it; in a ``strict`` intake one refused row keeps all from being written.
    """
    _reach, person = who(request)
    form = SendForm({"mode": mode, "strict": strict}, MultiValueDict({"file": [file]}))
    if not form.is_valid():
        raise Invalid(fields={name: str(faults[0]) for name, faults in form.errors.items()})
    kept = form.cleaned_data["file"]
    content = kept.read()
    intake = send(actor=person, filename=kept.name, content=content, mode=mode, strict=strict)
    enqueue("registry.read_intake", intake_id=intake.pk)
    return Status(201, intake)


@router.get("/intakes/template.xlsx", **file_of(Scope.INTAKE, _("空白模板")))
def get_template(request: HttpRequest) -> HttpResponse:
    """The empty workbook with its help, in the caller's language."""
    _sender(request)
    return _file(bridge.template(bridge.language()), "template.xlsx")


@router.get("/units/workbook.xlsx", **file_of(Scope.INTAKE, _("名册报表")))
def get_workbook(request: HttpRequest, asked: Query[AskedOn]) -> HttpResponse:
    """All on record about one's own units, now or on an earlier day, as a workbook that is taken in.

    It needs the scope of those who send such workbooks: it holds days of birth.
    """
    reach = _sender(request)
    day = asked.day if asked.day < clock.today() else None
    content = bridge.workbook(tables_of(reach, day), bridge.language())
    return _file(content, "registry.xlsx")


@router.get("/intakes/{int:intake_id}", **reads(Scope.INTAKE, IntakeRecord, _("一份报表")))
def get_intake(request: HttpRequest, intake_id: int) -> Record:
    """How far a workbook is: reading, ready, applying, applied; with its counts."""
    found = the_intake(_sender(request), intake_id)
    return Record(
        found,
        rows=found.rows_read,
        trouble=said(found.trouble.get(bridge.language(), "")),
        **{verdict: found.count(verdict) for verdict in ("add", "change", "unchanged", "refused")},
    )


@router.get("/intakes/{int:intake_id}/rows", **reads(Scope.INTAKE, Page[RowOut], _("报表的各行")))
def list_intake_rows(
    request: HttpRequest, response: HttpResponse, intake_id: int, asked: Query[RowsAsked]
) -> dict[str, Any]:
    """What each row would do or has done, in the order of the file."""
    found = the_intake(_sender(request), intake_id)
    rows = rows_of(found, verdict=asked.verdict or "", sheet=asked.sheet)
    page = paged(request, response, rows, asked)
    return {**page, "items": [_row(row) for row in page["items"]]}


@router.get("/intakes/{int:intake_id}/rejects.xlsx", **file_of(Scope.INTAKE, _("退回的行")))
def get_rejects(request: HttpRequest, intake_id: int) -> HttpResponse:
    """The refused rows with their reasons, to correct and send again; 404 if there are none."""
    found = the_intake(_sender(request), intake_id)
    rejected = rejected_rows(found, bridge.language())
    if not rejected:
        raise NotFound
    return _file(bridge.rejects(rejected, bridge.language()), "rejects.xlsx")


@router.post("/intakes/{int:intake_id}/apply", **writes(Scope.INTAKE, IntakeOut, _("写入报表")))
def apply_intake(request: HttpRequest, intake_id: int) -> Intake:
    """Release the preview for writing; a job writes all of it or nothing."""
    reach, person = who(request)
    found = confirm_intake(actor=person, intake=the_intake(reach, intake_id))
    enqueue("registry.apply_intake", intake_id=found.pk)
    return found


@router.post("/intakes/{int:intake_id}/withdraw", **writes(Scope.INTAKE, IntakeOut, _("放弃报表")))
def withdraw_intake(request: HttpRequest, intake_id: int) -> Intake:
    """Give a workbook up before it is written; file and rows are erased."""
    reach, person = who(request)
    return withdraw(actor=person, intake=the_intake(reach, intake_id))


@router.post("/intakes/{int:intake_id}/undo", **writes(Scope.INTAKE, IntakeOut, _("撤回报表")))
def undo_intake(request: HttpRequest, intake_id: int) -> Intake:
    """Take an applied workbook back as a whole, if every record still is as it left it."""
    reach, person = who(request)
    return undo(actor=person, intake=the_intake(reach, intake_id))


def _sender(request: HttpRequest) -> Reach:
    reach, _person = who(request)
    require(may_send_intake(reach))
    return reach


def _row(row: KeptRow) -> Record:
    reasons = [said(reason[bridge.language()]) for reason in row.reasons]
    return Record(row, reasons=reasons)


def _file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)
