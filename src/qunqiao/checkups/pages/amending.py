"""Drafting changes of the rules: other parameters, a rulebook of one's own, or its withdrawal."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from qunqiao.checkups import bridge, policy
from qunqiao.checkups.actions.draft_amendment import Draft, draft_amendment
from qunqiao.checkups.forms import AmendForm, BookForm, ParametersForm
from qunqiao.checkups.models import Amendment
from qunqiao.checkups.pages import language, reader_in
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, Invalid, NotFound, require
from qunqiao.people.pages import person_in, typed_in


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def parameters(request: HttpRequest, rule_id: str) -> HttpResponse:
    """Other numbers for one rule, to be tried before they count."""
    _amender(request)
    view = bridge.shelf().rule(rule_id)
    if view is None or not view.rule.parameters:
        raise NotFound
    form = ParametersForm(typed_in(request), defaults=view.rule.parameters, now=view.parameters)
    values = {"form": form, "view": view, "title": view.title(language())}
    if form.is_valid():
        draft = Draft(
            Amendment.Kind.PARAMETERS,
            form.cleaned_data["reason"],
            form.cleaned_data["from_on"],
            rule=rule_id,
            values=form.values,
        )
        if drafted := _drafted(request, form, draft):
            return redirect("checkups:amendment", drafted.pk)
    return _page(request, "checkups/parameters.html", values)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add_book(request: HttpRequest) -> HttpResponse:
    """A rulebook of one's own, checked when it is sent."""
    _amender(request)
    form = BookForm(typed_in(request), request.FILES or None)
    if form.is_valid():
        draft = Draft(
            Amendment.Kind.ADD,
            form.cleaned_data["reason"],
            form.cleaned_data["from_on"],
            text=form.cleaned_data["file"],
        )
        if drafted := _drafted(request, form, draft):
            return redirect("checkups:amendment", drafted.pk)
    return _page(request, "checkups/book_add.html", {"form": form})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_book(request: HttpRequest, book_id: str) -> HttpResponse:
    """A rulebook of one's own that is to count no more."""
    _amender(request)
    shown = next((b for b in bridge.shelf().books if b.own and b.book.id == book_id), None)
    if shown is None:
        raise NotFound
    form = AmendForm(typed_in(request))
    if form.is_valid():
        draft = Draft(
            Amendment.Kind.WITHDRAW,
            form.cleaned_data["reason"],
            form.cleaned_data["from_on"],
            book=book_id,
        )
        if drafted := _drafted(request, form, draft):
            return redirect("checkups:amendment", drafted.pk)
    values = {"form": form, "book": shown, "title": shown.title(language())}
    return _page(request, "checkups/book_withdraw.html", values)


def _amender(request: HttpRequest) -> None:
    require(policy.may_amend(reader_in(request)))


def _drafted(
    request: HttpRequest, form: ParametersForm | BookForm | AmendForm, draft: Draft
) -> Amendment | None:
    """The draft, on its way to be tried; None with the refusal in ``form``."""
    try:
        drafted = draft_amendment(actor=person_in(request), draft=draft, on=clock.today())
    except (Invalid, Conflict) as refusal:
        form.refused_by(refusal)
        return None
    messages.success(request, _("已提出，正在上一次体检的快照上试算。生效之前什么都不会变。"))
    return drafted


def _page(request: HttpRequest, template: str, values: dict[str, object]) -> HttpResponse:
    form = values["form"]
    wrong = isinstance(form, AmendForm) and form.errors
    return render(request, template, values, status=422 if wrong else 200)
