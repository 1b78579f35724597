using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Tests.Read;

public sealed class PageClarityTests
{
    [Fact]
    public void It_is_told_by_the_other_entries_of_the_page()
    {
        var weighed = PageClarity.Weigh([Entry(1, alike: false), .. Entries(1, 3, alike: true), Entry(1, alike: false), .. Entries(2, 4, alike: true)]);

        Assert.Equal([0.75, 0.5, 0.5, 0.5, 0.75, 1, 1, 1, 1], weighed.Select(r => r.Evidence.PageClarity));
    }

    [Fact]
    public void Three_other_entries_tell_and_two_do_not()
    {
        Assert.All(PageClarity.Weigh([.. Entries(1, 4, alike: true)]), r => Assert.Equal(1, r.Evidence.PageClarity));
        Assert.All(PageClarity.Weigh([.. Entries(1, 3, alike: true)]), r => Assert.Equal(0, r.Evidence.PageClarity));
    }

    [Fact]
    public void Boxes_narratives_and_blanks_tell_nothing_and_what_was_not_made_out_speaks_against_the_page()
    {
        Reading[] others = [Entry(1, true) with { Kind = "set" }, Entry(1, false) with { Kind = "prose" }, Entry(1, true) with { Blank = true, Value = null }];
        var unread = Entry(1, alike: true) with { Value = null };

        var weighed = PageClarity.Weigh([.. others, unread, .. Entries(1, 4, alike: true)]);

        Assert.All(weighed.Take(3), r => Assert.Equal(0, r.Evidence.PageClarity));
        Assert.Equal(1, weighed[3].Evidence.PageClarity);
        Assert.All(weighed.Skip(4), r => Assert.Equal(0.75, r.Evidence.PageClarity));
    }

    private static IEnumerable<Reading> Entries(int page, int count, bool alike) => Enumerable.Range(0, count).Select(_ => Entry(page, alike));

    private static Reading Entry(int page, bool alike) => new()
    {
        Field = "member.lastName", Kind = "last-name", Page = page, Box = new PageBox(0, 0, 0.1, 0.1), Value = FieldValue.Of("Soto"), Evidence = new Evidence { Engines = 2, Agreeing = 2, RawAgreeing = alike ? 2 : 1 },
    };
}
