"""My tokens: which programs may act for me, for what and until when."""

from datetime import timedelta

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict
from qunqiao.people.actions.issue_token import issue_token
from qunqiao.people.actions.revoke_token import revoke_token
from qunqiao.people.forms.tokens import TokenForm
from qunqiao.people.models import Token
from qunqiao.people.pages import person_in, typed_in
from qunqiao.people.queries import factors_of, own_token, usable_tokens


@login_required
@require_safe
def tokens(request: HttpRequest) -> HttpResponse:
    """The tokens that can be used, the newest first."""
    found = [(token, _words(token)) for token in usable_tokens(person_in(request), clock.today())]
    return render(request, "people/tokens.html", {"tokens": found})


def _can_confirm(request: HttpRequest) -> bool:
    """Whether there is a way to ask once more who it is; who came by another office's has none."""
    account = person_in(request).account
    return account.has_usable_password() or factors_of(account).exists()


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
# A screen left open for a minute must not be enough to take a year's key away.
@reauthentication_required(allow_get=True, enabled=_can_confirm)  # type: ignore[untyped-decorator]  # allauth ships no types
def issue(request: HttpRequest) -> HttpResponse:
    """Ask what for, what and how long; then show the secret once."""
    form = TokenForm(typed_in(request))
    if form.is_valid():
        today = clock.today()
        try:
            issued = issue_token(
                actor=person_in(request),
                name=form.cleaned_data["name"],
                scopes=form.cleaned_data["scopes"],
                on=today,
                expires_on=today + timedelta(days=form.cleaned_data["days"]),
            )
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        else:
            # The secret goes into this answer only: not into the session, an address or a log.
            values = {"issued": issued, "words": _words(issued.token)}
            return render(request, "people/token_issued.html", values)
    status = 422 if form.errors else 200
    return render(request, "people/token_issue.html", {"form": form}, status=status)


@login_required
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, token_id: int) -> HttpResponse:
    """Say what stops working, then revoke."""
    person = person_in(request)
    token = own_token(person, token_id, clock.today())
    if request.method == "POST":
        revoke_token(actor=person, token=token, on=clock.today())
        messages.success(request, _("令牌已停用，用它的程序从现在起不能再调用接口。"))
        return redirect("people:tokens")
    return render(request, "people/token_revoke.html", {"token": token})


def _words(token: Token) -> list[str]:
    """What the token may do, in words."""
    labels = dict(Token.Scope.choices)
    return [str(labels[scope]) for scope in token.scopes if scope in labels]
