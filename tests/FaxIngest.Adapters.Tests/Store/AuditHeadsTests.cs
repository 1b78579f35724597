namespace FaxIngest.Store;

/// <summary>What is written down outside the database, as a power cut, a second look and a stranger's hand leave it.</summary>
public sealed class AuditHeadsTests : IDisposable
{
    private static readonly string Hash = new('a', 64);
    private readonly TemporaryFolder folder = new();
    private readonly AuditHeads heads;

    public AuditHeadsTests() => heads = new(folder["data"]);

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_head_is_written_once_and_read_back()
    {
        Assert.Empty(heads.Read());
        Assert.False(heads.Add(new AuditHead(0, AuditChain.Start), DateTimeOffset.UnixEpoch));
        Assert.True(heads.Add(new AuditHead(3, Hash), DateTimeOffset.UnixEpoch));
        Assert.False(heads.Add(new AuditHead(3, Hash), DateTimeOffset.UnixEpoch.AddHours(1)));
        Assert.True(heads.Add(new AuditHead(5, Hash), DateTimeOffset.UnixEpoch.AddHours(2)));
        Assert.Equal([(DateTimeOffset.UnixEpoch, new AuditHead(3, Hash)), (DateTimeOffset.UnixEpoch.AddHours(2), new AuditHead(5, Hash))], heads.Read());
    }

    [Fact]
    public void A_line_cut_off_by_a_power_cut_is_passed_over_and_any_other_is_told_of()
    {
        heads.Add(new AuditHead(3, Hash), DateTimeOffset.UnixEpoch);
        File.AppendAllText(heads.Path, "1970-01-01T01:00:00.0000000Z 4 aaaa");
        Assert.Single(heads.Read());
        heads.Add(new AuditHead(4, Hash), DateTimeOffset.UnixEpoch);
        Assert.Equal([3, 4], heads.Read().Select(each => each.Head.Number));
        File.AppendAllText(heads.Path, "1970-01-01T01:00:00.0000000Z 4 aaaa\n");
        Assert.Contains("Line 3", Assert.Throws<InvalidDataException>(() => heads.Read()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nobody_else_can_read_or_write_it()
    {
        if (OperatingSystem.IsWindows()) return;
        heads.Add(new AuditHead(3, Hash), DateTimeOffset.UnixEpoch);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(heads.Path));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(heads.Path)!));
    }
}
