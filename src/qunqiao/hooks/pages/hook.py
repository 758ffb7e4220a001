"""One hook: its last calls, and what can be done with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from qunqiao.hooks import policy
from qunqiao.hooks.actions.drop_hook import drop_hook
from qunqiao.hooks.actions.pause_hook import pause_hook
from qunqiao.hooks.actions.resume_hook import resume_hook
from qunqiao.hooks.actions.try_hook import try_hook
from qunqiao.hooks.errors import NotSent
from qunqiao.hooks.jobs import tried
from qunqiao.hooks.models import Call, Hook
from qunqiao.hooks.pages.hooks import events_said
from qunqiao.hooks.queries import last_calls, the_hook
from qunqiao.kit import jobs
from qunqiao.kit.errors import require
from qunqiao.people.pages import person_in, reach_in
from qunqiao.trail.labels import LABELS


@login_required
@require_safe
def hook(request: HttpRequest, hook_id: int) -> HttpResponse:
    """What it is told of, and what came of the last calls."""
    found = _found(request, hook_id)
    values = {
        "hook": found,
        "events": events_said(found),
        "calls": [(call, _label(call)) for call in last_calls(found)],
    }
    return render(request, "hooks/hook.html", values)


@login_required
@require_POST
def try_it(request: HttpRequest, hook_id: int) -> HttpResponse:
    """Send a test call and say what came of it."""
    found = _found(request, hook_id)
    event = try_hook(actor=person_in(request), hook=found)
    try:
        status = tried(found, event)
    except NotSent as trouble:
        messages.warning(request, _("测试没有送达：%(why)s") % {"why": trouble})
    else:
        messages.success(request, _("测试已送达，接收方答复 %(status)d。") % {"status": status})
    return redirect("hooks:hook", found.pk)


@login_required
@require_POST
def pause(request: HttpRequest, hook_id: int) -> HttpResponse:
    """Hold calls back."""
    pause_hook(actor=person_in(request), hook=_found(request, hook_id))
    messages.success(request, _("已暂停。恢复后，期间发生的事会补发。"))
    return redirect("hooks:hook", hook_id)


@login_required
@require_POST
def resume(request: HttpRequest, hook_id: int) -> HttpResponse:
    """Let calls go out again."""
    resume_hook(actor=person_in(request), hook=_found(request, hook_id))
    jobs.enqueue("hooks.tell")
    messages.success(request, _("已恢复，没有送达的会按顺序补发。"))
    return redirect("hooks:hook", hook_id)


@login_required
@require_http_methods(["GET", "POST"])
def drop(request: HttpRequest, hook_id: int) -> HttpResponse:
    """Say what removing it means, then do it."""
    found = _found(request, hook_id)
    if request.method == "POST":
        drop_hook(actor=person_in(request), hook=found)
        messages.success(request, _("对接已删除。"))
        return redirect("hooks:hooks")
    return render(request, "hooks/drop.html", {"hook": found})


def _found(request: HttpRequest, hook_id: int) -> Hook:
    require(policy.may_keep_hooks(reach_in(request)))
    return the_hook(person_in(request), hook_id)


def _label(call: Call) -> str:
    return str(LABELS.get(call.action, call.action))
