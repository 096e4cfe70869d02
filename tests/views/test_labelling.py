"""The page that says what a label means."""

from claims.views.labelling import as_html


def test_the_page_is_docs_labelling_rendered(as_ada):
    page = as_ada.get("/labelling/").content.decode()
    assert "<h1>What a label means</h1>" in page
    assert "It is no ruling of true or false." in page
    assert "<table>" in page


def test_html_inside_is_shown_as_text():
    assert as_html("<script>x</script> *a*") == "<p>&lt;script&gt;x&lt;/script&gt; <em>a</em></p>\n"


def test_it_fits_one_page_for_reporters(as_ada):
    words = as_ada.get("/labelling/").content.decode().split("<article")[1].split("</article>")[0].split()
    assert len(words) < 1200
