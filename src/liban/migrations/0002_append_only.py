from django.db import migrations

from liban.kit.append_only import TABLES, append_only


class Migration(migrations.Migration):
    dependencies = [("liban", "0001_initial")]
    operations = [append_only(*TABLES)]
