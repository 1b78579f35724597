using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using FaxIngest.Model;
using FaxIngest.Native;

namespace FaxIngest.Read;

/// <summary>One reader process as its parent sees it. Reads one document at a time; after a fault it is of no more use.</summary>
internal sealed class ReaderProcess : IAsyncDisposable
{
    /// <summary>How long a process that is told to end, or was killed, may take to be gone.</summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly Process process;
    private readonly ReaderLaunch launch;
    private readonly ReaderHome home;
    private readonly TimeProvider time;
    private readonly AnswerLines answers;
    private readonly ErrorLines errors;
    private bool broken;

    private ReaderProcess(Process process, ReaderLaunch launch, ReaderHome home, TimeProvider time)
    {
        (this.process, this.launch, this.home, this.time) = (process, launch, home, time);
        answers = new AnswerLines(process.StandardOutput.BaseStream, launch.AnswerBytes);
        errors = new ErrorLines(process.StandardError.BaseStream);
    }

    /// <summary>Process id.</summary>
    internal int Id => process.Id;

    /// <summary>What the system did not let it take away from itself.</summary>
    internal IReadOnlyList<string> Unconfined { get; private set; } = [];

    /// <summary>Documents read.</summary>
    internal int Documents { get; private set; }

    /// <summary>It can read another document.</summary>
    internal bool Usable => !broken && !process.HasExited;

    /// <summary>It has done its share or has grown, and should be replaced.</summary>
    internal bool Worn => Documents >= launch.Options.RecycleDocuments || ProcessMeter.Of(process).MemoryBytes > launch.RecycleBytes;

    /// <summary>Starts a reader and waits until it is ready.</summary>
    /// <param name="launch">What to start.</param>
    /// <param name="folder">Private folder; taken over and removed with the process.</param>
    /// <param name="time">Clock for the limits.</param>
    /// <param name="cancellation">Gives up the start.</param>
    /// <exception cref="ReaderFaultException">Code <c>reader-not-started</c>.</exception>
    internal static async Task<ReaderProcess> StartAsync(ReaderLaunch launch, WorkFolder folder, TimeProvider time, CancellationToken cancellation)
    {
        var home = new ReaderHome(folder);
        Process process;
        bool fenced;
        try
        {
            (process, fenced) = FencedStart.Start(StartInfo(launch, home), FenceRules.For(launch.Program, home, launch.Setup.FormsFolder));
        }
        catch (Exception refused) when (refused is System.ComponentModel.Win32Exception or IOException)
        {
            home.Dispose();
            throw new ReaderFaultException(ReaderFaults.NotStarted(refused.Message), refused);
        }
        var reader = new ReaderProcess(process, launch, home, time);
        try
        {
            var ready = await reader.AskAsync(launch.Setup, ReaderWatch.OfStart(launch.Options, time), _ => false, cancellation);
            if (ready.Kind != ReaderAnswer.Ready) throw new ReaderFaultException(ReaderFaults.NotStarted("it answered before it was asked"));
            reader.Unconfined = fenced ? ready.Unconfined ?? [] : [.. ready.Unconfined ?? [], "file fence"];
            return reader;
        }
        catch (Exception fault)
        {
            await reader.DisposeAsync();
            if (fault is not ReaderFaultException known || known.Reason.Code == ReaderFaults.NotStartedCode) throw;
            throw new ReaderFaultException(ReaderFaults.NotStarted(known.Reason.Message), known);
        }
    }

    /// <summary>Reads one document.</summary>
    /// <exception cref="ReaderFaultException">The process failed and was killed.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up; the process was killed, since nothing else stops it.</exception>
    internal async Task<ReadResult> ReadAsync(ReadRequest request, CancellationToken cancellation)
    {
        // Its own folders, whatever the caller's: it can reach no others.
        var own = request with { Path = home.Lay(request.Path, launch.Setup.Limits.MaxBytes), WorkFolder = home.Pages };
        try
        {
            var watch = new ReaderWatch(launch, time, () => ProcessMeter.Of(process));
            var answer = await AskAsync(own, watch, answer => answer.Kind == ReaderAnswer.PageDone && answer.Id == request.Id, cancellation);
            if (answer is not { Kind: ReaderAnswer.Done, Result: not null } || answer.Id != request.Id) throw Broken(ReaderFaults.Garbage("an answer to another question"));
            Documents++;
            ReadResultCheck.Check(answer.Result, home.Pages);
            home.Collect(request.WorkFolder);
            return answer.Result;
        }
        finally
        {
            home.Clear();
        }
    }

    /// <summary>Kills it where it stands; for tests and for a pool that is closed.</summary>
    internal void Kill()
    {
        broken = true;
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception gone) when (gone is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It ended by itself.
        }
        // Programs it started outlive a reader that crashed: they are still of its group.
        if (OperatingSystem.IsLinux()) _ = PosixApi.Kill(-process.Id, PosixApi.SignalKill);
    }

    /// <summary>Ends it: an idle one is asked by closing its stdin, a broken one killed.</summary>
    public async ValueTask DisposeAsync()
    {
        answers.Abandon();
        try
        {
            process.StandardInput.BaseStream.Dispose();
        }
        catch (IOException)
        {
            // It is gone.
        }
        if (broken || !await ExitedAsync()) Kill();
        await ExitedAsync();
        Kill(); // The group, once more: nothing of it may stay.
        await Task.Run(() => answers.Thread.Join(Farewell) && errors.Thread.Join(Farewell));
        process.Dispose();
        home.Dispose();
    }

    /// <summary>Sends a line and reads answers until one is no mere sign of life.</summary>
    private async Task<ReaderAnswer> AskAsync<T>(T question, ReaderWatch watch, Func<ReaderAnswer, bool> isSignOfLife, CancellationToken cancellation)
    {
        using var giveUp = cancellation.Register(Kill);
        using var timer = time.CreateTimer(_ => { if (watch.Check()) Kill(); }, null, ReaderWatch.Interval, ReaderWatch.Interval);
        try
        {
            Send(question);
            await foreach (var answer in answers.Reader.ReadAllAsync(CancellationToken.None))
            {
                watch.Heard();
                if (isSignOfLife(answer)) continue;
                if (answer.Kind != ReaderAnswer.Fault) return answer;
                throw Broken(answer.Reason ?? ReaderFaults.Garbage("a fault without a reason"));
            }
        }
        catch (ReaderFaultException fault) when (watch.Overrun is null)
        {
            throw Broken(fault.Reason);
        }
        catch (Exception unsent) when (unsent is IOException or ReaderFaultException)
        {
            // It is gone, or was killed in the middle of a line: told below.
        }
        cancellation.ThrowIfCancellationRequested();
        if (watch.Overrun is { } overrun) throw Broken(overrun);
        throw Broken(await AutopsyAsync());
    }

    private void Send<T>(T question)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(question, DocumentJson.OneLine), (byte)'\n'];
        var pipe = process.StandardInput.BaseStream;
        pipe.Write(line);
        pipe.Flush();
    }

    private ReaderFaultException Broken(Reason reason)
    {
        Kill();
        return new ReaderFaultException(reason);
    }

    /// <summary>Why it ended by itself.</summary>
    private async Task<Reason> AutopsyAsync()
    {
        if (!await ExitedAsync()) return ReaderFaults.Garbage("it closed its answers and lives on");
        Kill(); // Programs it started hold its stderr open.
        await Task.Run(() => errors.Thread.Join(Farewell));
        int code = process.ExitCode;
        const int SignalBase = 128, ProcessorSignal = 24; // SIGXCPU
        if (errors.OutOfMemory) return ReaderFaults.Memory("it ran out");
        if (code == SignalBase + ProcessorSignal) return ReaderFaults.Timeout("processor time");
        return ReaderFaults.Crashed(code > SignalBase ? $"signal {code - SignalBase}" : $"exit code {code}");
    }

    private async Task<bool> ExitedAsync()
    {
        using var patience = new CancellationTokenSource(Farewell);
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static ProcessStartInfo StartInfo(ReaderLaunch launch, ReaderHome home)
    {
        var start = new ProcessStartInfo(launch.Program.FileName, launch.Program.Arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = home.Temporary,
        };
        start.Environment.Clear();
        foreach (var (name, value) in ReaderEnvironment.For(home.Temporary, launch.MemoryBytes)) start.Environment[name] = value;
        return start;
    }
}
