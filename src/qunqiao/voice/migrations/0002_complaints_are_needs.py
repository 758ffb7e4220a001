"""Complaints become needs: the codes people hold keep opening them."""

from datetime import timedelta

from django.db import migrations

from qunqiao.people.bridge.sealed import ring


def move(apps, schema_editor):
    Complaint = apps.get_model("voice", "Complaint")
    Need = apps.get_model("needs", "Need")
    Unit = apps.get_model("people", "Unit")
    top = Unit.objects.filter(depth=1, closed_on__isnull=True).order_by("path").first()
    states = {"received": "open", "in_hand": "taken", "answered": "told"}
    for old in Complaint.objects.order_by("pk").iterator():
        Need.objects.create(
            origin="complaint",
            kind="other",
            text=old.text,
            page=old.page,
            contact=old.contact,
            owner_id=old.unit_id or (top.pk if top else None),
            raised_on=old.filed_on,
            due_on=old.filed_on + timedelta(days=15),
            state=states[old.state],
            outcome=old.answer,
            answered_on=old.answered_on,
            told_on=old.answered_on,
            receipt=ring().index(old.receipt_digest, kind="need receipt"),
        )


class Migration(migrations.Migration):

    dependencies = [
        ("voice", "0001_initial"),
        ("needs", "0001_initial"),
    ]

    operations = [
        migrations.RunPython(move),
        migrations.DeleteModel(name="Complaint"),
    ]
