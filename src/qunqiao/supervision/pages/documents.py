"""The reports that were taken in, and taking in another."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.kit import clock, columns
from qunqiao.kit.errors import Invalid
from qunqiao.kit.listing import Filter, Table, answer
from qunqiao.people.pages import person_in
from qunqiao.supervision import policy
from qunqiao.supervision.actions.read_document import Given, read_document
from qunqiao.supervision.errors import ReadAlready
from qunqiao.supervision.forms.reading import DocumentForm
from qunqiao.supervision.pages import caller_in, reader_in
from qunqiao.supervision.queries.documents import kept_already, visible_documents


@login_required
@require_safe
def documents(request: HttpRequest) -> HttpResponseBase:
    """The documents one may see, the newest first."""
    reach = reader_in(request)
    table = Table(
        title=_("督导文件"),
        rows=visible_documents(reach),
        columns=[
            columns.text("title", _("标题"), lambda row: row.title, "title"),
            columns.dated("added_on", _("收录日期"), lambda row: row.added_on, "added_on"),
            columns.text("unit", _("督办单位"), lambda row: row.unit.name, "unit__path"),
            columns.counted("items", _("读出内容"), lambda row: row.item_count, "item_count"),
            columns.counted("open", _("待核对"), lambda row: row.open_count, "open_count"),
            columns.counted(
                "directives", _("转为督办"), lambda row: row.directive_count, "directive_count"
            ),
        ],
        filters=[
            Filter(
                "text",
                _("标题"),
                "text",
                lambda rows, value: rows.filter(title__icontains=value),
            )
        ],
        order=("-added_on", "-pk"),
        sentence=lambda n: ngettext("共 %(n)d 份文件", "共 %(n)d 份文件", n) % {"n": n},
        empty=_("还没有收录文件。把会议报道或者纪要粘贴进来，要求、问题和数字会自动列在原文旁边。"),
        href=lambda row: reverse("supervision:document", args=[row.pk]),
        day=clock.today(),
    )
    return answer(request, table, "supervision/documents.html", can={"add": policy.may_call(reach)})


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def document_new(request: HttpRequest) -> HttpResponse:
    """Paste or upload a report; the same one again leads to where it is kept."""
    reach = caller_in(request)
    typed = request.POST if request.method == "POST" else None
    form = DocumentForm(typed, request.FILES or None, reach=reach)
    if typed is None or not form.is_valid():
        status = 200 if typed is None else 422
        return render(request, "supervision/document_new.html", {"form": form}, status=status)
    file, unit = form.cleaned_data["file"], form.cleaned_data["unit"]
    given = Given(form.cleaned_data["text"], file.name if file else "")
    if kept := kept_already(unit, given.text):
        messages.info(request, str(ReadAlready()))
        return redirect("supervision:document", kept.pk)
    try:
        document = read_document(actor=person_in(request), unit=unit, given=given, on=clock.today())
    except Invalid as refusal:
        form.add_error("file" if file else "text", str(refusal))
        return render(request, "supervision/document_new.html", {"form": form}, status=422)
    messages.success(request, _("读完了。请逐条核对：对的接受，不对的更正或者去掉。"))
    return redirect("supervision:document", document.pk)
