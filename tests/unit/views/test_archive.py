from plugins.views.archive import present_archive, subject_of_archive
from tests.builders import a_moment, a_post, a_site


def test_the_archive_is_whole_by_year_and_month() -> None:
    days = ("2016-12-31", "2017-01-01", "2017-01-20", "2017-03-01")
    posts = [a_post(slug=f"on-{day}", published=a_moment(day)) for day in days]
    site = a_site(posts)
    page = present_archive(subject_of_archive(site), site.settings)
    assert [
        (
            year.year,
            [(month.words, [post.day.iso for post in month.posts]) for month in year.months],
        )
        for year in page.years
    ] == [
        ("2017", [("March 2017", ["2017-03-01"]), ("January 2017", ["2017-01-20", "2017-01-01"])]),
        ("2016", [("December 2016", ["2016-12-31"])]),
    ]
