using System.Runtime.InteropServices;
using Tesseract;

namespace FaxIngest.Recognize.Lines;

/// <summary>Maps the names under which the package looks for its native libraries to the system's own, on Linux; on Windows it brings them along.</summary>
/// <remarks>The package opens files by their full path (<c>x64/libtesseract50.so</c> below a few folders) and calls <c>libdl.so</c>, which systems without
/// development packages do not have. So the names are made as links in a folder of this process, and libdl is found for it.</remarks>
internal static class SystemTesseract
{
    /// <summary>The package's names in version 5.2.0, with the system's library and the Debian package that brings it.</summary>
    private static readonly (string Name, string[] Libraries, string Package)[] Links =
    [
        ("libtesseract50.so", ["libtesseract.so.5"], "libtesseract5"),
        ("libleptonica-1.82.0.so", ["liblept.so.5", "libleptonica.so.6"], "liblept5"),
    ];

    private static readonly string[] Folders =
    [
        "/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64", "/usr/lib", "/usr/local/lib",
    ];

    private static readonly Lock Gate = new();
    private static bool prepared;

    /// <summary>Makes the package find the libraries. Once a process; does nothing on Windows.</summary>
    /// <exception cref="DllNotFoundException">One is missing.</exception>
    internal static void Prepare()
    {
        lock (Gate)
        {
            if (prepared || !OperatingSystem.IsLinux()) return;
            NativeLibrary.SetDllImportResolver(typeof(Tesseract.TesseractEngine).Assembly, (name, assembly, path) =>
                name.StartsWith("libdl", StringComparison.Ordinal) && NativeLibrary.TryLoad("libdl.so.2", out nint handle) ? handle : 0);
            // The reader's private folder is its TMPDIR and goes with it.
            string folder = Directory.CreateTempSubdirectory("tesseract-").FullName;
            string platform = Directory.CreateDirectory(Path.Combine(folder, Environment.Is64BitProcess ? "x64" : "x86")).FullName;
            foreach (var (name, libraries, package) in Links)
            {
                string found = libraries.SelectMany(library => Folders.Select(f => Path.Combine(f, library))).FirstOrDefault(File.Exists)
                    ?? throw new DllNotFoundException($"{libraries[0]} is not on this machine: install the Debian package {package}.");
                File.CreateSymbolicLink(Path.Combine(platform, name), found);
            }
            TesseractEnviornment.CustomSearchPath = folder;
            prepared = true;
        }
    }
}
