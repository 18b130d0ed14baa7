"""HTML for notebooks: whatever stands in the data stays text."""

from __future__ import annotations

from graph.show.markup import html_list, html_paragraph, html_table

HOSTILE = '</td><script>alert("x")</script>'
SAFE = "&lt;/td&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;"


def test_hostile_text_stays_text() -> None:
    """Markup in a caption, a head, a cell, a line of a cell, a list and a paragraph is escaped."""
    made = html_table(HOSTILE, [HOSTILE], [[HOSTILE], [[HOSTILE, HOSTILE]]]) + html_list(HOSTILE, [HOSTILE])
    made += html_paragraph(HOSTILE)
    assert (8, 0) == (made.count(SAFE), made.count("<script"))


def test_addresses_become_links_and_nothing_else_does() -> None:
    """An address of the web is a link up to its end; another scheme stays text."""
    made = html_list("s", ["A https://a.example/x?y=1&z=2, paragraph 3; passing on javascript:alert(1)"])
    address = "https://a.example/x?y=1&amp;z=2"
    item = f'A <a href="{address}">{address}</a>, paragraph 3; passing on javascript:alert(1)'
    assert f"<p>s</p><ol><li>{item}</li></ol>" == made


def test_an_address_cannot_leave_its_attribute() -> None:
    """A quotation mark in an address is escaped."""
    assert 'href="https://a.example/&quot;onclick=&quot;x"' in html_list("s", ['https://a.example/"onclick="x'])


def test_nothing_to_list_is_nothing() -> None:
    """A list without items has no heading either."""
    assert html_list("Sources", []) == ""
