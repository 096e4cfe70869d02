"""An article as it is read on screen."""

from hypothesis import given
from hypothesis import strategies as st

from claims.records import Span
from claims.text.reading import read

TEXT = "Dam breaks\n\nThe dam broke on Monday. Nobody was hurt.\n- Three villages are flooded.\n"


def spans_of(text):
    places = st.integers(0, len(text))
    pairs = st.tuples(places, places).map(sorted).filter(lambda pair: pair[0] < pair[1])
    return st.lists(pairs.map(lambda pair: Span(*pair)), max_size=8)


texts = st.text(alphabet=st.sampled_from("ab .\n\r\t-“”é🙂\u2028"), max_size=80)


@given(texts.flatmap(lambda text: st.tuples(st.just(text), spans_of(text))))
def test_every_character_but_blanks_is_shown_once_and_in_its_place(case):
    text, marks = case
    pieces = [piece for paragraph in read(text, marks) for piece in paragraph.pieces]
    assert all(text[piece.start :].startswith(piece.text) for piece in pieces)
    assert "".join("".join(piece.text for piece in pieces).split()) == "".join(text.split())
    assert all("\r" not in piece.text for piece in pieces)


@given(texts.flatmap(lambda text: st.tuples(st.just(text), spans_of(text))))
def test_words_are_marked_exactly_where_a_mark_covers_them(case):
    text, marks = case
    for paragraph in read(text, marks):
        for piece in paragraph.pieces:
            covering = [m for m in marks if m.start <= piece.start and piece.start + len(piece.text) <= m.end]
            shortest = min((m.end - m.start for m in covering), default=None)
            assert (piece.inner is None) == (not covering)
            assert piece.inner is None or piece.inner.end - piece.inner.start == shortest


def test_overlapping_marks_are_cut_and_keep_their_numbers():
    words = "The dam broke on Monday."
    start = TEXT.index(words)
    whole = Span(start, start + len(words))
    part = Span(start + 4, start + 13)
    (paragraph,) = [p for p in read(TEXT, [whole, part]) if p.notes]
    marked = [(piece.text, piece.inner) for piece in paragraph.pieces if piece.inner]
    assert marked == [("The ", whole), ("dam broke", part), (" on Monday.", whole)]
    assert paragraph.notes == ((1, whole), (2, part))
    ends = [(edge.number, edge.mark) for piece in paragraph.pieces for edge in piece.ends]
    assert ends == [(2, part), (1, whole)]


@given(texts.flatmap(lambda text: st.tuples(st.just(text), spans_of(text))))
def test_whole_marks_begin_and_end_in_their_paragraph_one_inside_the_other(case):
    text, marks = case
    for paragraph in read(text, marks):
        around = []
        for piece in paragraph.pieces:
            around += [edge.number for edge in piece.begins if edge.is_whole]
            for edge in piece.ends:
                if edge.is_whole:
                    assert around.pop() == edge.number
        assert not around


@given(texts.flatmap(lambda text: st.tuples(st.just(text), spans_of(text))))
def test_a_mark_of_words_begins_once_and_ends_once(case):
    text, marks = case
    pieces = [piece for paragraph in read(text, marks) for piece in paragraph.pieces]
    begun = [edge.number for piece in pieces for edge in piece.begins]
    assert sorted(begun) == sorted(edge.number for piece in pieces for edge in piece.ends)
    assert len(begun) == len(set(begun))
    numbers = {n for n, mark in enumerate(marks, 1) if text[mark.start : mark.end].strip()}
    assert numbers <= set(begun)


def test_of_two_marks_that_cross_one_is_whole():
    first, second = Span(12, 30), Span(20, 36)
    pieces = [piece for paragraph in read(TEXT, [first, second]) for piece in paragraph.pieces]
    assert [(e.mark, e.is_whole) for piece in pieces for e in piece.begins] == [
        (first, True),
        (second, False),
    ]


def test_headings_bullets_and_paragraphs_are_told_apart():
    shown = [
        (paragraph.place, "".join(piece.text for piece in paragraph.pieces)) for paragraph in read(TEXT, [])
    ]
    assert shown == [
        ("headline", "Dam breaks"),
        ("body", "The dam broke on Monday. Nobody was hurt."),
        ("bullet", "- Three villages are flooded."),
    ]


def test_a_carriage_return_is_counted_and_not_shown():
    text = "first line of a paragraph that goes\r\non here\r\rEnd."
    pieces = [piece for paragraph in read(text, []) for piece in paragraph.pieces]
    assert pieces[-1].text == "End."
    assert pieces[-1].start == text.index("End.")


def test_a_long_article_with_many_claims_is_read_at_once():
    sentence = "The river rose by a metre. "
    text = "\n".join(sentence * 5 for _ in range(1000))
    marks = [Span(match, match + 26) for match in range(0, len(text) - 27, 27)]
    assert len(read(text, marks)) == 1000
