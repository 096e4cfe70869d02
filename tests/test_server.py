"""The real server, with the product's own settings, on the database of this run."""

from urllib.request import urlopen

from django.contrib.staticfiles import finders

from claims.models import Claim, Source
from tests.server import Server


def test_signing_in_is_served_under_a_strict_policy(server: Server) -> None:
    with urlopen(f"{server.url}/sign-in/", timeout=30) as answer:
        assert answer.status == 200
        policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-" not in policy


def test_static_files_are_served_under_names_that_change_with_them(server: Server) -> None:
    with urlopen(f"{server.url}/sign-in/", timeout=30) as answer:
        page = answer.read().decode()
    stylesheet = next(part for part in page.split('"') if part.endswith(".css"))
    assert finders.find("claims/app.css")
    assert not stylesheet.endswith("/app.css")
    with urlopen(f"{server.url}{stylesheet}", timeout=30) as answer:
        assert answer.headers["Content-Type"].startswith("text/css")
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_desk_holds_the_articles_processed(server: Server) -> None:
    assert Source.objects.count() == 5
    assert not Source.objects.unprocessed().exists()
    assert Claim.objects.exists()
    assert set(server.desk.passwords) == {"reviewer", "lead", "admin"}
