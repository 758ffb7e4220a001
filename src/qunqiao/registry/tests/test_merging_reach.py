"""Nothing that hangs on a person is forgotten by a merge: each relation goes over or stays for a reason."""

from qunqiao.people.models import Person

GOES_OVER = {
    "people.account.person",
    "people.person.merged_into",
    "people.privatedetail.person",
    "people.seat.person",
    "registry.appointment.person",
    "registry.membership.person",
    "registry.transfer.person",
}
# Acts stay with the record under which they were done: the trail names that record too.
WHO_DID_IT = {
    "burden.recipient.answered_by",
    "burden.request.drafted_by",
    "checkups.amendment.decided_by",
    "checkups.amendment.drafted_by",
    "checkups.checkup.ordered_by",
    "checkups.letter.taken_by",
    "checkups.waiver.given_by",
    "checkups.waiver.undone_by",
    "circulars.circular.drafted_by",
    "circulars.circular.issued_by",
    "exemplars.adoption.begun_by",
    "exemplars.exemplar.proposed_by",
    "exemplars.exemplar.published_by",
    "exemplars.exemplar.reviewed_by",
    "needs.handling.by",
    "needs.need.raised_by",
    "registry.duplicate.decided_by",
    "registry.intake.sent_by",
    "registry.merge.merged_by",
    "registry.merge.undone_by",
    "registry.transfer.asked_by",
    "registry.transfer.decided_by",
    "supervision.document.added_by",
    "supervision.evidence.given_by",
    "supervision.extension.asked_by",
    "supervision.extension.decided_by",
    "supervision.judgement.judged_by",
    "supervision.measure.planned_by",
    "supervision.meeting.added_by",
    "supervision.inspection.sent_by",
    "supervision.rectificationletter.sent_by",
    "supervision.relay.passed_by",
    "supervision.sheet.answered_by",
    "supervision.task.closed_by",
    "supervision.task.drafted_by",
    "supervision.task.withdrawn_by",
    "supervision.verdict.given_by",
    "visits.visit.visitor",
}
# A program's key reaches as far as its record's duties; these are gone with the merge.
REACHES_NOTHING = {"hooks.hook.owner", "people.token.person"}
# What an intake may put back, and what a sender said of headings, belongs to the record of that time.
OF_ITS_TIME = {"registry.formerdetail.person", "registry.headingmemory.person"}
# The pair itself, and what was made of it.
THE_PAIR = {
    "registry.duplicate.one",
    "registry.duplicate.other",
    "registry.merge.gone",
    "registry.merge.kept",
}


def test_every_relation_to_a_person_is_decided():
    found = {
        f"{relation.related_model._meta.label_lower}.{relation.field.name}"
        for relation in Person._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete
    }

    assert found == GOES_OVER | WHO_DID_IT | REACHES_NOTHING | OF_ITS_TIME | THE_PAIR
