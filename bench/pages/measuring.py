"""Pages of the desk that DATABASE_URL names, asked for in a process of its own; a line of JSON for each.

`python -m bench.pages.measuring SIZE FOLDER`: fills the desk with SIZE claims first.
"""

import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

import django

ROUNDS = 7
PEER = "/admin/claims/claim/"


def main() -> None:
    """Do what the command line says."""
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    from bench.pages.desk import fill_desk
    from claims.models import Reviewer

    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    lead = fill_desk(int(sys.argv[1]), Path(sys.argv[2]))
    Reviewer.objects.create_user("admin", role="admin")
    client, admin = Client(), Client()
    client.force_login(lead)
    admin.force_login(Reviewer.objects.get(username="admin"))
    client.post("/queue/take/")
    for name, address in addresses():
        print(json.dumps({"page": name, **measure(client, address)}), flush=True)
    print(json.dumps({"page": PEER, **measure(admin, PEER)}), flush=True)


def addresses() -> Iterator[tuple[str, str]]:
    """What people look at most, each by a name and the address to ask for."""
    from claims.models import Claim, Cluster, Source

    largest = Cluster.objects.order_by("-claim_count", "pk")[0]
    claim = Claim.objects.filter(cluster=largest).order_by("pk")[0]
    source = Source.objects.order_by("pk")[0]
    other = Source.objects.filter(claims__cluster=largest).exclude(pk=source.pk).first()
    last = -(-Claim.objects.count() // 50)
    words = "+".join(claim.text.split()[:3])
    yield "the card", "/"
    yield "the largest cluster", f"/clusters/{largest.pk}/"
    yield "a claim", f"/claims/{claim.pk}/"
    yield "an article", f"/sources/{source.pk}/"
    if other:  # ten claims are one article
        yield "two articles compared", f"/compare/?a={source.pk}&b={other.pk}"
    yield "the report of a story", f"/story/?source={source.pk}"
    yield "the overview", "/overview/"
    yield "claims", "/claims/"
    yield "claims, the last page", f"/claims/?page={last}"
    yield "claims, conflicting, with words", f"/claims/?standing=conflicting&q={words}"
    yield "clusters that differ", "/clusters/?differ=on"
    yield "sources", "/sources/"
    yield "have we checked this?, a sentence", f"/search/?q={'+'.join(claim.text.split())}"
    yield "have we checked this?, words", f"/search/?q={words}"


def measure(client: Any, address: str) -> dict[str, Any]:
    """Seconds on the server, the median of a few and the first; statements; bytes of HTML and in all.

    In all: with the styles and scripts that it loads, as they are sent (compressed).
    """
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    seconds = []
    for _ in range(ROUNDS + 1):
        started = time.perf_counter()
        response = client.get(address)
        seconds.append(time.perf_counter() - started)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    if response.status_code != 200:
        raise SystemExit(f"{address} answered {response.status_code}")
    return {
        "first": seconds[0],
        "seconds": median(seconds[1:]),
        "statements": len(asked),
        "html": len(response.content),
        "sent": len(response.content) + sum(_sent(response.content.decode())),
    }


def _sent(html: str) -> Iterator[int]:
    """Bytes of each style sheet and script of a page, as the server sends them."""
    import re

    from django.conf import settings

    for name in set(re.findall(r'(?:src|href)="/static/([^"]+\.(?:css|js))"', html)):
        file = Path(settings.STATIC_ROOT, name)
        packed = file.with_name(f"{file.name}.gz")
        yield (packed if packed.exists() else file).stat().st_size


if __name__ == "__main__":
    main()
