using FaxIngest.Read;

namespace FaxIngest.Render;

/// <summary>Lets qpdf write a PDF anew that poppler cannot open: it finds pages by looking through the whole file where the list of them is broken.</summary>
internal sealed class PdfRepair : IDisposable
{
    private const int Well = 0, WithWarnings = 3; // qpdf's exit codes for a file that was written

    private WorkFolder? folder;

    /// <summary>A repaired file was made.</summary>
    internal bool Done { get; private set; }

    /// <summary>Path of the repaired file, in a folder of its own; null when qpdf cannot help either.</summary>
    internal string? Try(string path, TimeSpan timeout)
    {
        folder = WorkFolder.Create(Path.Combine(Path.GetTempPath(), "pdf-" + Path.GetRandomFileName()));
        string repaired = Path.Combine(folder.Path, "repaired.pdf");
        var answer = ChildProgram.Run("qpdf", [path, repaired], timeout, mostOutput: 100_000, "qpdf", folder.Path);
        Done = answer is { ExitCode: Well or WithWarnings } && File.Exists(repaired);
        return Done ? repaired : null;
    }

    /// <inheritdoc/>
    public void Dispose() => folder?.Dispose();
}
