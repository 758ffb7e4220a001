"""Addresses of this app."""

from django.urls import path

from qunqiao.burden.pages import asking, charges, ledger, request, requests

app_name = "burden"
urlpatterns = [
    path("burden/", ledger.ledger, name="ledger"),
    path("burden/charges/", charges.charges, name="charges"),
    path("burden/charges/<int:charge_id>/", charges.charge, name="charge"),
    path(
        "burden/charges/<int:charge_id>/units/<int:unit_id>/minutes/",
        charges.minutes,
        name="minutes",
    ),
    path("requests/", requests.requests, name="requests"),
    path("requests/new/", asking.request_new, name="request_new"),
    path("requests/<int:request_id>/", request.record, name="request"),
    path("requests/<int:request_id>/send/", requests.request_send, name="request_send"),
    path("requests/<int:request_id>/remind/", requests.request_remind, name="request_remind"),
    path("requests/<int:request_id>/close/", requests.request_close, name="request_close"),
    path("requests/<int:request_id>/answers/", request.answers, name="answers"),
    path("requests/<int:request_id>/units/<int:unit_id>/", request.fill, name="fill"),
]
