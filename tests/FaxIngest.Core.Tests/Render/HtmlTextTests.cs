using System.Diagnostics;

namespace FaxIngest.Render;

public sealed class HtmlTextTests
{
    [Theory]
    [InlineData("<p>One</p><p>Two &amp; three&nbsp;four</p>", "One\n\nTwo & three four")]
    [InlineData("<head><title>no</title><style>p {}</style></head><body>yes<script>no()</script></body>", "yes")]
    [InlineData("<table><tr><td>Name:</td><td>Example</td></tr></table>", "Name:  Example")]
    [InlineData("<ul><li>a<li>b</ul>", "- a\n- b")]
    [InlineData("a <!-- <p>no</p> --> b", "a b")]
    [InlineData("1 < 2 and 3 > 2", "1 < 2 and 3 > 2")]
    [InlineData("<a title=\"x > y\">link</a>", "link")]
    [InlineData("<p>never closed <b", "never closed <b")]
    [InlineData("<head>never closed<body>text", "text")]
    public void The_text_is_what_a_reader_sees(string html, string text) => Assert.Equal(text, HtmlText.Of(html));

    [Fact]
    public void Pictures_that_it_shows_are_named() =>
        Assert.Equal(["a@b", "c"], HtmlText.Pictures("<img src='cid:a@b'><IMG width=1 src=\"CID:c\"><img src=http://x/y.png>").Order());

    [Theory]
    [InlineData("<div>")]
    [InlineData("<")]
    [InlineData("<!--")]
    [InlineData("<a b=\"")]
    public void Nothing_repeated_takes_long(string piece)
    {
        string html = string.Concat(Enumerable.Repeat(piece, 100_000));
        var watch = Stopwatch.StartNew();

        HtmlText.Of(html);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20));
    }
}
