using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text.Json;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Reader.Faults;

/// <summary>A pipeline that does to its process what a hostile or broken document might; the document's name says what.</summary>
internal sealed unsafe partial class FaultyReader(Stream answers, IProgress<int> pages) : IDocumentReader
{
    internal const string Good = "good";
    internal const string Crash = "crash";
    internal const string Hang = "hang";
    internal const string HangAfterPages = "hang-after-pages";
    internal const string SlowPages = "slow-pages";
    internal const string Spin = "spin";
    internal const string Grow = "grow";
    internal const string GrowManaged = "grow-managed";
    internal const string Exception = "exception";
    internal const string Garbage = "garbage";
    internal const string Flood = "flood";
    internal const string FloodOfPages = "flood-of-pages";
    internal const string HalfLine = "half-line";
    internal const string Exit = "exit-before-answer";
    internal const string WrongId = "wrong-id";
    internal const string TwoAnswers = "two-answers";
    internal const string EscapingImage = "escaping-image";
    internal const string MissingImage = "missing-image";
    internal const string Print = "print";
    internal const string Family = "family";
    internal const string CrashWithFamily = "crash-with-family";
    internal const string Network = "network";
    internal const string Environment = "environment";
    internal const string Limits = "limits";
    internal const string ProcessId = "process-id";

    /// <summary>Tries what stands in the document, a line each: <c>read PATH</c>, <c>list PATH</c>, <c>write PATH</c>, <c>run PATH</c>, <c>copy-and-run PATH</c>, <c>signal ID</c>, <c>write-input</c>. Answers a line each.</summary>
    internal const string Probe = "probe";

    /// <summary>Leaves a file in every folder it may write to, and a link to the document's folder among the pages.</summary>
    internal const string Litter = "litter";

    /// <summary>No fault: the result that stands in the document as JSON, kept after the first time, so that only the way there and back takes time.</summary>
    internal const string Replay = "replay";

    /// <summary>In the work folder: ids of this process and of a program it started, a line each.</summary>
    internal const string FamilyFile = "family.txt";

    private readonly List<nint> kept = [];
    private ReadResult? replayed;

    public Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
    {
        pages.Report(1);
        return Task.FromResult(request.FileName switch
        {
            Good => Result(),
            Replay => replayed ??= JsonSerializer.Deserialize<ReadResult>(File.ReadAllText(request.Path), DocumentJson.OneLine)!,
            Crash => Segfault(),
            Hang => Forever(),
            HangAfterPages => Pages(20, TimeSpan.FromMilliseconds(100), thenHang: true),
            SlowPages => Pages(20, TimeSpan.FromMilliseconds(100), thenHang: false),
            Spin => Burn(),
            Grow => Eat(),
            GrowManaged => EatManaged(),
            Exception => throw new InvalidDataException("Doe, Jane 91234567A"),
            Garbage => Write("Tesseract Open Source OCR Engine v5.3.0\n"),
            Flood => Write(new string('x', 1 << 16), 1 << 12),
            FloodOfPages => Pages(int.MaxValue, TimeSpan.Zero, thenHang: true),
            HalfLine => Leave("{\"kind\":\"result\",\"id\":\""),
            Exit => Leave(""),
            WrongId => Write("{\"kind\":\"result\",\"id\":\"other\",\"result\":{}}\n"),
            TwoAnswers => Write("{\"kind\":\"result\",\"id\":\"" + request.Id + "\",\"result\":{\"pages\":[{\"page\":1,\"kind\":\"blank\",\"rotation\":0,\"width\":1,\"height\":1}]}}\n"),
            EscapingImage => Result("../family.txt"),
            MissingImage => Result("page-0001.png"),
            Print => PrintNatively(),
            Family => StartFamily(request.WorkFolder, Forever),
            CrashWithFamily => StartFamily(request.WorkFolder, Segfault),
            Network => Answer(TrySocket()),
            Environment => Answer(string.Join('\n', System.Environment.GetEnvironmentVariables().Keys.Cast<string>().Order(StringComparer.Ordinal))),
            Limits => Answer(string.Join('\n', new[] { Native.PosixApi.LimitCoreDump, Native.PosixApi.LimitWritableMemory, Native.PosixApi.LimitProcessorSeconds }.Select(LimitOf))),
            ProcessId => Answer(System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture)),
            Probe => Answer(string.Join('\n', File.ReadAllLines(request.Path).Select(line => Attempt(line, request)))),
            Litter => LeaveLitter(request),
            _ => throw new ArgumentException(request.FileName),
        });
    }

    private static ReadResult Result(string? image = null) =>
        new() { Pages = [new(1, PageKinds.Unknown, 0, image, 1728, 2156)], Referrals = [new() { Pages = [1], FormType = "unknown" }] };

    private static ReadResult Answer(string text) => Result() with { Notes = [new("note", text)] };

    private static ReadResult Segfault()
    {
        // In a library, as a decoder would; in managed code it would be an exception.
        _ = StringLength(1);
        return Forever();
    }

    private static ReadResult Forever()
    {
        Thread.Sleep(Timeout.Infinite);
        return Result();
    }

    private static ReadResult Burn()
    {
        for (ulong i = 1; i != 0; i += 2) { }
        return Result();
    }

    private ReadResult Pages(int count, TimeSpan each, bool thenHang)
    {
        for (int page = 2; page <= count; page++)
        {
            if (each > TimeSpan.Zero) Thread.Sleep(each);
            pages.Report(page);
        }
        return thenHang ? Forever() : Result();
    }

    private ReadResult Eat()
    {
        const nuint Chunk = 8_000_000;
        while (true)
        {
            void* memory = NativeMemory.Alloc(Chunk);
            new Span<byte>(memory, (int)Chunk).Fill(1);
            kept.Add((nint)memory);
            Thread.Sleep(5);
        }
    }

    private static ReadResult EatManaged()
    {
        var kept = new List<byte[]>();
        while (true) kept.Add(new byte[16_000_000]);
    }

    private ReadResult Write(string text, int times = 1)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);
        for (int i = 0; i < times; i++) answers.Write(bytes);
        answers.Flush();
        return Result();
    }

    private ReadResult Leave(string text)
    {
        Write(text);
        System.Environment.Exit(0);
        return Result();
    }

    private static ReadResult PrintNatively()
    {
        Console.Out.WriteLine("printed by managed code");
        Console.Out.Flush();
        fixed (byte* text = "printed by a library\n"u8) _ = WriteFile(1, text, 21);
        using var echo = Process.Start("/bin/sh", ["-c", "echo printed by a program; read line && echo got $line; true"]);
        echo.WaitForExit();
        return Result();
    }

    private static ReadResult StartFamily(string folder, Func<ReadResult> then)
    {
        using var child = Process.Start("/bin/sleep", ["600"]);
        string temporary = Path.Combine(folder, "family.tmp");
        File.WriteAllLines(temporary, [System.Environment.ProcessId.ToString(CultureInfo.InvariantCulture), child.Id.ToString(CultureInfo.InvariantCulture)]);
        File.Move(temporary, Path.Combine(folder, FamilyFile));
        return then();
    }

    private static string Attempt(string line, ReadRequest request)
    {
        string[] words = line.Split(' ', 2);
        try
        {
            return words[0] switch
            {
                "read" => $"read {File.ReadAllBytes(words[1]).Length > 0}",
                "list" => $"listed {Directory.GetFileSystemEntries(words[1]).Length > 0}",
                "write" => Done(() => File.WriteAllText(words[1], "mine")),
                "write-input" => Done(() => File.WriteAllText(request.Path, "mine")),
                "run" => Done(() => Process.Start(words[1])!.WaitForExit()),
                "copy-and-run" => Done(() => CopyAndRun(words[1])),
                "signal" => SendSignal(int.Parse(words[1], CultureInfo.InvariantCulture), 0) == 0 ? "done" : "refused",
                _ => throw new ArgumentException(line),
            };
        }
        catch (System.Exception refused) when (refused is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            return "refused";
        }
    }

    private static string Done(Action action)
    {
        action();
        return "done";
    }

    private static void CopyAndRun(string program)
    {
        string copy = Path.Combine(Path.GetTempPath(), "program");
        File.Copy(program, copy);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(copy, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Process.Start(copy)!.WaitForExit();
    }

    private static ReadResult LeaveLitter(ReadRequest request)
    {
        string found = string.Join(',', Directory.GetFileSystemEntries(Path.GetTempPath()).Concat(Directory.GetFileSystemEntries(request.WorkFolder)).Select(Path.GetFileName));
        File.WriteAllText(Path.Combine(Path.GetTempPath(), "note of a member"), "x");
        File.WriteAllText(Path.Combine(request.WorkFolder, "kept.bin"), "x");
        File.CreateSymbolicLink(Path.Combine(request.WorkFolder, "link.png"), "/etc/hostname");
        return Answer(found);
    }

    private static string LimitOf(int limit) => Native.PosixApi.GetLimit(limit, out var value) == 0 ? value.Soft.ToString(CultureInfo.InvariantCulture) : "unknown";

    private static string TrySocket()
    {
        var families = new[] { AddressFamily.InterNetwork, AddressFamily.InterNetworkV6, AddressFamily.Unix };
        return string.Join(',', families.Select(family =>
        {
            try
            {
                using var socket = new Socket(family, SocketType.Stream, ProtocolType.Unspecified);
                return "open";
            }
            catch (SocketException refused)
            {
                return refused.SocketErrorCode.ToString();
            }
        }));
    }

    [LibraryImport("libc", EntryPoint = "strlen")]
    private static partial nuint StringLength(nint text);

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int SendSignal(int process, int signal);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint WriteFile(int file, byte* bytes, nuint count);
}
