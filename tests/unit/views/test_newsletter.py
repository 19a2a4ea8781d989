from plugins.domain.people import Link
from plugins.views.newsletter import EditionBanner, present_edition_banners, present_newsletter
from tests.builders import a_moment, a_post, a_site


def test_the_newest_edition_leads_and_the_former_ones_follow() -> None:
    posts = [
        a_post(slug=f"edition-{number}", edition=number, published=a_moment(f"2017-0{number}-01"))
        for number in (1, 2, 3)
    ]
    page = present_newsletter(a_site([*posts, a_post()]))
    assert page.newest is not None
    assert (page.number, page.newest.title) == ("Edition 3", "Edition 3")
    assert [entry.number for entry in page.former] == ["Edition 2", "Edition 1"]
    assert page.head.feed is not None


def test_before_the_first_edition_there_is_no_feed_to_follow() -> None:
    page = present_newsletter(a_site([a_post()]))
    assert (page.newest, page.former, page.head.feed) == (None, (), None)


def test_an_edition_knows_the_ones_before_and_after_it() -> None:
    posts = [
        a_post(slug=f"edition-{number}", edition=number, published=a_moment(f"2017-0{number}-01"))
        for number in (1, 2, 4)
    ]
    banners = present_edition_banners(a_site([*posts, a_post(slug="none")]))
    first, second, last = (Link(f"Edition {post.edition}", post.address) for post in posts)
    assert [banners[post.source] for post in posts] == [
        EditionBanner("Edition 1", None, second),
        EditionBanner("Edition 2", first, last),
        EditionBanner("Edition 4", second, None),
    ]
    assert len(banners) == 3
