"""One's hooks, and a new one."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from qunqiao.hooks import policy
from qunqiao.hooks.actions.keep_hook import Wanted, keep_hook
from qunqiao.hooks.forms import EVENT_CHOICES, HookForm
from qunqiao.hooks.models import Hook
from qunqiao.hooks.queries import hooks_of
from qunqiao.kit import clock
from qunqiao.kit.errors import Conflict, require
from qunqiao.people.pages import person_in, reach_in, typed_in


@login_required
@require_safe
def hooks(request: HttpRequest) -> HttpResponse:
    """One's own, with how they are doing."""
    require(policy.may_keep_hooks(reach_in(request)))
    rows = [(hook, events_said(hook)) for hook in hooks_of(person_in(request))]
    return render(request, "hooks/hooks.html", {"rows": rows})


@login_required
@require_http_methods(["GET", "POST"])
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """Connect a program; its secret is shown once, on the answer to the form."""
    reach = reach_in(request)
    require(policy.may_keep_hooks(reach))
    person = person_in(request)
    known = {"unit": person.unit.code if person.unit else ""}
    form = HookForm(typed_in(request), initial=known, reach=reach)
    if form.is_valid():
        wanted = Wanted(**form.cleaned_data)
        try:
            kept = keep_hook(actor=person, wanted=wanted, on=clock.today())
        except Conflict as refusal:
            form.add_error(None, str(refusal))
        else:
            return render(request, "hooks/kept.html", {"kept": kept})
    return render(request, "hooks/new.html", {"form": form}, status=422 if form.errors else 200)


def events_said(hook: Hook) -> str:
    """The kinds of events a hook is told of, in words."""
    labels = dict(EVENT_CHOICES)
    return _("；").join(str(labels[event]) for event in hook.events if event in labels)
