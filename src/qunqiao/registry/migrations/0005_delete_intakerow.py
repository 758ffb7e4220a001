from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("registry", "0004_rows_to_spans")]

    operations = [migrations.DeleteModel(name="IntakeRow")]
