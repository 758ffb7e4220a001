"""Whether a file is a document as it was issued: open to everybody who holds it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from qunqiao.circulars.forms.wording import VerifyForm
from qunqiao.circulars.queries.circulars import digest_of, with_digest, withdrawn_by


@require_http_methods(["GET", "HEAD", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Compare a file, or a digest, with what was issued; nothing that was sent is kept.

    Nobody guesses 256 bits: who knows the digest holds the document, and learns only its number,
    title, issuer and whether it is in force.
    """
    typed = (request.POST, request.FILES) if request.method == "POST" else ()
    form = VerifyForm(*typed)
    if not typed or not form.is_valid():
        values = {"form": form, "digest": ""}
        return render(request, "circulars/verify.html", values, status=422 if typed else 200)
    file = form.cleaned_data["file"]
    digest = digest_of(file.read()) if file is not None else form.cleaned_data["digest"]
    found = with_digest(digest)
    values = {
        "form": VerifyForm(),
        "digest": digest,
        "found": found,
        "withdrawn_by": withdrawn_by(found) if found else None,
    }
    return render(request, "circulars/verify.html", values)
