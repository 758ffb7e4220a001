"""How the headings of a workbook were taken, and correcting that; remembered for the sender's next ones."""

from typing import Annotated

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja import Field, Router, Schema

from qunqiao.kit.endpoints import Sent, Text
from qunqiao.kit.errors import Invalid, require
from qunqiao.kit.jobs import enqueue
from qunqiao.people.api.access import Scope, who, writes
from qunqiao.registry.actions.correct_headings import Said
from qunqiao.registry.actions.correct_headings import correct_headings as correct
from qunqiao.registry.actions.forget_headings import forget_headings as forget
from qunqiao.registry.api.intakes import IntakeOut
from qunqiao.registry.errors import HeadingsSettled
from qunqiao.registry.forms.headings import HeadingsForm
from qunqiao.registry.models import Intake
from qunqiao.registry.policy.intake import may_apply_intake, may_send_intake
from qunqiao.registry.queries.intakes import the_intake

router = Router(tags=["intakes"])
Heading = Annotated[Text, Field(max_length=500)]


class TableIn(Sent):
    """What one table is: ``columns`` maps a heading to its field, or to "" to leave it aside."""

    sheet: int = Field(ge=0, le=1000, description="Its place in the workbook's sheets, from 0.")
    table: Text | None = Field(None, max_length=40, description="Which table it is, if another.")
    columns: dict[Heading, Text] = Field(default_factory=dict)


class HeadingsIn(Sent):
    """What differs from how the headings were taken."""

    tables: list[TableIn] = Field(min_length=1, max_length=100)


class Forgotten(Schema):
    """How many corrections were remembered until now."""

    forgotten: int


@router.post("/intakes/{int:intake_id}/headings", **writes(Scope.INTAKE, IntakeOut, _("更正表头")))
def correct_headings(request: HttpRequest, intake_id: int, sent: HeadingsIn) -> Intake:
    """Say what the columns are; the file is then read again, and the next ones are read so too."""
    reach, person = who(request)
    found = the_intake(reach, intake_id)
    require(may_apply_intake(reach, found))
    if found.state != Intake.State.READY:
        raise HeadingsSettled
    told = [_said(found, table) for table in sent.tables]
    corrected = correct(actor=person, intake=found, said=[one for one in told if one is not None])
    enqueue("registry.read_intake", intake_id=found.pk)
    return corrected


@router.post("/intakes/headings/forget", **writes(Scope.INTAKE, Forgotten, _("忘掉更正过的表头")))
def forget_headings(request: HttpRequest) -> Forgotten:
    """Let one's next workbooks be read as if nothing had been said."""
    reach, person = who(request)
    require(may_send_intake(reach))
    return Forgotten(forgotten=forget(actor=person))


def _said(intake: Intake, told: TableIn) -> Said | None:
    """The same form as on the page judges it: known fields, no field twice."""
    if told.sheet >= len(intake.sheets):
        raise Invalid(_("没有这张表，sheet 从 0 数起。"))
    sheet = intake.sheets[told.sheet]
    now = {heading: field for field, heading in sheet["columns"].items()}
    asked = {**now, **told.columns}
    if unknown := [heading for heading in told.columns if heading not in sheet["headings"]]:
        words = {"heading": unknown[0][:40]}
        raise Invalid(gettext("这张表没有表头“%(heading)s”。") % words)
    typed = {f"h{place}": asked.get(text, "") for place, text in enumerate(sheet["headings"])}
    form = HeadingsForm({**typed, "table": told.table or sheet["table"]}, sheet=sheet)
    if not form.is_valid():
        sentence = next(str(faults[0]) for faults in form.errors.values())
        raise Invalid(sentence)
    return form.said()
