"""Addresses of this app."""

from django.urls import path

from qunqiao.supervision.pages import (
    directive,
    document,
    documents,
    following,
    items,
    mapping,
    meeting,
    meetings,
    progress,
    rectification_letters,
    rectify,
    task,
    tasks,
    verifying,
)

app_name = "supervision"
urlpatterns = [
    path("documents/", documents.documents, name="documents"),
    path("documents/new/", documents.document_new, name="document_new"),
    path("documents/<int:document_id>/", document.document, name="document"),
    path("documents/<int:document_id>/accept/", document.document_accept, name="document_accept"),
    path("documents/<int:document_id>/add/", document.item_add, name="item_add"),
    path("documents/<int:document_id>/take/", meetings.document_take, name="document_take"),
    path("items/<int:item_id>/", items.item, name="item"),
    path("items/<int:item_id>/accept/", items.item_accept, name="item_accept"),
    path("items/<int:item_id>/drop/", items.item_drop, name="item_drop"),
    path("items/<int:item_id>/merge/", items.item_merge, name="item_merge"),
    path("items/<int:item_id>/split/", items.item_split, name="item_split"),
    path("meetings/", meetings.meetings, name="meetings"),
    path("meetings/new/", meetings.meeting_new, name="meeting_new"),
    path("meetings/<int:meeting_id>/", meeting.meeting, name="meeting"),
    path("meetings/<int:meeting_id>/meeting.ics", meeting.meeting_file, name="meeting_file"),
    path("meetings/<int:meeting_id>/tasks/", meeting.meeting_tasks, name="meeting_tasks"),
    path("meetings/<int:meeting_id>/<int:number>/minutes/", meeting.minutes, name="minutes"),
    path("meetings/<int:meeting_id>/<int:number>/decide/", meeting.decide, name="decide"),
    path("directives/<int:directive_id>/", directive.directive, name="directive"),
    path("tasks/", tasks.tasks, name="tasks"),
    path("tasks/<int:task_id>/", task.task, name="task"),
    path("tasks/<int:task_id>/lead/", task.lead, name="lead"),
    path("tasks/<int:task_id>/lead-each/", task.lead_each, name="lead_each"),
    path("tasks/<int:task_id>/send/", task.send, name="send"),
    path("tasks/<int:task_id>/extension/", following.extension_ask, name="extension_ask"),
    path("extensions/<int:extension_id>/", following.extension_decide, name="extension_decide"),
    path("responsibilities/<int:responsibility_id>/end/", task.lead_end, name="lead_end"),
    path(
        "responsibilities/<int:responsibility_id>/measure/", following.measure_plan, name="measure"
    ),
    path("measures/<int:measure_id>/evidence/", following.evidence, name="evidence"),
    path("relays/<int:relay_id>/pass/", following.relay_pass, name="relay_pass"),
    path("map/", mapping.responsibility_map, name="map"),
    path("map/send/", mapping.map_send, name="map_send"),
    path("progress/", progress.progress, name="progress"),
    path("rectify/", rectify.rectify, name="rectify"),
    path(
        "rectify/letters/",
        rectification_letters.rectification_letters,
        name="rectification_letters",
    ),
    path(
        "rectify/letters/<int:letter_id>/",
        rectification_letters.rectification_letter,
        name="rectification_letter",
    ),
    path(
        "findings/<int:finding_id>/tasks/",
        rectification_letters.finding_tasks,
        name="finding_tasks",
    ),
    path("tasks/<int:task_id>/verify/", verifying.verify, name="verify"),
]
