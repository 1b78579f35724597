using System.Diagnostics;

namespace FaxIngest.Receive;

/// <summary>A folder that is a disk of its own, of a few MB, where the system lets a test mount one (root); else a plain folder.</summary>
internal sealed class SmallDisk : IDisposable
{
    public SmallDisk(string folder, int megabytes)
    {
        Folder = Directory.CreateDirectory(folder).FullName;
        IsReal = Mount("-t", "tmpfs", "-o", $"size={megabytes}m", "tmpfs", Folder);
    }

    public string Folder { get; }

    /// <summary>Whether it is a disk; if not, a test has to make its own faults.</summary>
    public bool IsReal { get; }

    public void Grow(int megabytes) => Remount($"size={megabytes}m");

    public void MakeReadOnly() => Remount("ro");

    public void MakeWritable() => Remount("rw");

    public void Dispose()
    {
        // Lazily: whatever still holds a file on it, the next test must not find it in its way.
        if (IsReal) Run("umount", "-l", Folder);
    }

    private void Remount(string option) => Assert.True(Mount("-o", "remount," + option, Folder), $"The disk could not be made {option}.");

    private static bool Mount(params string[] arguments) => OperatingSystem.IsLinux() && Environment.UserName == "root" && Run("mount", arguments);

    private static bool Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0;
    }
}
