using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Work;

namespace FaxIngest.Service.Tests.Work;

public sealed class DecideWorkTests
{
    private static readonly Fax Fax = new()
    {
        Id = "a1",
        Sha256 = new string('a', 64),
        FileName = "fax.tif",
        Source = new Source("fax", DateTimeOffset.UnixEpoch),
        State = FaxState.Read,
    };

    [Theory]
    [InlineData("read", true, "accept")]
    [InlineData("read", true, "accept", "accept")]
    [InlineData("read", false, "accept", "verify")]
    [InlineData("read", false, "verify")]
    [InlineData("read", false, "something new")]
    [InlineData("read", false)]
    [InlineData("unreadable", false, "accept")]
    [InlineData("something new", false, "accept")]
    public void Only_what_is_accepted_as_a_whole_goes_out(string status, bool accepted, params string[] decisions)
    {
        var document = WorkBench.DocumentOf(Fax, decisions) with { Status = status };
        var outcome = DecideWork.Judge(document, new ReadResult());
        if (accepted) Assert.Equal(FaxState.Accepted, Assert.IsType<Outcome.Advance>(outcome).To);
        else Assert.NotEmpty(Assert.IsType<Outcome.AskPerson>(outcome).Reasons);
    }

    [Fact]
    public void Blank_pages_alone_go_to_a_person_who_is_told_so()
    {
        var read = new ReadResult { Pages = [new ReadPage(1, PageKinds.Blank, 0, null, 1, 1)] };
        Assert.Equal("all-blank", Assert.Single(DecideWork.Judge(WorkBench.DocumentOf(Fax), read).Reasons).Code);
    }

    [Fact]
    public void The_reasons_are_those_of_what_is_not_accepted()
    {
        var unreadable = new Reason("damaged", "The file is damaged.");
        var document = WorkBench.DocumentOf(Fax, "accept", "verify", "verify") with { Status = "unreadable", Reason = unreadable };
        Assert.Equal(["damaged", "low-confidence"], DecideWork.Judge(document, new ReadResult()).Reasons.Select(reason => reason.Code));
    }
}
