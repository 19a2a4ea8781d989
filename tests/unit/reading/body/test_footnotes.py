from plugins.reading.body.markdown import convert


def test_a_note_leads_back_to_each_of_its_marks() -> None:
    html = convert("A[^1] and b[^1].\n\n[^1]: One.").html
    assert 'href="#fnref:1"' in html
    assert 'href="#fnref2:1"' in html


def test_a_note_without_a_mark_leads_back_to_nothing() -> None:
    html = convert("A[^1].\n\n[^1]: One.\n[^2]: Two.").html
    assert '<li id="fn:2">' in html
    assert "fnref:2" not in html
