"""Boilerplate: what is no part of the report."""

import pytest

from claims.text.boilerplate import is_boilerplate


@pytest.mark.parametrize(
    "written",
    [
        "News",
        "NEWS",
        "****",
        "• • •",
        "---",
        "By Ada Byron",
        "by Ada Byron and Max Lea, Staff Writers",
        "BY ADA BYRON",
        "Post a Comment",
        "Leave a Reply",
        "12 comments",
        "300",
        "Previous Post Next Post",
        "Source: River floods town: what now?",
        "Photo: Ada Byron / Example Agency",
        "Photo credit: Example",
        "Published: 4 May 2021",
        "Updated May 4, 2021 at 10:30",
        "4 May 2021",
        "Monday, May 4, 2021",
        "5 min read",
        "© 2021 Example Media. All rights reserved.",
        "Read more: the river in pictures",
        "Click here to subscribe to our newsletter.",
        "Sign up for our newsletter",
        "Conclusion",
        "Advertisement",
        "This article explores the history of the bridge and what its fall means for the town.",
        "In this article, we will look at the history of the bridge.",
        "Here is what you need to know about the flood.",
        "This is a developing story.",
        "This story has been updated with new figures.",
        "(Reporting by Ada Byron; editing by Max Lea)",
        "Ada Byron contributed to this report.",
        "",
    ],
)
def test_boilerplate_is_known(written):
    assert is_boilerplate(written)


@pytest.mark.parametrize(
    "written",
    [
        "By April, the town had rebuilt the bridge.",
        "By Monday everyone had left.",
        "Published in 2019, the report found 40 faults.",
        "The article said that the bridge was unsafe.",
        "This report will be sent to the council on Monday.",
        "News of the flood spread in hours.",
        "River floods town",
        "The photo shows the bridge before its fall.",
        "Sources say that the mayor resigned.",
        "He read more books than anyone.",
        "Post office closes in Lyon",
    ],
)
def test_assertions_are_no_boilerplate(written):
    assert not is_boilerplate(written)
