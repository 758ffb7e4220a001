"""Terms and deadlines as a calendar: a page to subscribe, a file to take once, and the feed itself."""

import hashlib
from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.kit import clock
from qunqiao.kit.errors import NotFound, require
from qunqiao.people.actions.issue_token import issue_token
from qunqiao.people.models import Token
from qunqiao.people.pages import person_in, reach_in
from qunqiao.people.policy import Reach
from qunqiao.people.queries import may_enter, reach_of, token_of, usable_tokens
from qunqiao.registry.pages.calendar_events import calendar_of
from qunqiao.registry.policy.reading import may_read_registry
from qunqiao.registry.queries.calendar import answers_due, terms_to_watch

SCOPE = Token.Scope.CALENDAR
_DAYS = 365


@login_required
@never_cache
@require_http_methods(["GET", "POST"])
def calendar(request: HttpRequest) -> HttpResponse:
    """What a subscription shows and how it is made; a new address is shown once, on the answer."""
    reach, person, today = reach_in(request), person_in(request), clock.today()
    require(may_read_registry(reach))
    values: dict[str, object] = {"events": len(terms_to_watch(reach, today))}
    if request.method == "POST":
        issued = issue_token(
            actor=person,
            name=_("日历订阅"),
            scopes=[SCOPE],
            on=today,
            expires_on=today + timedelta(days=_DAYS),
        )
        address = reverse("registry:calendar_feed", args=[issued.secret])
        values |= {"address": request.build_absolute_uri(address), "token": issued.token}
    values["tokens"] = [one for one in usable_tokens(person, today) if SCOPE in one.scopes]
    return render(request, "registry/calendar.html", values)


@login_required
@require_safe
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The same calendar as a file, to be taken in once."""
    require(may_read_registry(reach_in(request)))
    answer = HttpResponse(_written(request, reach_in(request)), content_type="text/calendar")
    answer.headers["Content-Disposition"] = 'attachment; filename="qunqiao.ics"'
    return answer


@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """What a calendar program fetches: no cookie, only the address; gone with the duty or the token."""
    token = token_of(secret, clock.today())
    if token is None or SCOPE not in token.scopes or not may_enter(token.person.account):
        raise NotFound
    reach = reach_of(token.person)
    if not may_read_registry(reach):
        raise NotFound
    with translation.override(token.person.account.language or translation.get_language()):
        text = _written(request, reach)
    mark = f'"{hashlib.sha256(text).hexdigest()[:32]}"'
    if request.headers.get("If-None-Match") == mark:
        return HttpResponseNotModified(headers={"ETag": mark})
    headers = {"ETag": mark, "Cache-Control": "private, max-age=3600"}
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=headers)


def _written(request: HttpRequest, reach: Reach) -> bytes:
    today = clock.today()
    terms, answers = terms_to_watch(reach, today), answers_due(reach, today)
    return calendar_of(terms, answers, request.build_absolute_uri("/"))
