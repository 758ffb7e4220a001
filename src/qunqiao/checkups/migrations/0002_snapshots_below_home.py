"""Snapshots are found below the home folder, wherever that is: their paths lose its name."""

from pathlib import Path

from django.conf import settings
from django.db import migrations


def shorten(apps, schema_editor):
    home = Path(settings.HOME)
    for snapshot in apps.get_model("checkups", "Snapshot").objects.all():
        directory = Path(snapshot.directory)
        if directory.is_relative_to(home):
            snapshot.directory = str(directory.relative_to(home))
            snapshot.save(update_fields=["directory"])


class Migration(migrations.Migration):
    dependencies = [("checkups", "0001_initial")]
    operations = [migrations.RunPython(shorten, migrations.RunPython.noop)]
