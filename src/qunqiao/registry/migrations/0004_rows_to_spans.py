"""Rows of intakes were kept one by one; from here on they are kept in parts.

What an applied intake wrote to which record stays known (the history of a record). The rows themselves
go: an intake that waited for its sender is read again from its file, and one that was applied before
cannot be undone. Counts, digests and the trail stay as they are.
"""

from django.db import migrations


def spans_of_rows(apps, schema_editor):
    intakes = apps.get_model("registry", "Intake")
    rows = apps.get_model("registry", "IntakeRow")
    spans = apps.get_model("registry", "IntakeSpan")
    written = rows.objects.filter(
        intake__state="applied", verdict__in=("add", "change"), record_id__isnull=False
    )
    found = []
    order = ("intake_id", "table", "verdict", "record_id")
    for intake, table, verdict, pk in written.order_by(*order).values_list(*order).iterator(2000):
        last = found[-1] if found else None
        if last and (last.intake_id, last.table, last.verdict) == (intake, table, verdict):
            if pk <= last.last_id + 1:
                last.last_id = pk
                continue
        found.append(
            spans(intake_id=intake, table=table, verdict=verdict, first_id=pk, last_id=pk)
        )
    spans.objects.bulk_create(found, batch_size=500)
    intakes.objects.filter(state__in=("ready", "applying")).update(state="reading")


class Migration(migrations.Migration):
    dependencies = [("registry", "0003_transfers_and_merges")]

    operations = [migrations.RunPython(spans_of_rows, migrations.RunPython.noop)]
