"""Addresses of this app."""

from django.urls import path

from qunqiao.visits.pages import coverage, new, offline, visit, visits

app_name = "visits"
urlpatterns = [
    path("visits/", visits.visits, name="visits"),
    path("visits/coverage/", coverage.units, name="coverage"),
    # Below the page's own address, so that the worker's scope is this page and nothing else.
    path("visits/new/", new.new, name="new"),
    path("visits/new/pass/", offline.ticket, name="pass"),
    path("visits/new/send/", offline.send, name="send"),
    path("visits/new/worker.js", offline.worker, name="worker"),
    path("visits/<int:visit_id>/", visit.visit, name="visit"),
    path("visits/<int:visit_id>/photo/", visit.photo, name="photo"),
]
