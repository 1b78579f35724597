using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Work;

public sealed class ReadWorkTests : IDisposable
{
    private readonly WorkBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task The_page_images_are_kept_under_the_fax()
    {
        string id = await bench.ArriveAsync();
        await bench.Runner.RunOneAsync(bench.ReadWork, CancellationToken.None);
        Assert.Equal("image", await File.ReadAllTextAsync(Path.Combine(bench.Pages.Of(id), "page-0001.png")));
    }

    [Fact]
    public async Task An_attempt_that_failed_leaves_no_images_and_the_next_starts_with_an_empty_folder()
    {
        string id = await bench.ArriveAsync();
        string left = bench.Pages.Prepare(id);
        await File.WriteAllTextAsync(Path.Combine(left, "page-0009.png"), "left by a killed service");
        bench.OnRead = async (request, cancellation) =>
        {
            Assert.Empty(Directory.GetFiles(request.WorkFolder));
            await File.WriteAllTextAsync(Path.Combine(request.WorkFolder, "page-0001.png"), "half", cancellation);
            throw new ReaderFaultException(new Reason("reader-crashed", "It crashed."));
        };
        await bench.Runner.RunOneAsync(bench.ReadWork, CancellationToken.None);
        Assert.False(Directory.Exists(bench.Pages.Of(id)));
        Assert.False(Directory.Exists(left));
    }

    [Fact]
    public async Task Reading_again_replaces_the_images()
    {
        string id = await bench.ArriveAsync();
        string kept = bench.Pages.Of(id);
        Directory.CreateDirectory(kept);
        await File.WriteAllTextAsync(Path.Combine(kept, "page-0002.png"), "old");
        await bench.Runner.RunOneAsync(bench.ReadWork, CancellationToken.None);
        Assert.Equal(["page-0001.png"], Directory.GetFiles(kept).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_goes_on_with_its_reason()
    {
        string id = await bench.ArriveAsync();
        var reason = new Reason("damaged", "The file is damaged.");
        bench.OnRead = (_, _) => Task.FromResult(new ReadResult { Unreadable = reason });
        await bench.Runner.RunOneAsync(bench.ReadWork, CancellationToken.None);
        var fax = await bench.FindAsync(id);
        Assert.Equal(FaxState.Read, fax.State);
        Assert.Equal([reason], fax.Reasons);
    }
}
