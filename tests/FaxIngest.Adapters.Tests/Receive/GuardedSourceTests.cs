using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Receive;

public sealed class GuardedSourceTests
{
    [Fact]
    public async Task While_the_disk_lacks_room_the_source_is_not_touched_and_trouble_is_told()
    {
        long free = 499_000_000;
        var source = new Source();
        var space = new IntakeSpace(Options.Create(new IntakeOptions()), Options.Create(new DataOptions { Folder = Path.Combine(Path.GetTempPath(), "not", "there", "yet") })) { Free = folder => Directory.Exists(folder) ? free : throw new DirectoryNotFoundException() };
        var guarded = new GuardedSource(source, space, TimeProvider.System);
        var fault = await Assert.ThrowsAsync<IOException>(() => guarded.TakeAsync(CancellationToken.None));
        Assert.Equal("disk-full", IoFault.ReasonOf(fault).Code);
        await Assert.ThrowsAsync<IOException>(() => guarded.DrainAsync(CancellationToken.None));
        Assert.Equal(0, source.Looks);
        Assert.Equal("disk-full", guarded.Trouble!.Reason.Code);

        free = 500_000_000;
        Assert.Equal(7, await guarded.TakeAsync(CancellationToken.None));
        Assert.Null(guarded.Trouble);
    }

    [Fact]
    public void The_real_disk_is_asked() =>
        Assert.True(new IntakeSpace(Options.Create(new IntakeOptions { MinimumFreeMegabytes = 1_000_000 }), Options.Create(new DataOptions { Folder = Path.GetTempPath() })).IsLacking);

    private sealed class Source : IIntakeSource
    {
        public int Looks { get; private set; }

        public string Name => "fake";

        public Task<int> TakeAsync(CancellationToken cancellation)
        {
            Looks++;
            return Task.FromResult(7);
        }
    }
}
