"""One document: its text on one side, what was found on the other."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import Sentence
from qunqiao.people.pages import person_in
from qunqiao.people.policy import Reach
from qunqiao.supervision import policy
from qunqiao.supervision.actions.accept_items import accept_items
from qunqiao.supervision.actions.add_item import Quote, add_item
from qunqiao.supervision.errors import NotInText
from qunqiao.supervision.forms.reading import AddForm
from qunqiao.supervision.models import Document, Item, Judgement
from qunqiao.supervision.pages import reader_in
from qunqiao.supervision.pages.marking import pieces
from qunqiao.supervision.queries.documents import gone_items_of, items_of, the_document

_ROLES: dict[str, Sentence] = {
    "chair": gettext_lazy("主持"),
    "speaker": gettext_lazy("讲话"),
    "chair+speaker": gettext_lazy("主持并讲话"),
    "mentioned": gettext_lazy("提到"),
    "statement": gettext_lazy("交流发言"),
    "attending": gettext_lazy("到会"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An item as the page shows it; ``outcome`` and ``word`` are its mark, ``made`` it is a directive."""

    item: Item
    outcome: str
    word: str
    note: str
    made: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The items of one kind."""

    label: str
    shown: Sequence[Shown]


@login_required
@require_safe
def document(request: HttpRequest, document_id: int) -> HttpResponse:
    """The text and its items; hovering or focusing one lights the other, by script or by anchor."""
    reach = reader_in(request)
    return _page(request, reach, the_document(reach, document_id), AddForm())


@login_required
@require_POST
def document_accept(request: HttpRequest, document_id: int) -> HttpResponse:
    """Accept all that nobody has judged yet."""
    reach = reader_in(request)
    document = the_document(reach, document_id)
    open_ones = [item for item in items_of(document) if not item.judged]
    done = accept_items(
        actor=person_in(request), document=document, items=open_ones, on=clock.today()
    )
    said = ngettext("已接受 %(n)d 条。", "已接受 %(n)d 条。", len(done)) % {"n": len(done)}
    messages.success(request, said)
    return redirect("supervision:document", document.pk)


@login_required
@require_POST
def item_add(request: HttpRequest, document_id: int) -> HttpResponse:
    """Add what the reader did not see."""
    reach = reader_in(request)
    document = the_document(reach, document_id)
    form = AddForm(request.POST)
    if form.is_valid():
        typed = form.cleaned_data
        quote = Quote(typed["kind"], typed["words"], typed["at"])
        try:
            item = add_item(
                actor=person_in(request), document=document, quote=quote, on=clock.today()
            )
        except NotInText as refusal:
            form.add_error("words", str(refusal))
        else:
            messages.success(request, _("已添加。"))
            return redirect(f"{_address(document)}#item-{item.pk}")
    return _page(request, reach, document, form)


def _address(document: Document) -> str:
    return redirect("supervision:document", document.pk).url


def _page(request: HttpRequest, reach: Reach, document: Document, form: AddForm) -> HttpResponse:
    items = items_of(document)
    may = policy.may_supervise(reach, document.unit)
    values = {
        "document": document,
        "pieces": pieces(document.text, items),
        "groups": _groups(items),
        "gone": [(one, _word(one)) for one in gone_items_of(document)],
        "open_count": sum(not item.judged for item in items),
        "total": len(items),
        "adding": form,
        "can": {
            "judge": may,
            "take": may and _some_to_take(items),
            "inspect": may and any(one.kind == Item.Kind.PROBLEM and one.judged for one in items),
        },
    }
    status = 422 if form.is_bound else 200
    return render(request, "supervision/document.html", values, status=status)


def _some_to_take(items: Sequence[Item]) -> bool:
    return any(
        item.kind == Item.Kind.DIRECTIVE and item.judged and not _made(item) for item in items
    )


def _groups(items: Sequence[Item]) -> list[Group]:
    return [
        Group(str(kind.label), those)
        for kind in Item.Kind
        if (those := [_shown(item) for item in items if item.kind == kind])
    ]


def _shown(item: Item) -> Shown:
    said = item.said
    role = str(said.get("role") or "")
    notes = (said.get("speaker"), said.get("post"), _ROLES.get(role, role))
    outcome, word = "sound", _word(item)
    if not item.judged:
        outcome, word = "unknown", _("待核对")
    note = " · ".join(str(one) for one in notes if one)
    return Shown(item, outcome, word, note, _made(item))


def _made(item: Item) -> bool:
    return hasattr(item, "directive")


def _word(item: Item) -> str:
    return str(Judgement.Verdict(item.verdict).label) if item.verdict else _("人工添加")
