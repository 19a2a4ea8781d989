"""What a hostile, careless or broken hand writes: values, names, pieces of text."""

from random import Random

NFC, NFD = "caf\u00e9", "cafe\u0301"
UNSEEN = [
    "\0",
    "\x07",
    "\x1b[31m",
    "\x7f",
    "\x85",
    "\u202e",
    "\u2066",
    "\u2028",
    "\ufeff",
    "\ufffe",
]
ESCAPES = [r"\0", r"\x1b", r"\u202e", r"\ud800", r"\U0001f600", r"\uffff", r"\q", "\\"]
PATHS = [
    "../../etc/passwd", "/etc/passwd", "..", ".", "/", "//", "///x", "/../../x/", "/%2e%2e/x/", "a/../b",
    "/con/", "CON", "nul.txt", "aux.", "/a /b/", "/x./", "/a:b/", "/a*b/", "/what?/", "/a|b/", "/<b>/",
    "/%00/", "/a%0Ab/", "\\x", "/a\\b/", "C:\\x", "file:///etc/passwd", "/feed.xml/x/", "/feed.xml",
    "/Topics/Housing/", "/topics/housing/", "/" + "x" * 300, "x" * 300, "/" + "x/" * 600, f"/{NFC}/",
    f"/{NFD}/", "/.git/", "/.greenpaper", "/x.html", "/X.HTML", "/index.html", "/sitemap.xml", "/[", "//[x",
    "http://[", "https://x.example/a", "http://", "mailto:a@x.example", "?p=1", "#x", "/?p=1", "/%zz/",
]  # fmt: skip
ADDRESSES = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", "java\tscript:alert(1)", "&#106;avascript:alert(1)",
    "javascript&colon;alert(1)", "vbscript:x", "data:text/html,<script>alert(1)</script>",
    "data:image/svg+xml;base64,PHN2Zz4=", "javascript://x.example/%0aalert(1)", "https:/x", "https://",
    "//x.example/a", "///x", "https://x.example:99999/", "https://[::1]/", "https://[", "https://[1:2]/", "https://\u2100.example/", "mailto://[", "https://x.example:99999/", "blob:x", "x:y",
    "{filename}/posts/one.md", "{filename}../../x.md", "{static}/files/x.pdf", "{static}", "{tag}x",
    "/2017/01/one/", "/2017/01/one/#x", "#", "../posts/one.md", "../../../etc/passwd", "a b", "\x01x",
    *PATHS,
]  # fmt: skip
TEXTS = [
    "Words", "A title: with a colon", "# no comment", "[brackets", "]", "{braces", "&anchor", "*alias",
    "!!python/object/apply:os.system [ls]", "!tag x", "| ", ">", "> x", "|2", "'", "''", '"', '""', "'x",
    '"x', '"x" y', "- x", "-", "--", "---", "...", "? x", ": x", "%YAML 1.2", "@x", "`x`", "null", "~",
    "no", "yes", "010", "1e999", ".nan", "0x1F", "12:30:45", "2017-01-01", "true", "<<", "=", "{% x %}",
    "{{ x }}", "<script>alert(1)</script>", "<b onclick=x>", "</title>", "&lt;", "&#0;", "&#xd800;",
    "]]>", "<!--", "-->", "\u00a0", "\u200b", "\U0001f469\u200d\U0001f4bb", "\u0627\u0644", NFC, NFD,
    "İ", "ß", "ﬁ", "x" * 300, "y" * 5000, "word " * 500, "e\u0301" * 100, "—", "…", "", " ", "\t",
    *UNSEEN, *(f'"{escape}"' for escape in ESCAPES), *PATHS[:20], *ADDRESSES[:9],
]  # fmt: skip
DATES = [
    "2017-01-13", "2017-01-13 09:00", "2017-01-13T09:00:00Z", "2017-01-13 09:00 +05:45", "13/01/2017",
    "13 January 2017", "2017-02-30", "2017-13-01", "0001-01-01", "9999-12-31", "9999-12-31 23:59:59 -12:00",
    "0000-00-00", "2017-01-13 25:00", "2017-01-13 09:00 +99:99", "2016-12-31 23:59:60", "2017-3-26 01:30",
    "2017-03-26 01:30", "2017-10-29 01:30", "٢٠١٧-٠١-١٣", "20170113", "17-01-13", "today", "-2017-01-13",
    "2017-01-13 09:00 Europe/London", "2017-W02-5", "1e9", "2017-01-13 \u200809:00",
]  # fmt: skip
WORDS = [
    "published", "draft", "hidden", "withdrawn", "Published", "publish", "active", "won", "lost", "1", "0",
    "-1", "7", "999999", "1000000", "1.5", "one", "true", "false", "en-GB", "cy", "xx-yy-zz", "e",
    "Europe/London", "Mars/Phobos", "../../etc/localtime", "/etc/localtime", "#0b5d46", "#fff", "red",
    "frames", "scripts", "styles", "pictures", "https://x.example", "https://x.example/blog/", "on", "off",
]  # fmt: skip
NAMES = [
    "one.md", "2017-01-13-one.md", "con.md", "AUX.md", "nul.tar.md", "x..md", "x .md", " x.md", "-x.md",
    "a:b.md", "a*b?.md", "a\\b.md", 'a"b.md', "a\nb.md", "a\x1b[31mb.md", "a\u202eb.md", f"{NFC}.md",
    f"{NFD}.md", "One.md", "ONE.MD", "one.markdown", "one.txt", "one.docx", "—.md", ".md", "x.md~", "x" * 240 + ".md",
    "%2e%2e.md", "index.md", "series.md", "feed.xml.md", "x.md.md", "\U0001f600.md", "#x.md", "$(x).md",
]  # fmt: skip
ASSETS = [
    "a.png", "A.png", "con.png", "a:b.png", "a b.png", "a%20b.png", f"{NFC}.png", f"{NFD}.png", "x.svg",
    "a.pdf", "a..pdf", "x.html", "x.php", "a\nb.png", "index.html", "x" * 240 + ".png", "a.", "x.jpg", "x.webp",
]  # fmt: skip
LINES = [
    "a\n==\n", "- a\n", "> ", "    ", "1. a\n", "***\n", "```\n", "~~~ x\n", "!!! note\n    a\n\n",
    "a|b\n-|-\nc|d\n", "[^1]: x\n", "a[^1]\n", "*[AB]: x\n", "AB ", "{: .x #y }\n", "\n\n", "# a {#x}\n",
    "a\n:   b\n\n", "[x]: /y \"z\"\n", "![a](a.png \"b\")\n\n", "![a](/images/a.png)\n\n", "https://youtu.be/abcdefg\n\n",
    "- 76% of a\n{: .figures}\n", "> a\n> — B, c\n\n", "<!-- unchecked: ageing-date -->", "{% raw %}", "[TOC]\n\n",
    "today ", "last week ", "part 3 ", "76% ", "NHS ", "“x” ", "Photo: A ", "the the ", " ,", "next Monday ",
    "<div markdown=\"1\">\n", "<div>\n", "</div>\n", "&nbsp;", "  \n", "\\\n", "* * *\n", "+ a\n\n  b\n",
]  # fmt: skip
INLINE = [
    "*", "**", "_", "__", "`", "``", "[", "]", "](", ")", "![", "<", ">", "<a", "<a href=", '"', "'", "&", "\\",
    "&amp;", "&#", "&#x6a;", "<!--", "-->", "<?", "?>", "<![CDATA[", "]]>", "<!X", "~", "|", "{", "}", "{:", "%}",
    "\u0002", "\u0003", "\u0002klzzwxh:0000\u0003", "\u0002wzxhzdk:0\u0003", "\u0002amp\u0003", "\t", "\v",
    "<script>", "</script>", "<style>", "</style>", "<svg onload=x>", "</svg>", "<iframe src=//x.example>",
    "<object data=x>", "<embed src=x>", "<form action=x>", "<button formaction=javascript:x>", "<math>", "<mi>",
    "<base href=//x.example>", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=x>", "<p onclick=x>",
    "<img src=x onerror=x>", "<img srcset='javascript:x 2x, a.png 1x' src=a.png>", "<a xlink:href=javascript:x>",
    "<p style='background:url(//x.example)'>", "<video src=a.mp4 poster=javascript:x>", "<table><tr><td>", "</table>",
    "<ul><li>", "</ul>", "<details>", "<summary>", "<select><option>", "<textarea>", "<plaintext>", "<title>",
    "<template>", "<noscript>", "<b><p>", "</b>", "<ruby><rt>", "<zz>", "<o:p>", "<https://x.example/>", "<a@x.example>",
    "\u0301", "\u202e", "\U0001f600", "\xa0", "\u2028", "\x85", "\x0c", "é", "x" * 200, "word ", "\n", "\n\n",
]  # fmt: skip


def address(chance: Random) -> str:
    return chance.choice(ADDRESSES)


def text(chance: Random) -> str:
    """One text, or two of them joined."""
    one = chance.choice(TEXTS)
    return (
        one
        if chance.random() < 0.7
        else one + chance.choice(("", " ", ": ", " #")) + chance.choice(TEXTS)
    )
