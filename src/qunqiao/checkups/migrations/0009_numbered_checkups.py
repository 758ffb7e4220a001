"""Check-ups are called by their number: an id has gaps where a database hands out ids and takes none back."""

from django.db import migrations, models

import qunqiao.checkups.models.checkup


def count(apps, schema_editor):
    """Number what there is in the order in which it was ordered."""
    checkups = apps.get_model("checkups", "Checkup").objects
    for number, pk in enumerate(checkups.order_by("pk").values_list("pk", flat=True), start=1):
        checkups.filter(pk=pk).update(number=number)


class Migration(migrations.Migration):
    dependencies = [("checkups", "0008_letters")]

    operations = [
        migrations.AddField(
            "checkup", "number", models.PositiveIntegerField(editable=False, null=True)
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
        migrations.AlterField(
            "checkup",
            "number",
            models.PositiveIntegerField(
                default=qunqiao.checkups.models.checkup.next_number, editable=False, unique=True
            ),
        ),
    ]
