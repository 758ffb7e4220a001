"""Addresses of check-ups, findings and rules."""

from django.urls import path

from qunqiao.checkups.pages import (
    amending,
    amendments,
    checkup,
    checkups,
    differences,
    finding,
    findings,
    letters,
    rules,
    waiving,
)

app_name = "checkups"
urlpatterns = [
    path("checkups/", checkups.checkups, name="checkups"),
    path("checkups/differences/", differences.differences, name="differences"),
    path("checkups/order/", checkups.order, name="order"),
    path("checkups/<int:checkup_id>/", checkup.checkup, name="checkup"),
    path("findings/", findings.findings, name="findings"),
    path("findings/<int:finding_id>/", finding.finding, name="finding"),
    path("findings/<int:finding_id>/form.xlsx", finding.form, name="finding_form"),
    path("findings/<int:finding_id>/waive/", waiving.waive, name="finding_waive"),
    path("findings/<int:finding_id>/unwaive/", waiving.unwaive, name="finding_unwaive"),
    path("findings/of/<slug:kind>/<int:subject_id>/", finding.findings_of, name="findings_of"),
    path("letters/<int:letter_id>/", letters.letter, name="letter"),
    path("letters/<int:letter_id>/take/", letters.take, name="letter_take"),
    path("rules/", rules.rules, name="rules"),
    path("rules/<slug:rule_id>/", rules.rule, name="rule"),
    path("rules/<slug:rule_id>/parameters/", amending.parameters, name="parameters"),
    path("rulebooks/add/", amending.add_book, name="book_add"),
    path("rulebooks/<slug:book_id>/withdraw/", amending.withdraw_book, name="book_withdraw"),
    path("amendments/", amendments.amendments, name="amendments"),
    path("amendments/<int:amendment_id>/", amendments.amendment, name="amendment"),
    path("amendments/<int:amendment_id>/enforce/", amendments.enforce, name="amendment_enforce"),
    path("amendments/<int:amendment_id>/drop/", amendments.drop, name="amendment_drop"),
]
