using System.ComponentModel;
using System.Diagnostics;
using FaxIngest.Native;
using FaxIngest.Recognize;
using FaxIngest.Render.Containers;
using FaxIngest.Settings;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Check;

/// <summary>Proofs of what the machine must bring: settings, folders, libraries, programs, models.</summary>
internal static class MachineProofs
{
    /// <summary>Free bytes below which the data folder is not in order (1 GB: some 20,000 fax pages).</summary>
    private const long LeastFree = 1_000_000_000;

    /// <summary>Programs that are run for PDF, HEIC and Outlook's formats, with the package that brings them.</summary>
    private static readonly (string Program, string Option, string Package)[] Programs =
    [
        ("pdfinfo", "-v", "poppler-utils"), ("pdfimages", "-v", "poppler-utils"), ("pdftoppm", "-v", "poppler-utils"),
        ("heif-convert", "--list-decoders", "libheif-examples"), ("tnef", "--version", "tnef"),
        ("pdftotext", "-v", "poppler-utils"), ("qpdf", "--version", "qpdf"),
    ];

    private static readonly string[] Libraries = ["Leptonica", "LibTIFF", "Tesseract", "GMime", "Pango", "ONNX Runtime"];

    internal static IEnumerable<Proof> All() =>
    [
        // Unknown keys and values out of range ended the command before this line could be printed.
        new("settings", (_, _) => Task.FromResult($"{KnownSettings.Patterns.Count} known, every given one is among them and in range")),
        new("data folder", (provider, _) => Task.FromResult(ProveDataFolder(provider))),
        .. Libraries.Select(library => new Proof(library, (_, _) => Task.FromResult(ProveLibrary(library)))),
        .. Programs.Select(program => new Proof(program.Program, (_, cancellation) => ProveProgramAsync(program.Program, program.Option, program.Package, cancellation))),
        new("msgconvert", (_, cancellation) => ProveProgramAsync(
            "perl", "-MEmail::Outlook::Message -MEmail::Address -e \"print $Email::Outlook::Message::VERSION\"", "libemail-outlook-message-perl (and libemail-address-perl)", cancellation)),
        new("LibreOffice", (_, _) => Task.FromResult(new LibreOffice().IsThere
            ? "there: Office files are drawn as pages" : "not installed: of DOCX and ODT the words are shown, other Office files go to a person (libreoffice-writer-nogui draws them)")),
        .. OcrEngineCatalog.Names.Select(engine => new Proof($"reading with {engine}", (_, _) => Task.FromResult(ProveReading(engine)))),
    ];

    /// <summary>Creates the folder when needed; writes, flushes, reads back and deletes a file in it.</summary>
    /// <exception cref="ProofException">It cannot be written.</exception>
    internal static string ProveWritable(string folder, string setting)
    {
        string path = Path.Combine(folder, $".faxingest-check-{Environment.ProcessId}");
        byte[] bytes = [0x46, 0x41, 0x58];
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = new FileStream(path, FileMode.Create, FileAccess.Write))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            bool same = File.ReadAllBytes(path).AsSpan().SequenceEqual(bytes);
            File.Delete(path);
            return same ? $"{folder} can be written" : throw new ProofException($"{folder} ({setting}) does not give back what was written.");
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new ProofException($"{folder} ({setting}) cannot be written: {wrong.Message}");
        }
    }

    private static string ProveDataFolder(IServiceProvider provider)
    {
        string folder = provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath;
        string found = ProveWritable(folder, "Data:Folder");
        long free = new DriveInfo(folder).AvailableFreeSpace;
        return free >= LeastFree
            ? $"{found}, {free / 1_000_000_000} GB free"
            : throw new ProofException($"{folder} (Data:Folder) has only {free / 1_000_000} MB free; at least {LeastFree / 1_000_000} MB are needed.");
    }

    private static string ProveLibrary(string name)
    {
        var part = NativeProbe.Look().Single(part => part.Name == name);
        return part.Present ? part.Version! : throw new ProofException(part.Problem!);
    }

    private static async Task<string> ProveProgramAsync(string program, string option, string package, CancellationToken cancellation)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, option) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var output = process.StandardOutput.ReadToEndAsync(cancellation);
            var errors = process.StandardError.ReadToEndAsync(cancellation);
            await process.WaitForExitAsync(cancellation);
            string text = (await output + await errors).TrimStart();
            return process.ExitCode == 0 ? text.Split('\n')[0].Trim() : throw new ProofException($"{program} ends with exit code {process.ExitCode}. Install the Debian package {package} anew.");
        }
        catch (Win32Exception)
        {
            throw new ProofException($"{program} is missing on this machine. Install the Debian package {package}.");
        }
    }

    private static string ProveReading(string engine)
    {
        using var reader = OcrEngineCatalog.Create(engine);
        string text = reader.ReadLine(KnownLine.Draw()).Text;
        return Plain(text) == Plain(KnownLine.Text)
            ? $"reads a known line ({reader.Version})"
            : throw new ProofException($"read \"{text}\" where \"{KnownLine.Text}\" is drawn ({reader.Version}).");
    }

    /// <summary>Blanks are the engines' weakest point and prove nothing here.</summary>
    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal);
}
