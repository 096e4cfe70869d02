# Keys by which claims find each other; the rule that decided a match. Keys of claims that are there already
# are made when articles are processed next, or by `manage.py recluster`.

import django.db.models.deletion
from django.db import migrations, models


def rest_triggers(apps, schema_editor):
    """SQLite renames no table while a trigger names one that is being rebuilt. They are put back after migrating."""
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER IF EXISTS claims_source_keeps_text")


class Migration(migrations.Migration):

    dependencies = [
        ('claims', '0001_initial'),
    ]

    operations = [
        migrations.RunPython(rest_triggers, migrations.RunPython.noop),
        migrations.CreateModel(
            name='MatchKey',
            fields=[
                ('pk', models.CompositePrimaryKey('key', 'claim_id', 'terms', blank=True, editable=False, primary_key=True, serialize=False)),
                ('key', models.BigIntegerField()),
                ('claim', models.ForeignKey(db_constraint=False, db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='match_keys', to='claims.claim')),
                ('terms', models.PositiveSmallIntegerField(help_text='How many different terms the claim has.')),
            ],
        ),
        migrations.CreateModel(
            name='Term',
            fields=[
                ('key', models.BigIntegerField(primary_key=True, serialize=False)),
                ('claims', models.PositiveIntegerField()),
            ],
        ),
        # Pairs that have nothing to do with each other are not kept any more.
        migrations.RunSQL("DELETE FROM claims_match WHERE relation = 'unrelated'", migrations.RunSQL.noop),
        migrations.RemoveConstraint(
            model_name='match',
            name='match_relation',
        ),
        migrations.AddField(
            model_name='claim',
            name='is_keyed',
            field=models.BooleanField(default=False, editable=False, help_text='Whether the matcher can find it by its match keys.'),
        ),
        migrations.AddField(
            model_name='match',
            name='rule',
            field=models.CharField(blank=True, help_text='The rule that decided, in words a reviewer reads.', max_length=200),
        ),
        migrations.AlterField(
            model_name='match',
            name='relation',
            field=models.CharField(choices=[('same', 'Same'), ('possible', 'Possible'), ('differs', 'Differs')], max_length=9),
        ),
        migrations.AddIndex(
            model_name='claim',
            index=models.Index(condition=models.Q(('is_keyed', False)), fields=['id'], name='claim_unkeyed'),
        ),
        migrations.AddConstraint(
            model_name='match',
            constraint=models.CheckConstraint(condition=models.Q(('relation__in', ['same', 'possible', 'differs'])), name='match_relation'),
        ),
        migrations.RunPython(migrations.RunPython.noop, rest_triggers),
    ]
