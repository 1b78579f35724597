namespace FaxIngest.Read;

/// <summary>Paths a reader may use; all others are closed to it.</summary>
/// <param name="Runnable">Programs and libraries: read and run.</param>
/// <param name="Readable">Read.</param>
/// <param name="Writable">Read and written, never run.</param>
internal sealed record FenceRules(IReadOnlyList<string> Runnable, IReadOnlyList<string> Readable, IReadOnlyList<string> Writable)
{
    /// <summary>The system's programs and libraries.</summary>
    private static readonly string[] Programs = ["/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/nix/store"];

    /// <summary>What libraries ask of the system; nothing of /etc that may hold a secret. .NET does not start without its own part of /proc; of other processes it shows only what everybody may know.</summary>
    private static readonly string[] System =
    [
        "/proc", "/sys", "/dev", "/var/cache/fontconfig", "/etc/fonts", "/etc/ld.so.cache", "/etc/ld.so.conf", "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/localtime", "/etc/os-release",
        "/etc/nsswitch.conf", "/etc/passwd", "/etc/group", "/etc/mime.types", "/etc/dotnet", "/etc/poppler", "/etc/libreoffice", "/var/lib/libreoffice", "/var/spool/libreoffice", "/etc/ImageMagick-6",
    ];

    private static readonly string[] Devices = ["/dev/null", "/dev/zero"];

    /// <summary>The rules for a reader.</summary>
    /// <param name="program">Its program.</param>
    /// <param name="home">Its folders.</param>
    /// <param name="formsFolder">Forms that do not ship; null: none.</param>
    internal static FenceRules For(ReaderProgram program, ReaderHome home, string? formsFolder)
    {
        string[] searched = [.. Searched("PATH"), .. Searched("LD_LIBRARY_PATH")];
        string? folder = Path.GetDirectoryName(program.FileName);
        return new(
            [.. Programs, .. searched, ReaderProgram.RuntimeFolder, AppContext.BaseDirectory, .. folder is null ? [] : new[] { folder }],
            [.. System, home.Input, .. formsFolder is null ? [] : new[] { formsFolder }],
            [.. Devices, home.Temporary, home.Pages]);
    }

    private static IEnumerable<string> Searched(string variable) =>
        (Environment.GetEnvironmentVariable(variable) ?? "").Split(':', StringSplitOptions.RemoveEmptyEntries).Where(path => Path.IsPathRooted(path) && path.Length > 1);
}
