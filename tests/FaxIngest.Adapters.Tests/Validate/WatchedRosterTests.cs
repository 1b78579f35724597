using FaxIngest.Store;
using FaxIngest.Validate;
using Microsoft.Extensions.Logging.Abstractions;

namespace FaxIngest.Tests.Validate;

public sealed class WatchedRosterTests : IDisposable
{
    private const string Header = "cin,lastName,firstName,dateOfBirth\n", First = "91234567A,Reyes,Luz,1984-03-14\n", Second = "92345678C,Soto,Juan,1990-01-01\n";

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(11);

    private readonly string path = Path.Combine(Directory.CreateTempSubdirectory("roster-").FullName, "roster.csv");
    private readonly ManualTime time = new();

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(path)!, recursive: true);

    private WatchedRoster Open()
    {
        File.WriteAllText(path, Header + First);
        return new WatchedRoster(path, time, NullLogger<WatchedRoster>.Instance);
    }

    private int CountAfterLooks(WatchedRoster roster, int looks)
    {
        for (int i = 0; i < looks; i++)
        {
            time.Advance(Look);
            _ = roster.Current;
        }
        return roster.Current!.Count;
    }

    [Fact]
    public void A_changed_file_is_read_again_once_it_is_still()
    {
        var roster = Open();
        File.WriteAllText(path, Header + First + Second);
        Assert.Equal(1, CountAfterLooks(roster, 1));
        Assert.Equal(2, CountAfterLooks(roster, 1));
    }

    [Fact]
    public void A_file_that_still_grows_waits()
    {
        var roster = Open();
        for (int i = 0; i < 3; i++)
        {
            File.AppendAllText(path, $"9234567{i}C,Soto,Juan,1990-01-01\n");
            Assert.Equal(1, CountAfterLooks(roster, 1));
        }
        Assert.Equal(4, CountAfterLooks(roster, 1));
    }

    [Fact]
    public void A_broken_or_missing_file_leaves_the_roster_in_force_and_a_mended_one_replaces_it()
    {
        var roster = Open();
        File.WriteAllText(path, Header + First + "92345678C,Soto\n");
        Assert.Equal(1, CountAfterLooks(roster, 3));
        File.Delete(path);
        Assert.Equal(1, CountAfterLooks(roster, 3));
        File.WriteAllText(path, Header + First + Second);
        Assert.Equal(2, CountAfterLooks(roster, 3));
    }

    [Fact]
    public void A_broken_file_at_the_start_is_refused()
    {
        File.WriteAllText(path, "cin\n");
        Assert.Contains("roster.csv", Assert.Throws<FormatException>(() => new WatchedRoster(path, time, NullLogger<WatchedRoster>.Instance)).Message, StringComparison.Ordinal);
    }
}
