"""From a pasted report to tasks with leads, through the pages a person uses."""

from django.urls import reverse

from qunqiao.supervision.models import Directive, Document, Meeting, Relay, Task
from qunqiao.supervision.testing import TEXT


def test_a_report_ends_with_somebody_who_answers_for_each_demand(cast, sign_in):
    browser = sign_in(cast.supervisor)
    browser.post(reverse("supervision:document_new"), {"text": TEXT, "unit": cast.root.pk})
    document = Document.objects.get()
    browser.post(reverse("supervision:document_accept", args=[document.pk]))
    take = reverse("supervision:document_take", args=[document.pk])
    assert "省直机关群团工作推进会召开" in browser.get(take).content.decode()
    called = {"kind": "office", "title": "推进会", "held_on": "2026-11-13", "unit": cast.root.pk}
    browser.post(take, called)
    meeting = Meeting.objects.get()
    field = {
        "parts": [cast.north.pk, cast.south.pk],
        "began_on": "2026-11-20",
        "due_on": "2027-02-28",
        "verifier": cast.root.pk,
    }
    browser.post(reverse("supervision:meeting_tasks", args=[meeting.pk]), field)
    first, *others = Task.objects.all()

    refused = browser.post(reverse("supervision:send", args=[first.pk]), {"reason": ""})
    for task in (first, *others):
        browser.post(reverse("supervision:lead_each", args=[task.pk]))
        browser.get(reverse("supervision:task", args=[task.pk]))
        browser.post(reverse("supervision:send", args=[task.pk]), {"reason": ""})

    assert Directive.objects.count() == len(others) + 1 == 3
    assert refused.status_code == 422
    assert {task.state for task in Task.objects.all()} == {"sent"}
    assert Relay.objects.count() == 2
