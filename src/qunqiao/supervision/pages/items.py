"""One item: correcting, splitting, merging, dropping it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from qunqiao.kit import clock
from qunqiao.kit.errors import require
from qunqiao.people.pages import person_in
from qunqiao.supervision import policy
from qunqiao.supervision.actions.accept_items import accept_items
from qunqiao.supervision.actions.correct_item import correct_item
from qunqiao.supervision.actions.drop_item import drop_item
from qunqiao.supervision.actions.merge_items import merge_items
from qunqiao.supervision.actions.split_item import split_item
from qunqiao.supervision.errors import NotInText
from qunqiao.supervision.forms.reading import PartsForm, SplitForm
from qunqiao.supervision.models import Item
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.queries.documents import next_alike, the_item

_AROUND = 40


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """What the item says, as found and as it counts; sent in, it is corrected."""
    found = _found(request, item_id)
    if request.method != "POST":
        return _page(request, found)
    form = PartsForm(request.POST, item=found)
    if not form.is_valid():
        return _page(request, found, form)
    correct_item(actor=person_in(request), item=found, fields=form.cleaned_data, on=clock.today())
    messages.success(request, _("已更正；机器原来读出的仍留在旁边。"))
    return _back(found)


@login_required
@require_POST
def item_accept(request: HttpRequest, item_id: int) -> HttpResponse:
    """It is right as it stands."""
    found = _found(request, item_id)
    accept_items(actor=person_in(request), document=found.document, items=[found], on=clock.today())
    return _back(found)


@login_required
@require_POST
def item_drop(request: HttpRequest, item_id: int) -> HttpResponse:
    """The text does not say this."""
    found = _found(request, item_id)
    drop_item(actor=person_in(request), item=found, on=clock.today())
    messages.success(request, _("已去掉。它仍列在“不再算数的”里面。"))
    return redirect("supervision:document", found.document_id)


@login_required
@require_POST
def item_merge(request: HttpRequest, item_id: int) -> HttpResponse:
    """It and the next belong together."""
    merged = merge_items(actor=person_in(request), item=_found(request, item_id), on=clock.today())
    messages.success(request, _("已合并为一条。"))
    return _back(merged)


@login_required
@require_POST
def item_split(request: HttpRequest, item_id: int) -> HttpResponse:
    """It says two things."""
    found = _found(request, item_id)
    form = SplitForm(request.POST)
    if form.is_valid():
        try:
            before = form.cleaned_data["before"]
            first, _second = split_item(
                actor=person_in(request), item=found, before=before, on=clock.today()
            )
        except NotInText as refusal:
            form.add_error("before", str(refusal))
        else:
            messages.success(request, _("已分为两条，请分别核对。"))
            return _back(first)
    return _page(request, found, splitting=form)


def _found(request: HttpRequest, item_id: int) -> Item:
    reach = reader_in(request)
    found = the_item(reach, item_id)
    require(policy.may_supervise(reach, found.document.unit))
    return found


def _back(item: Item) -> HttpResponse:
    address = reverse("supervision:document", args=[item.document_id])
    return redirect(f"{address}#item-{item.pk}")


def _page(
    request: HttpRequest,
    item: Item,
    form: PartsForm | None = None,
    splitting: SplitForm | None = None,
) -> HttpResponse:
    text = item.document.text
    values = {
        "item": item,
        "before": text[max(0, item.at - _AROUND) : item.at],
        "words": text[item.at : item.end],
        "behind": text[item.end : item.end + _AROUND],
        "form": form or PartsForm(item=item),
        "splitting": splitting or SplitForm(),
        "following": next_alike(item),
    }
    status = 422 if form or splitting else 200
    return render(request, "supervision/item.html", values, status=status)
