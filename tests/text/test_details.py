"""Details of a claim: `claims.text.details`."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims.text.details import find_details
from claims.text.details.units import measure


def read(text, kind):
    return [(detail.value, detail.unit) for detail in find_details(text) if detail.kind == kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a range of 300km (190 miles)", [("300", "kilometer"), ("190", "mile")]),
        ("the 120-mile-range drone", [("120", "mile")]),
        ("a 40-kilometre pipeline", [("40", "kilometer")]),
        ("it cost $5m, or 5 million dollars", [("5000000", "usd"), ("5000000", "usd")]),
        ("€1.2bn and £50,000,000", [("1200000000", "eur"), ("50000000", "gbp")]),
        ("12 million voters", [("12000000", "voter")]),
        ("82.85 million copies", [("82850000", "copi")]),
        ("2,000 armed troops", [("2000", "troop")]),
        ("5m people by a 5m wall", [("5000000", "person"), ("5", "meter")]),
        ("1,5 million euros", [("1500000", "eur")]),
        ("0.5% or 3 per cent", [("0.5", "percent"), ("3", "percent")]),
        ("10 to 15 percent", [("10", "percent"), ("15", "percent")]),
        ("$10-15 million", [("10", "usd"), ("15000000", "")]),
        ("twenty-five ships", [("25", "ship")]),
        ("half a million euros", [("500000", "eur")]),
        ("two and a half million", [("2500000", "")]),
        ("one hundred and fifty thousand", [("150000", "")]),
        ("millions of dollars", [("~1000000", "usd")]),
        ("two-thirds of voters", [("66.7", "percent")]),
        ("the third round", [("3", "ordinal")]),
        ("the 21st attempt", [("21", "ordinal")]),
        ("the twenty-first attempt", [("21", "ordinal")]),
        ("45 000 children", [("45000", "child")]),
        ("two trillion pounds", [("2000000000000", "gbp")]),
        ("a $250-M deal", [("250000000", "usd")]),
        ("one in ten beds, nine out of ten", [("10", "percent"), ("90", "percent")]),
        ("3 in 2020", [("3", "")]),
        ("twice as high, a threefold rise", [("2", "time"), ("3", "time")]),
        ("half a dozen eggs", [("6", "egg")]),
        ("a 34 - 39 record", [("34", ""), ("39", "")]),
        ("98.6 °F and 37°C", [("98.6", "degree fahrenheit"), ("37", "degree celsius")]),
        ("an F-16 and COVID-19 and 5G and 9/11", []),
        ("no one came", []),
    ],
)
def test_quantities_are_read_with_scale_and_unit(text, found):
    assert sorted(read(text, "quantity")) == sorted(found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in August 2023", [("2023-08", "month")]),
        ("on 17 November 2024", [("2024-11-17", "day")]),
        ("on Nov. 17, 2024", [("2024-11-17", "day")]),
        ("on 2024-11-17", [("2024-11-17", "day")]),
        ("on 11/17/2024", [("2024-11-17", "day")]),
        ("on 03/04/2024", [("2024", "year")]),
        ("in March", [("--03", "month")]),
        ("on May 5", [("--05-05", "day")]),
        ("they may march", []),
        ("in the 1980s", [("1980s", "decade")]),
        ("since 2014", [("2014", "year")]),
        ("2000 soldiers", []),
        ("the 2014-15 season", [("2014/15", "year")]),
        ("last year", [("-1 year", "relative")]),
        ("two years ago", [("-2 year", "relative")]),
        ("on Tuesday", [("tuesday", "weekday")]),
        ("at 5:30 p.m.", [("17:30", "time")]),
        ("in the 19th century", [("19th century", "century")]),
        ("in the nineteenth century", [("19th century", "century")]),
        ("in the late 1970s", [("1970s~late", "decade")]),
        ("in the eighties", [("1980s", "decade")]),
        ("on 17.11.2024", [("2024-11-17", "day")]),
        ("at half past seven", [("07:30?", "time")]),
        ("in the third quarter of 2023", [("2023-Q3", "quarter")]),
        ("by the end of 2023", [("2023~late", "year")]),
    ],
)
def test_dates_are_read_part_by_part(text, found):
    assert read(text, "date") == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They have yet to publish it", [("publish", "yet")]),
        ("She did not sign the bill", [("sign", "not")]),
        ("She didn't sign", [("sign", "not")]),
        ("He refused to comment", [("comment", "refuse")]),
        ("He denied the report", [("report", "deny")]),
        ("It failed to arrive", [("arriv", "fail")]),
        ("a tax without exceptions", [("except", "without")]),
        ("No ships left", [("ship", "no")]),
        ("It never happened", [("happen", "never")]),
        ("not only ships", []),
        ("They wasted no time", []),
        ("No. 5 won", []),
    ],
)
def test_negations_name_what_they_deny(text, found):
    assert read(text, "negation") == found


def test_quantifiers_and_modality_are_classes():
    assert [value for value, _ in read("All of them, most of us, only some", "quantifier")] == [
        "all",
        "most",
        "only",
        "some",
    ]
    text = "It may rain, will snow, is set to freeze and reportedly hailed"
    assert [value for value, _ in read(text, "modality")] == ["possible", "future", "future", "alleged"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A senior U.S. official met Prime Minister Anna Lund", ["united states", "anna lund"]),
        ("the Kenyan navy and Kenya's army", ["kenya", "kenya"]),
        ("Officials said so", []),
        ("They met the South Korean envoy Kim Minsu in a hotel", ["south korea", "kim minsu"]),
        ("Mayor Seeks Funds For New Bridge In Norway", ["norway"]),
        ("as J. K. Rowan told NATO", ["j k rowan", "nato"]),
    ],
)
def test_names_are_capitalised_runs_and_countries(text, names):
    assert [value for value, _ in read(text, "name")] == names


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "„{}“", "''{}''", "‘{}’"])
def test_quotations_are_found_in_marks_of_any_style(marks):
    text = f"She said {marks.format('Nothing will be decided today.')} and left"
    assert read(text, "quotation") == [("nothing will be decided today", "")]


@settings(max_examples=60)
@given(st.text(st.characters(exclude_categories=[]), max_size=80))
def test_a_detail_is_cut_from_the_text(text):
    for detail in find_details(text):
        assert detail.text == text[detail.span.start : detail.span.end]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800" * 5_000,
        "😀" * 10_000,
        "\u202e\u200f" * 5_000,
        "'a " * 20_000,
        "is " * 30_000,
        "not " * 25_000,
    ],
)
def test_no_text_is_too_strange(text):
    assert all(detail.text for detail in find_details(text))


def test_units_of_one_dimension_convert():
    from decimal import Decimal

    dimension, meters = measure(Decimal(300), "kilometer")
    assert (dimension, meters) == ("length", 300_000)
    assert measure(Decimal(186), "mile")[1] == Decimal("299337.984")
    assert measure(Decimal(212), "degree fahrenheit") == ("temperature", 100)
    assert measure(Decimal(3), "ship") is None
