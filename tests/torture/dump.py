"""What the database holds, as JSON on standard output. Runs as a process with the product's settings."""

import json
import os
import sys
from typing import Any


def main() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "factcheck.settings")
    django.setup()
    json.dump(read_all(), sys.stdout)


def read_all() -> dict[str, list[dict[str, Any]]]:
    """Every decision, verdict, claim and cluster, with what `audit` asks of them."""
    from django.conf import settings

    from claims.models import Claim, Cluster, Decision, Verdict

    least = settings.QUEUE_MIN_CHECK_WORTHINESS
    of_decision = ("id", "idempotency_key", "reviewer__username", "cluster_id", "kind", "undone_by")
    of_verdict = ("id", "decision_id", "claim_id", "label", "set_aside", "note")
    of_claim = ("id", "cluster_id", "status", "reads", "reads_after", "check_again_id")
    return {
        "decisions": [
            {
                "id": pk,
                "key": key,
                "reader": reader,
                "cluster": cluster,
                "kind": kind,
                "is_undone": undoing is not None,
            }
            for pk, key, reader, cluster, kind, undoing in Decision.objects.values_list(*of_decision)
        ],
        "verdicts": [
            {
                "id": pk,
                "decision": decision,
                "claim": claim,
                "outcome": label or f"aside:{aside}",
                "note": note,
            }
            for pk, decision, claim, label, aside, note in Verdict.objects.values_list(*of_verdict)
        ],
        "claims": [
            {
                "id": pk,
                "cluster": cluster,
                "status": status,
                "reads": reads,
                "reads_after": after,
                "is_to_check": check is not None,
            }
            for pk, cluster, status, reads, after, check in Claim.objects.values_list(*of_claim)
        ],
        "clusters": [
            {"id": pk, "status": status, "is_worth_it": worth >= least}
            for pk, status, worth in Cluster.objects.values_list("id", "status", "check_worthiness")
        ],
    }


if __name__ == "__main__":
    main()
