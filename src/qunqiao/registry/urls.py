"""Addresses of this app."""

from django.urls import path

from qunqiao.registry.pages import (
    funds,
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
]
