using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using FaxIngest.Read;

namespace FaxIngest.Service.Tests.Read;

/// <summary>Containers made to exhaust the machine, through the program itself: each has an answer soon, every part of it an end, and nothing stays behind.</summary>
public sealed class HostileReadTests : IDisposable
{
    private static readonly byte[] Zeros = new byte[1_900_000]; // just below what is always unpacked, however much it shrank

    private readonly string root = Directory.CreateTempSubdirectory("faxingest-hostile-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public async Task Zips_in_zips_end_at_the_caps_on_depth_bytes_and_parts()
    {
        byte[] deep = Zip(("fax.txt", "too deep to be seen"u8.ToArray()));
        for (int level = 0; level < 20; level++) deep = Zip(("inner.zip", deep));
        Save("deep.zip", deep);
        // 40 zips of 40 files of zeros, no two the same: 3 GB in some hundred kB.
        Save("wide.zip", Zip([.. Enumerable.Range(0, 40).Select(zip => ($"{zip}.zip", Zip([.. Enumerable.Range(0, 40).Select(file => ($"{file}.tif", Blank((zip * 40) + file)))])))]));
        // 60 zips of 60 empty files with a name: more parts than one document may have.
        Save("many.zip", Zip([.. Enumerable.Range(0, 60).Select(zip => ($"{zip}.zip", Zip([.. Enumerable.Range(0, 60).Select(file => ($"{zip}-{file}", Array.Empty<byte>()))])))]));

        var clock = Stopwatch.StartNew();
        var (code, output) = await RunAsync("read", At("in"), "--out", At("out"));

        Assert.Equal(2, code);
        Assert.Equal("0 read, 3 unreadable", output.TrimEnd().Split('\n')[^1]);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(3));
        Assert.Equal(["opened", "over-limit"], Ends("deep.zip").Order(StringComparer.Ordinal).Distinct());
        Assert.Equal(12, Ends("deep.zip").Count);
        var wide = Ends("wide.zip");
        Assert.Equal(40 + (40 * 40), wide.Count); // every one of them has an end
        Assert.InRange(wide.Count(end => end == "not-a-document"), 1, 200_000_000 / Zeros.Length);
        Assert.True(wide.Count(end => end == "over-limit") > 1000);
        Assert.InRange(Ends("many.zip").Count, 1, 2_000);
        Assert.Empty(Directory.EnumerateFileSystemEntries(At("tmp")));
    }

    private static byte[] Blank(int number)
    {
        BitConverter.TryWriteBytes(Zeros, number);
        return [.. Zeros];
    }

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var memory = new MemoryStream();
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in entries)
            {
                using var stream = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                stream.Write(bytes);
            }
        }
        return memory.ToArray();
    }

    private List<string> Ends(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(At($"out/{name}.json")));
        return [.. document.RootElement.GetProperty("parts").EnumerateArray().Select(part => part.GetProperty("status").GetString()!)];
    }

    private void Save(string name, byte[] bytes)
    {
        Directory.CreateDirectory(At("in"));
        File.WriteAllBytes(At("in/" + name), bytes);
    }

    private string At(string path) => Path.Combine(root, path);

    private async Task<(int Code, string Output)> RunAsync(params string[] arguments)
    {
        var program = ReaderProgram.Beside("faxingest", arguments);
        var start = new ProcessStartInfo(program.FileName, program.Arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = root };
        start.Environment["TMPDIR"] = Directory.CreateDirectory(At("tmp")).FullName;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        return (process.ExitCode, output);
    }
}
