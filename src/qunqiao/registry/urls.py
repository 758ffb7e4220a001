"""Addresses of this app."""

from django.urls import path

from qunqiao.registry.pages import (
    calendar,
    duplicate,
    duplicates,
    funds,
    intake_doubts,
    intake_files,
    intake_headings,
    intake_list,
    intake_preview,
    intake_rows,
    intake_undo,
    memberships,
    merge,
    organisation,
    organisations,
    people,
    person,
    popolo,
    posts,
    terms,
    transfer,
    transfer_ask,
    transfers,
    unit,
    units,
    venues,
    workbook,
)

app_name = "registry"
urlpatterns = [
    path("units/", units.units, name="units"),
    path("units/workbook.xlsx", workbook.workbook, name="workbook"),
    path("units/<int:unit_id>/", unit.unit, name="unit"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<int:organisation_id>/", organisation.organisation, name="organisation"),
    path("terms/", terms.terms, name="terms"),
    path("terms/calendar/", calendar.calendar, name="calendar"),
    path("terms/calendar.ics", calendar.calendar_file, name="calendar_file"),
    path("calendar/<str:secret>.ics", calendar.calendar_feed, name="calendar_feed"),
    path("posts/", posts.posts, name="posts"),
    path("posts/popolo.json", popolo.popolo, name="popolo"),
    path("people/", people.people, name="people"),
    path("people/<int:person_id>/", person.person, name="person"),
    path("memberships/", memberships.memberships, name="memberships"),
    path("funds/", funds.funds, name="funds"),
    path("venues/", venues.venues, name="venues"),
    path("people/duplicates/", duplicates.duplicates, name="duplicates"),
    path("people/duplicates/find/", duplicates.duplicates_find, name="duplicates_find"),
    path("people/duplicates/by-hand/", duplicates.duplicate_by_hand, name="duplicate_by_hand"),
    path("people/duplicates/<int:duplicate_id>/", duplicate.duplicate, name="duplicate"),
    path(
        "people/duplicates/<int:duplicate_id>/reject/",
        duplicate.duplicate_reject,
        name="duplicate_reject",
    ),
    path("people/duplicates/merges/<int:merge_id>/", merge.merge, name="merge"),
    path("people/duplicates/merges/<int:merge_id>/undo/", merge.merge_undo, name="merge_undo"),
    path("transfers/", transfers.transfers, name="transfers"),
    path("transfers/<int:transfer_id>/", transfer.transfer, name="transfer"),
    path(
        "transfers/<int:transfer_id>/confirm/", transfer.transfer_confirm, name="transfer_confirm"
    ),
    path(
        "transfers/<int:transfer_id>/decline/", transfer.transfer_decline, name="transfer_decline"
    ),
    path(
        "transfers/<int:transfer_id>/withdraw/",
        transfer.transfer_withdraw,
        name="transfer_withdraw",
    ),
    path(
        "organisations/<int:organisation_id>/transfers/out/",
        transfer_ask.transfer_out,
        name="transfer_out",
    ),
    path(
        "organisations/<int:organisation_id>/transfers/in/",
        transfer_ask.transfer_in,
        name="transfer_in",
    ),
    path("intakes/", intake_list.intakes, name="intakes"),
    path("intakes/send/", intake_list.intake_send, name="intake_send"),
    path("intakes/template.xlsx", intake_files.template, name="template"),
    path("intakes/<int:intake_id>/", intake_preview.intake, name="intake"),
    path("intakes/headings/forget/", intake_headings.headings_forget, name="headings_forget"),
    path(
        "intakes/<int:intake_id>/headings/",
        intake_headings.intake_headings,
        name="intake_headings",
    ),
    path("intakes/<int:intake_id>/doubts/", intake_doubts.intake_doubts, name="intake_doubts"),
    path("intakes/<int:intake_id>/undo/", intake_undo.intake_undo, name="intake_undo"),
    path("intakes/<int:intake_id>/rows/", intake_rows.intake_rows, name="intake_rows"),
    path(
        "intakes/<int:intake_id>/progress/", intake_preview.intake_progress, name="intake_progress"
    ),
    path("intakes/<int:intake_id>/apply/", intake_preview.intake_apply, name="intake_apply"),
    path(
        "intakes/<int:intake_id>/withdraw/", intake_preview.intake_withdraw, name="intake_withdraw"
    ),
    path(
        "intakes/<int:intake_id>/rejects.xlsx", intake_files.intake_rejects, name="intake_rejects"
    ),
]
