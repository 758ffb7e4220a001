"""Exemplars: the list, what the data shows, and proposing one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.exemplars import policy
from qunqiao.exemplars.actions.propose_exemplar import Practice, propose_exemplar
from qunqiao.exemplars.forms import PracticeForm, UnitForm
from qunqiao.exemplars.models import Exemplar
from qunqiao.exemplars.pages import reader_in
from qunqiao.exemplars.queries.exemplars import units_to_propose, visible_exemplars
from qunqiao.exemplars.queries.lasting import candidates, figures_of
from qunqiao.exemplars.queries.wording import class_in_words, counts_in_words
from qunqiao.kit import clock, columns
from qunqiao.kit.addresses import number_in
from qunqiao.kit.components import state
from qunqiao.kit.errors import NotFound, require
from qunqiao.kit.listing import Table, answer, choice
from qunqiao.people.models import Unit
from qunqiao.people.pages import person_in, typed_in
from qunqiao.people.policy import Reach

_OUTCOMES = {
    Exemplar.State.PROPOSED: "due",
    Exemplar.State.ACCEPTED: "due",
    Exemplar.State.DECLINED: "waived",
    Exemplar.State.PUBLISHED: "sound",
    Exemplar.State.WITHDRAWN: "waived",
}


@login_required
@require_safe
def exemplars(request: HttpRequest) -> HttpResponseBase:
    """The exemplars one may see, in the order of their units."""
    reach = reader_in(request)
    table = Table(
        title=_("典型"),
        rows=visible_exemplars(reach),
        columns=[
            columns.text("title", _("标题"), lambda row: row.title, "title"),
            columns.text("unit", _("单位"), lambda row: row.unit.name, "unit__path"),
            columns.text("state", _("状态"), _state, "state"),
            columns.text("origin", _("来源"), lambda row: row.get_origin_display(), "origin"),
            columns.dated("published", _("发布日期"), lambda row: row.published_on, "published_on"),
            columns.counted("adopted", _("采纳单位"), lambda row: row.adopted_count),
        ],
        filters=[
            choice(
                "state",
                _("状态"),
                Exemplar.State.choices,
                lambda rows, value: rows.filter(state=value),
            )
        ],
        order=("unit__path",),
        sentence=lambda n: ngettext("共 %(n)d 个典型", "共 %(n)d 个典型", n) % {"n": n},
        empty=_("还没有典型。哪个单位的做法管用，可以推荐。"),
        href=lambda row: reverse("exemplars:exemplar", args=[row.pk]),
        day=clock.today(),
    )
    can = {"propose": policy.is_staff(reach), "look": policy.may_look_for(reach)}
    return answer(request, table, "exemplars/exemplars.html", can=can)


def _state(row: Exemplar) -> str:
    return state(_OUTCOMES[Exemplar.State(row.state)], text=row.get_state_display())


@login_required
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What the data shows: lasting improvement that is hardly chance, in tree order."""
    reach = reader_in(request)
    require(policy.may_look_for(reach))
    found = candidates(reach)
    shown = [
        {
            "unit": one.unit,
            "among": class_in_words(one.among),
            "units": one.units,
            "own": counts_in_words(one.own, one.own_between),
            "others": counts_in_words(one.others, one.others_between),
            "chance": f"{float(one.chance) * 100:.1f}%",
        }
        for one in found.candidates
    ]
    return render(request, "exemplars/search.html", {"found": found, "shown": shown})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: HttpRequest) -> HttpResponse:
    """Propose the practice of a unit: first which unit, then what it did."""
    reach = reader_in(request)
    unit = _unit(reach, number_in(request.GET, "unit"))
    if unit is None:
        units = UnitForm(reach=reach)
        return render(request, "exemplars/propose.html", {"units": units, "unit": None})
    require(policy.may_propose(reach, unit))
    typed = typed_in(request)
    language = get_language() or "zh-hans"
    form = PracticeForm(typed, unit=unit, language=language)
    if typed is not None and form.is_valid():
        said = form.cleaned_data
        evidence = list(said["evidence"])
        practice = Practice(
            title=said["title"],
            done=said["done"],
            changed=said["changed"],
            evidence=evidence,
            rules=sorted({one.rule for one in evidence}),
            figures=_figures(reach, unit) if "data" in request.GET else {},
        )
        actor = person_in(request)
        made = propose_exemplar(actor=actor, unit=unit, practice=practice, on=clock.today())
        messages.success(request, _("已推荐，等另一个单位评议。"))
        return redirect("exemplars:exemplar", made.pk)
    values = {"form": form, "unit": unit}
    status = 200 if typed is None else 422
    return render(request, "exemplars/propose.html", values, status=status)


def _figures(reach: Reach, unit: Unit) -> dict[str, object]:
    """The counts on which the data found the unit; nothing where it did not."""
    if not policy.may_look_for(reach):
        return {}
    return figures_of(candidates(reach), unit)


def _unit(reach: Reach, asked: int | None) -> Unit | None:
    if asked is None:
        return None
    unit = units_to_propose(reach).filter(pk=asked).first()
    if unit is None:
        raise NotFound
    return unit
