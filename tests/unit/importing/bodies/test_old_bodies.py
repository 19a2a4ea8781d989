"""Tags of old templates become Markdown where their meaning is plain, and stay where it is not."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.importing.bodies.old_bodies import NewBody, translated
from plugins.importing.bodies.tag_targets import TagTargets, posts_by_name
from plugins.reading.body.markdown import convert

TARGETS = TagTargets(
    posts_by_name(
        [
            ("_posts/2015-01-02-people.md", "posts/2015/people.md"),
            ("_posts/2016-01-02-x.md", "posts/2016/x.md"),
        ]
    ),
    {
        "note.html": "<p>Our note.</p>\n",
        "hello.md": "Hello {{ include.name }}!",
        "loop.html": "{% for x in y %}a{% endfor %}",
    },
)


def _new(body: str) -> NewBody:
    return translated(body, "posts/2016/x.md", "_posts/2016-01-02-x.md", TARGETS)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param('{{< figure src="a.png" alt="A map" caption="The coast" attr="Nia" >}}',
                     '![A map](a.png "The coast Photo: Nia")', id="Hugo's figure"),
        pytest.param('{{<figure src="a.png" alt="A" title="B" caption="C" link="/d/" class="x">}}',
                     '[![A](a.png "B: C")](/d/)', id="title and caption, in a link"),
        pytest.param('{{% figure src="a.png" alt="A" title="A" /%}}', "![A](a.png)",
                     id="a title that says it again"),
        pytest.param('Text\n{{< figure src="a.png" >}}\nText', "Text\n\n![](a.png)\n\nText",
                     id="alone between lines"),
        pytest.param('- a {{< figure src="a.png" >}}\n- b', "- a ![](a.png)\n- b", id="in a list"),
        pytest.param('<div>\n{{< figure src="a.png" alt="A" >}}\n</div>',
                     '<div>\n<figure><img src="a.png" alt="A"></figure>\n</div>', id="in HTML"),
        pytest.param('{{< gallery caption="All" >}}\n{{< figure src="a.png" >}}\n{{< /gallery >}}',
                     "All\n\n\n![](a.png)\n\n", id="a gallery"),
        pytest.param('{{< quote footer="Nia" cite="a letter" >}}\nOne\n\nTwo\n{{< /quote >}}',
                     "> One\n>\n> Two\n>\n> — Nia, a letter", id="a quotation"),
        pytest.param('{{< gallery title="Halls" caption="All" >}}', "Halls: All",
                     id="a gallery's title and caption"),
        pytest.param('{{< figure src="a.png" credit="Nia" attr="Bob" photographer="Nia" >}}',
                     '![](a.png "Photo: Nia, Bob")', id="a figure's credits, each once"),
        pytest.param('{{< quote author="Nia" footer="Chair" source="a letter" >}}Yes{{< /quote >}}',
                     "> Yes\n>\n> — Nia, Chair, a letter", id="all that a quotation says of itself"),
        pytest.param('{{< youtube id="abcdef" title="A film" caption="Of halls" label="2015" >}}',
                     "[A film Of halls 2015](https://www.youtube.com/watch?v=abcdef)",
                     id="all that a film says of itself"),
        pytest.param('{% youtube abcdef 640 480 %}', "https://www.youtube.com/watch?v=abcdef",
                     id="a film's width and height"),
        pytest.param('{{< youtube "abc-def_123" >}}', "https://www.youtube.com/watch?v=abc-def_123",
                     id="YouTube"),
        pytest.param('{{< vimeo id=123456 title="A [film]" >}}',
                     r"[A \[film\]](https://vimeo.com/123456)", id="Vimeo with a title"),
        pytest.param('See {{< tweet user="ann" id="12345" >}}.',
                     "See <https://x.com/ann/status/12345>.", id="a tweet in a line"),
        pytest.param("{{< gist ann 12ab >}}", "https://gist.github.com/ann/12ab", id="a gist"),
        pytest.param('[a]({{< relref "people.md#b" >}}) [c]({{% ref "/people" %}})',
                     "[a](../2015/people.md#b) [c](../2015/people.md)", id="references"),
        pytest.param('{{< highlight go "linenos=table" >}}\nx\n{{< /highlight >}}',
                     "```go\nx\n```", id="Hugo's code"),
        pytest.param("{% highlight ruby linenos %}\nputs {{ x }}\n{% endhighlight %}",
                     "```ruby\nputs {{ x }}\n```", id="Jekyll's code"),
        pytest.param('{% image "assets/a.png" "A map" %}', "![A map](/assets/a.png)",
                     id="an image from the root"),
        pytest.param('{% image_with_class "a.png" "wide" "A map" %}', "![A map](/a.png)",
                     id="an image with a class"),
        pytest.param('{% img left /a.png 300 200 "A title" "A map" %}',
                     '![A map](/a.png "A title")', id="an image with sizes and a title"),
        pytest.param('{% image "a.png" "She said "yes"" %}', '![She said "yes](/a.png)',
                     id="quotes in quotes"),
        pytest.param('{% include "linked-figure.html",\n image: "/a.png"\n alt: "A",\n'
                     ' caption: "B", url: "/c/" %}', '[![A](/a.png "B")](/c/)',
                     id="an include that is a figure"),
        pytest.param("{% include note.html %}", "<p>Our note.</p>", id="a known include"),
        pytest.param('{% include hello.md name="Nia" %}', "Hello Nia!", id="an include's values"),
        pytest.param("[a]({% post_url 2015-01-02-people %}) [b]({% link _posts/2015-01-02-people.md %})",
                     "[a](../2015/people.md) [b](../2015/people.md)", id="links of Jekyll"),
        pytest.param("[a]({{ site.url }}{{ site.baseurl }}/b/) [c]({{site.baseurl}})",
                     "[a](/b/) [c](/)", id="the site's own address"),
        pytest.param('[a]({{ "/b/" | url }}) <img src="{{ \'c.png\' | prepend: site.baseurl }}">',
                     '[a](/b/) <img src="/c.png">', id="addresses through a filter"),
        pytest.param('{{ "https://www.youtube-nocookie.com/embed/abc" | embed: "A film" }}',
                     "[A film](https://www.youtube.com/watch?v=abc)", id="an embedded film"),
        pytest.param("{% raw %}{{ x }}{% endraw %}", "{{ x }}", id="raw"),
        pytest.param("`{% raw %}{{ x }}{% endraw %}`", "`{{ x }}`", id="raw in code"),
        pytest.param("{{</* figure */>}}", "{{< figure >}}", id="an escaped shortcode"),
        pytest.param("{% comment %}not now{% endcomment %}", "<!--not now-->", id="a comment"),
        pytest.param("One.READMORE\n\nTwo", "One.\n\nTwo", id="Middleman's separator"),
        pytest.param("[a](2015-01-02-people.md#b) [c]({filename}/_posts/2015-01-02-people.md)",
                     "[a](../2015/people.md#b) [c](../2015/people.md)", id="links to old files"),
        pytest.param("[a]: 2015-01-02-people.md", "[a]: ../2015/people.md", id="a link's definition"),
    ],
)  # fmt: skip
def test_a_plain_meaning_is_said_in_markdown(old: str, new: str) -> None:
    body = _new(old)
    assert (body.text, body.left) == (new, {})


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ('{{< figure src="a.png" data-x="more words" >}}', {"{{< figure >}}": 1}),
        ("{{< figure >}}", {"{{< figure >}}": 1}),
        ('{{< notice tip >}}Yes{{< /notice >}}', {"{{< notice >}}": 1}),
        ('{{ "maya" | team_link }} {{ page.title }}', {"{{ … | team_link }}": 1, "{{ page.title }}": 1}),
        ("{% for x in y %}a{% endfor %}", {"{% for %}": 1, "{% endfor %}": 0}),
        ("{% include loop.html %}", {"{% include %}": 1}),
        ("{% include other.html %}", {"{% include %}": 1}),
        ("{% include note.html says='more' %}", {"{% include %}": 1}),
        ("[a]({% post_url 2019-01-01-gone %})", {"{% post_url %}": 1}),
        ('[a]({{< ref "gone.md" >}})', {"{{< ref >}}": 1}),
        ("We are at {{ site.url }} now", {"{{ site.url }}": 1}),
        ('{{< youtube "abc" more="x" >}}', {"{{< youtube >}}": 1}),
        ("{% comment %}a -- b{% endcomment %}", {"{% comment %}": 1}),
        ("{% highlight md %}\n```\nx\n```\n{% endhighlight %}", {"{% highlight %}": 1}),
        ("> {% highlight js %}\n> x\n> {% endhighlight %}",
         {"{% highlight %}": 1, "{% endhighlight %}": 0}),
        ('x {{< quote footer="Nia" >}}Yes{{< /quote >}}', {"{{< quote >}}": 1}),
    ],
)  # fmt: skip
def test_what_has_none_stays_and_is_counted(text: str, left: dict[str, int]) -> None:
    body = _new(text)
    assert (body.text, body.left) == (text, {tag: n for tag, n in left.items() if n})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('```\n{{< figure src="a.png" >}}\n{{ x }}\n```', id="a fenced block"),
        pytest.param("~~~ go\n{% image %}\n~~~\n", id="tildes"),
        pytest.param("Write `{{ site.url }}/` or ``{% raw ` %}``", id="code in a line"),
        pytest.param("[a](https://example.org/people.md) [b](other.md)", id="links elsewhere"),
        pytest.param("READMORE and READMORE", id="a word that is meant"),
    ],
)
def test_code_and_plain_words_are_left_alone(text: str) -> None:
    assert _new(text) == NewBody(text, {}, {})


def test_what_was_done_is_counted() -> None:
    body = _new('{% image "a.png" %} {% image "b.png" %} {{ x }}')
    assert (body.done, body.left) == ({"{% image %}": 2}, {"{{ x }}": 1})


def test_the_page_shows_figure_film_and_quotation() -> None:
    old = (
        'Text\n{{< figure src="/a.png" alt="A" caption="B" >}}\n{{< vimeo 123456 >}}\n\n'
        '{{< quote footer="Nia, chair" >}}Yes{{< /quote >}}\n'
    )
    html = convert(_new(old).text).html
    assert '<figure><img alt="A" src="/a.png"><figcaption>B</figcaption></figure>' in html
    assert '<p class="video"><a href="https://vimeo.com/123456">' in html
    assert '<figcaption>— Nia, <span class="role">chair</span></figcaption>' in html


_TAGS = st.sampled_from(
    ['{% image "a.png" "alt words" %}', '{{< figure src="b.png" caption="said *here*" >}}',
     "{{< gallery >}}", "{{< /gallery >}}", "{% raw %}", "{% endraw %}", "{{ site.url }}", "```\n",
     "{% highlight x %}", "{% endhighlight %}", '{{< quote footer="F" >}}', "{{< /quote >}}", "`",
     "{% comment %}", "{% endcomment %}", "\n\n", "\n", "<div>", "</div>", "> ", "- ", "{{", "%}",
     '{{< youtube "abcdef" >}}', "{% include note.html %}", "[a](2015-01-02-people.md)"]
)  # fmt: skip
_WORDS = st.from_regex(r"w[0-9]{3}", fullmatch=True).map(lambda word: f" {word} ")


@given(st.lists(_TAGS | _WORDS, max_size=25))
def test_no_word_beside_tags_is_lost(pieces: list[str]) -> None:
    old = "".join(pieces)
    new = _new(old).text
    wanted, found = (re.findall(r"w[0-9]{3}", text) for text in (old, new))
    assert found == wanted


@given(st.text("{}%<>/|\"'`=:. \nabigureslo[]()*"))
def test_no_body_is_too_strange(text: str) -> None:
    body = _new(text)
    assert body.left or body.done or body.text == text
