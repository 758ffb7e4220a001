"""Addresses of this app."""

from django.urls import path

from qunqiao.voice.pages import desk, new, receipt

app_name = "voice"
urlpatterns = [
    path("voice/", new.new, name="new"),
    path("voice/receipt/", receipt.receipt, name="receipt"),
    path("voice/desk/", desk.desk, name="desk"),
    path("voice/desk/<int:complaint_id>/", desk.case, name="case"),
    path("voice/desk/<int:complaint_id>/take/", desk.take, name="take"),
    path("voice/desk/<int:complaint_id>/answer/", desk.answer, name="answer"),
    path("voice/desk/<int:complaint_id>/hand/", desk.hand, name="hand"),
]
