"""Addresses of this app."""

from django.urls import path

from qunqiao.circulars.pages import circular, circulars, figure, reports, verify

app_name = "circulars"
urlpatterns = [
    path("circulars/", circulars.circulars, name="circulars"),
    path("circulars/new/", circulars.circular_new, name="circular_new"),
    path("circulars/verify/", verify.verify, name="verify"),
    path("circulars/figures/<str:key>/", figure.figure, name="figure"),
    path("circulars/<int:circular_id>/", circular.circular, name="circular"),
    path("circulars/<int:circular_id>/file.docx", circular.circular_file, name="circular_file"),
    path("circulars/<int:circular_id>/edit/", circular.circular_edit, name="circular_edit"),
    path("circulars/<int:circular_id>/issue/", circular.circular_issue, name="circular_issue"),
    path("circulars/<int:circular_id>/drop/", circular.circular_drop, name="circular_drop"),
    path(
        "circulars/<int:circular_id>/withdraw/",
        circular.circular_withdraw,
        name="circular_withdraw",
    ),
    path("reports/", reports.reports, name="reports"),
]
