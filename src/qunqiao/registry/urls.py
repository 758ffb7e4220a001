"""Addresses of this app."""

from django.urls import path

from qunqiao.registry.pages import (
    funds,
    intake_files,
    intake_list,
    intake_preview,
    intake_rows,
    memberships,
    organisation,
    organisations,
    people,
    person,
    posts,
    terms,
    unit,
    units,
    venues,
)

app_name = "registry"
urlpatterns = [
    path("units/", units.units, name="units"),
    path("units/<int:unit_id>/", unit.unit, name="unit"),
    path("organisations/", organisations.organisations, name="organisations"),
    path("organisations/<int:organisation_id>/", organisation.organisation, name="organisation"),
    path("terms/", terms.terms, name="terms"),
    path("posts/", posts.posts, name="posts"),
    path("people/", people.people, name="people"),
    path("people/<int:person_id>/", person.person, name="person"),
    path("memberships/", memberships.memberships, name="memberships"),
    path("funds/", funds.funds, name="funds"),
    path("venues/", venues.venues, name="venues"),
    path("intakes/", intake_list.intakes, name="intakes"),
    path("intakes/send/", intake_list.intake_send, name="intake_send"),
    path("intakes/template.xlsx", intake_files.template, name="template"),
    path("intakes/<int:intake_id>/", intake_preview.intake, name="intake"),
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
