"""Addresses of this app."""

from django.urls import path

from qunqiao.needs.pages import inbox, mine, need, new, receipt

app_name = "needs"
urlpatterns = [
    path("voice/", new.new, name="new"),
    path("voice/receipt/", receipt.receipt, name="receipt"),
    path("voice/receipt/add/", receipt.add, name="add"),
    path("my/needs/", mine.mine, name="mine"),
    path("my/needs/<int:need_id>/add/", mine.mine_add, name="mine_add"),
    path("needs/", inbox.inbox, name="inbox"),
    path("needs/<int:need_id>/", need.need, name="need"),
    path("needs/<int:need_id>/take/", need.take, name="take"),
    path("needs/<int:need_id>/answer/", need.answer, name="answer"),
    path("needs/<int:need_id>/pass/", need.pass_on, name="pass"),
    path("needs/<int:need_id>/tell/", need.tell, name="tell"),
    path("needs/<int:need_id>/receipt/", need.hand_receipt, name="hand_receipt"),
]
