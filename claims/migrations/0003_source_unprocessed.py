# What was not processed yet is found without reading every source.

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0002_match_keys'),
    ]

    operations = [
        migrations.AddIndex(
            model_name='source',
            index=models.Index(condition=models.Q(('extracted_at', None)), fields=['id'], name='source_unprocessed'),
        ),
    ]
