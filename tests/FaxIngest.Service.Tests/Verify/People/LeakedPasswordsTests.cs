using FaxIngest.Check;
using FaxIngest.Service.Tests;

namespace FaxIngest.Verify.People;

/// <summary>Passwords that leaked, from the list that src/setup fetched.</summary>
public sealed class LeakedPasswordsTests
{
    [Fact]
    public async Task The_list_is_beside_the_program_and_holds_well_over_the_three_thousand_that_are_asked_for()
    {
        // ASVS 6.2.4 counts those that would be long enough: of twelve characters and more there are some 44,000.
        Assert.True(File.ReadLines(LeakedPasswords.Place).Count(line => line.Length >= PasswordRules.MinLength) > 40_000);
        Assert.InRange(LeakedPasswords.Known.Count, 400_000, 600_000);
        Assert.Contains("are known and refused", await PasswordProofs.List.Prove(null!, CancellationToken.None), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("chickenwing101")]
    [InlineData("ChickenWing101")]
    [InlineData("chickenwing1!!")]
    [InlineData("gfhjkmgfhjkm")]
    public void Those_on_it_are_refused_in_whatever_case(string password)
    {
        Assert.True(LeakedPasswords.Known.Has(password));
        Assert.NotNull(PasswordRules.Problem(password, "anna"));
    }

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("gravel tulip mandolin")]
    [InlineData("k7#Tq9!mZ2vL")]
    [InlineData("не скажу никому")]
    public void Others_are_not(string password) => Assert.False(LeakedPasswords.Known.Has(password));

    [Fact]
    public void Without_the_list_nothing_is_known_and_nothing_breaks()
    {
        using var folder = new TemporaryFolder();
        var none = LeakedPasswords.Load(folder.At("none.txt"));
        Assert.Equal((0, false), (none.Count, none.Has("chickenwing101")));
        File.WriteAllLines(folder.At("some.txt"), ["short", "Long Enough 1", "", "another-long-one"]);
        var some = LeakedPasswords.Load(folder.At("some.txt"));
        Assert.Equal((2, true, true, false), (some.Count, some.Has("long enough 1"), some.Has("ANOTHER-LONG-ONE12"), some.Has("another-long")));
    }
}
