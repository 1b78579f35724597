using FaxIngest.Model;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Tests.Verify;

public class BlindRoundTests
{
    /// <summary>Answers as person=value, ! for a supervisor who sees all, - for nothing written, ? for cannot be read; then the stage, the result and who stands behind it.</summary>
    [Theory]
    [InlineData("M", "", "First")]
    [InlineData("M", "ann=M", "Closed M 1 machine")]
    [InlineData("M", "ann=m", "Closed m 1 machine")]
    [InlineData("M", "ann=A", "Second")]
    [InlineData("M", "ann=A ann=M", "Second")]
    [InlineData("M", "ann=A ann=A", "Second")]
    [InlineData("M", "ann=A bob=A", "Closed A 2")]
    [InlineData("M", "ann=A bob=M", "Closed M 1 machine")]
    [InlineData("M", "ann=A bob=B", "Supervisor")]
    [InlineData("M", "ann=A bob=B cat=A", "Supervisor")]
    [InlineData("M", "ann=A bob=B ann!=A", "Supervisor")]
    [InlineData("M", "ann=A bob=B bob!=M", "Supervisor")]
    [InlineData("M", "ann=A bob=B cat!=A", "Closed A 0")]
    [InlineData("M", "ann=A bob=B cat!=C", "Closed C 0")]
    [InlineData("M", "ann=A bob=B cat!=M", "Closed M 0 machine")]
    [InlineData("M", "ann=A cat!=A", "Second")]
    [InlineData("M", "ann!=A", "First")]
    [InlineData("M", "ann=M bob=A cat=A", "Closed M 1 machine")]
    [InlineData("M", "ann=-", "Second")]
    [InlineData("M", "ann=- bob=-", "Closed - 2")]
    [InlineData("-", "ann=-", "Closed - 1 machine")]
    [InlineData("-", "ann=A bob=-", "Closed - 1 machine")]
    [InlineData("?", "ann=-", "Second")]
    [InlineData("?", "ann=?", "Second")]
    [InlineData("?", "ann=? bob=?", "Closed ? 2")]
    [InlineData("?", "ann=A bob=A", "Closed A 2")]
    [InlineData("-", "ann=? bob=-", "Closed - 1 machine")]
    [InlineData("M", "ann=? bob=-", "Supervisor")]
    public void Two_readings_that_agree_settle_a_field_and_nobody_counts_twice(string machine, string answers, string want)
    {
        var round = BlindRound.Fresh;
        foreach (string each in answers.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = each.Split('=');
            bool supervisor = parts[0].EndsWith('!');
            round = round.With(new BlindAnswer(parts[0].TrimEnd('!'), ValueOf(parts[1]), parts[1] == "?"), new FieldKeying(supervisor ? FieldLook.Resolved : FieldLook.Blind, ValueOf(machine), machine == "-"));
        }
        string got = round.Stage.ToString();
        if (round.Result is { } result) got += $" {(result.Unreadable ? "?" : result.Value?.Flat ?? "-")} {round.Agreeing}{(round.MachineRight ? " machine" : "")}";
        Assert.Equal(want, got);
    }

    [Fact]
    public void What_was_compared_stays_compared_though_the_machine_says_something_else_by_now()
    {
        var round = BlindRound.Fresh.With(new BlindAnswer("ann", FieldValue.Of("A")), new FieldKeying(FieldLook.Blind, FieldValue.Of("A")));
        Assert.Same(round, round.With(new BlindAnswer("bob", FieldValue.Of("B")), new FieldKeying(FieldLook.Blind, FieldValue.Of("B"))));
    }

    [Fact]
    public void Nothing_tells_a_value()
    {
        var round = BlindRound.Fresh.With(new BlindAnswer("ann", FieldValue.Of("91234567A")), new FieldKeying(FieldLook.Blind, FieldValue.Of("91234567B")));
        Assert.DoesNotContain("9123", $"{round} {round.Answers[0]} {round.Machine}", StringComparison.Ordinal);
    }

    private static FieldValue? ValueOf(string text) => text is "-" or "?" ? null : FieldValue.Of(text);
}
