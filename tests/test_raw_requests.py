"""Requests that no browser makes: broken bodies, odd methods, odd paths, forged cookies."""

import pytest
from django.test import Client

from claims.models import Decision, Lease, Source
from tests.factories import make_cluster, make_source

URLENCODED = "application/x-www-form-urlencoded"
BOUND = "multipart/form-data; boundary=b"
PART = b'--b\r\nContent-Disposition: form-data; name="words"\r\n\r\n'


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"", URLENCODED),
        (b"words", URLENCODED),
        (b"words=%", URLENCODED),
        (b"words=%ED%A0%80%00%FF", URLENCODED),
        (b"words=\xff\xfe&=&&;", URLENCODED),
        (b"words=two+died", f"{URLENCODED}; charset=utf-16"),
        (b"words=two+died", f"{URLENCODED}; charset=no-such-thing"),
        (b"words=" + b"x" * 6_000_000, URLENCODED),
        (b"&".join(b"a=1" for _ in range(1_500)), URLENCODED),
        (b"", BOUND),
        (b"nonsense", BOUND),
        (PART + b"two died", BOUND),
        (PART + b"\xff\x00\r\n--b--\r\n", BOUND),
        (PART.replace(b"words", b"words\0") + b"x\r\n--b--\r\n", BOUND),
        (PART.replace(b'"words"', b'"words"; filename="../../x\0"') + b"x\r\n--b--\r\n", BOUND),
        (PART + b"x\r\n--b--\r\n", "multipart/form-data"),
        (PART + b"x\r\n--b--\r\n", "multipart/form-data; boundary=\xe9"),
        (b'{"words": "two died"}', "application/json"),
        (b"<words/>", "text/xml"),
        (b"x", "nonsense"),
        (b"x", ""),
    ],
    ids=lambda value: repr(value[:40]),
)
def test_a_broken_form_is_read_or_refused_without_a_fault(as_ada, body, kind):
    source = make_source("The dam broke on Monday, and two died.")
    response = as_ada.generic("POST", f"/sources/{source.pk}/mark/", body, content_type=kind)
    marked = list(source.claims.values_list("text", flat=True))
    assert (response.status_code, marked) in [(400, []), (422, []), (302, ["two died"])]
    assert response.status_code == 302 or b"<h1>" in response.content


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
@pytest.mark.parametrize(
    "path", ["/", "/clusters/1/", "/clusters/1/review/", "/sign-in/", "/sources/1/edit/"]
)
def test_methods_that_nobody_uses_do_nothing(as_lea, method, path):
    make_cluster("It fell.")
    response = getattr(as_lea, method)(path)
    assert response.status_code in (200, 302, 403, 404, 405)
    assert not Lease.objects.exists()
    assert not Decision.objects.exists()


@pytest.mark.parametrize("path", ["/", "/claims/", "/sources/", "/export/", "/labelling/"])
def test_the_head_of_a_page_is_that_of_the_page(as_ada, path):
    head, page = as_ada.head(path), as_ada.get(path)
    assert (head.status_code, head.headers["Content-Type"]) == (200, page.headers["Content-Type"])


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/clusters/٣/",
            "/clusters/+1/",
            "/clusters/1.0/",
            "/clusters/1%00/",
            "/clusters/1%0a/",
            "/claims/ 1/",
        ),
        *("/claims/0/", "/claims/%2e%2e/", "/claims//1/", "/%ff%fe/", "/" + "x/" * 2_000, "/sources/1;x/"),
        *(
            "/claims/1/?" + "a=1&" * 1_500,
            "/sources/" + "9" * 18 + "/mark/",
            "/leases/1/",
            "/queue/",
            "/CLAIMS/",
        ),
    ],
    ids=lambda path: path[:30],
)
def test_a_path_that_leads_nowhere_says_so(as_ada, path):
    response = as_ada.get(path)
    assert response.status_code in (400, 404)
    assert b"<h1>" in response.content


@pytest.mark.parametrize("value", ["", "x", "\u00e9", "a" * 4_000, "..", "' OR 1=1 --", "%00", "\\000"])
@pytest.mark.parametrize("name", ["sessionid", "csrftoken", "messages"])
def test_a_forged_cookie_lets_nobody_in_and_breaks_nothing(db, name, value):
    client = Client(enforce_csrf_checks=True)
    client.cookies[name] = value
    assert client.get("/").headers["Location"] == "/sign-in/?next=/"
    assert client.get("/sign-in/").status_code == 200
    assert client.post("/sign-in/", {"username": "ada", "password": "x"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"HX-Request": "true", "HX-Current-URL": "\x00//["},
        {"HX-Request": "true", "HX-Boosted": "x", "HX-History-Restore-Request": "\u00e9"},
        {"HX-Request": "perhaps", "HX-Target": "<script>"},
        {"Accept-Language": "x" * 10_000, "Accept": "\x00"},
        {"Referer": "http://[", "Origin": "null", "If-Modified-Since": "never", "Range": "bytes=9-1"},
    ],
)
def test_odd_headers_break_nothing(as_ada, headers):
    make_cluster("It fell.")
    for path in ("/", "/claims/", "/sources/", "/export/"):
        response = as_ada.get(path, headers=headers)
        assert response.status_code == 200
        assert b"<script>" not in response.getvalue() if response.streaming else True


def test_a_field_sent_twice_counts_once(as_lea):
    source = make_source()
    body = "title=One&title=Two&initial-title=&note=a&note=b"
    as_lea.post(f"/sources/{source.pk}/edit/", body, content_type=URLENCODED)
    assert Source.objects.get().title == "Two"
