"""One unit's sheet of a self-inspection: filled in as far as data goes, answered once, then shown."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.checkups.pages import language
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, Invalid, require
from qunqiao.people.pages import person_in
from qunqiao.people.policy import OVERSEERS, Reach
from qunqiao.supervision import policy
from qunqiao.supervision.actions.answer_sheet import answer_sheet
from qunqiao.supervision.errors import AnsweredAlready
from qunqiao.supervision.forms.inspecting import SheetForm
from qunqiao.supervision.models import Sheet, Task
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.policy.inspecting import PLAN_DAYS
from qunqiao.supervision.queries.inspecting import Asked, asked_of, the_sheet
from qunqiao.supervision.queries.inspection_words import MEANINGS, Mark, against, mark_of, shows

_TIME = timedelta(days=PLAN_DAYS)


@dataclass(frozen=True, slots=True)
class LineShown:
    """One line as the page has it; ``says`` are the findings in words."""

    asked: Asked
    means: str
    shows: str
    says: list[tuple[int, str, str]]
    mark: Mark
    against: str
    task: Task | None


@login_required
@require_safe
def sheet(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """The sheet to fill in, for those who answer; else what was answered, or that nothing was."""
    reach = reader_in(request)
    shown = the_sheet(reach, sheet_id)
    lines = asked_of(shown)
    form = _form(None, lines) if policy.may_answer_sheet(reach, shown) else None
    return _page(request, reach, shown, lines, form)


@login_required
@require_POST
def sheet_answer(request: HttpRequest, sheet_id: int) -> HttpResponse:
    """Answer all lines of it, once."""
    reach = reader_in(request)
    shown = the_sheet(reach, sheet_id)
    require(policy.may_answer_sheet(reach, shown))
    require(shown.answered_on is None, AnsweredAlready())
    lines = asked_of(shown)
    form = _form(request.POST, lines)
    if form.is_valid():
        try:
            made = answer_sheet(
                actor=person_in(request), sheet=shown, said=form.said, on=clock.today()
            )
        except (Invalid, Conflict) as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _done(len(made)))
            return redirect("supervision:sheet", shown.pk)
    return _page(request, reach, shown, lines, form)


def _done(made: int) -> str:
    if not made:
        return _("已填报，不会再问。")
    said = ngettext(
        "已填报，认领的 %(n)d 个问题已成为整改任务。",
        "已填报，认领的 %(n)d 个问题已成为整改任务。",
        made,
    )
    return said % {"n": made}


def _form(typed: object, lines: list[Asked]) -> SheetForm:
    return SheetForm(typed, lines=lines, language=language(), plan=_TIME, on=clock.today())


def _page(
    request: HttpRequest, reach: Reach, shown: Sheet, lines: list[Asked], form: SheetForm | None
) -> HttpResponse:
    filling = form if shown.answered_on is None else None
    values = {
        "sheet": shown,
        "lines": [(_line(one), _fields(filling, one)) for one in lines],
        "form": filling,
        "oversees": reach.has(OVERSEERS, shown.inspection.unit),
    }
    status = 422 if filling is not None and filling.errors else 200
    return render(request, "supervision/sheet.html", values, status=status)


def _line(one: Asked) -> LineShown:
    tongue, given, standing = language(), one.answer, len(one.findings)
    return LineShown(
        one,
        str(MEANINGS.get(one.concern.tendency, "")),
        shows(one),
        [(finding.pk, finding.subject_name, finding.says(tongue)) for finding in one.findings],
        mark_of(one.concern, given, standing),
        against(one.concern, given, standing),
        getattr(given, "task", None),
    )


def _fields(form: SheetForm | None, line: Asked) -> dict[str, list[object]]:
    """The questions of one line: those always asked, and those of what is the unit's own."""
    if form is None:
        return {}
    groups = {"always": ("ours", "grounds"), "plan": ("what", "by")}
    return {
        group: [
            form[name] for each in names if (name := f"{each}_{line.concern.pk}") in form.fields
        ]
        for group, names in groups.items()
    }
