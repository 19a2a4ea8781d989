from plugins.views.changes import change_entries, present_changes
from tests.builders import a_change, a_correction, a_post, a_site, a_withdrawn


def test_corrections_major_changes_and_withdrawals_newest_first() -> None:
    post = a_post(
        corrections=(a_correction("The vote was in May.", "2017-02-01"),),
        changes=(
            a_change("A comma.", "2017-04-01"),
            a_change("New figures.", "2017-03-01", major=True),
        ),
    )
    entries = change_entries(a_site([post], withdrawn=(a_withdrawn(),)))
    assert [(entry.kind, entry.text) for entry in entries] == [
        ("Change", "New figures."),
        ("Withdrawal", "It named somebody who had asked not to be named."),
        ("Correction", "The vote was in May."),
    ]


def test_a_withdrawal_is_known_by_address_and_day_alone() -> None:
    (entry,) = change_entries(a_site(withdrawn=(a_withdrawn(withdrawn=None),)))
    assert (entry.title, entry.address, entry.day) == ("", "/2017/02/a-mistake/", None)
    assert entry.published is not None
    assert entry.published.words == "3 February 2017"


def test_hidden_posts_are_not_among_them() -> None:
    hidden = a_post(standing="hidden", corrections=(a_correction(),))
    assert present_changes(a_site(hidden=(hidden,))).entries == ()
