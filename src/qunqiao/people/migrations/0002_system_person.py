"""The named person scheduled work acts as; the trail never says "nobody"."""

from django.db import migrations


def seat_the_system(apps, schema_editor):
    """Safe to run twice: a database that already has the person keeps it."""
    person = apps.get_model("people", "Person")
    person.objects.using(schema_editor.connection.alias).get_or_create(
        staff_number="system", defaults={"name": "群桥系统", "is_system": True}
    )


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    # Going back drops the table next; trail entries may still name the person until then.
    operations = [migrations.RunPython(seat_the_system, migrations.RunPython.noop)]
