"""Findings that returned are tied to the one that was cleared before, as new ones are from now on."""

from django.db import migrations


def tie(apps, schema_editor):
    finding = apps.get_model("checkups", "Finding")
    last, returned = {}, []
    keys = finding.objects.order_by("pk").values_list("pk", "rule", "subject_kind", "subject_id")
    for pk, *key in keys.iterator(5000):
        before = last.get(tuple(key))
        if before is not None:
            returned.append(finding(pk=pk, earlier_id=before))
        last[tuple(key)] = pk
    finding.objects.bulk_update(returned, ["earlier"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [("checkups", "0003_life_of_findings")]
    operations = [migrations.RunPython(tie, migrations.RunPython.noop)]
