using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>LibreOffice as a library (LibreOfficeKit, its C interface): draws a document as a PDF. For a process of its own that ends with it: it takes signals over and never lets go.</summary>
/// <remarks>The program <c>soffice</c> does the same, but not without a socket under <c>/tmp</c> that other copies of it could knock at; readers have neither sockets nor <c>/tmp</c>.</remarks>
internal static unsafe partial class OfficeKit
{
    /// <summary>The library's file in the folder of the installation: Debian builds all in one.</summary>
    internal const string Library = "libmergedlo.so";

    /// <summary>Asks nobody anything, and runs no macro.</summary>
    private const string Options = "Batch=true,EnableMacrosExecution=false,MacroSecurityLevel=3";

    // Places in LibreOfficeKitClass and LibreOfficeKitDocumentClass (LibreOfficeKit.h); the size of the table comes first.
    private const int LoadWithOptions = 4, SaveAs = 2;

    /// <summary>Draws it and ends this process: with 0, or with 1 when it cannot be drawn.</summary>
    /// <param name="installation">Folder with LibreOffice's libraries.</param>
    /// <param name="profile">Folder of its settings, made when it is not there.</param>
    /// <param name="input">Full path of the document.</param>
    /// <param name="output">Full path of the PDF.</param>
    internal static void DrawAndExit(string installation, string profile, string input, string output) => Exit(Draw(installation, profile, input, output) ? 0 : 1);

    private static bool Draw(string installation, string profile, string input, string output)
    {
        _ = SetEnvironment("SAL_USE_VCLPLUGIN", "svp", overwrite: 1); // no window system
        if (!NativeLibrary.TryLoad(Path.Combine(installation, Library), out nint library) || !NativeLibrary.TryGetExport(library, "libreofficekit_hook_2", out nint hook)) return false;
        nint office = ((delegate* unmanaged<nint, nint, nint>)hook)(Text(installation), Url(profile));
        if (office == 0 || Function(office, LoadWithOptions) is not (not 0 and var load)) return false;
        nint document = ((delegate* unmanaged<nint, nint, nint, nint>)load)(office, Url(input), Text(Options));
        if (document == 0 || Function(document, SaveAs) is not (not 0 and var save)) return false;
        return ((delegate* unmanaged<nint, nint, nint, nint, int>)save)(document, Url(output), Text("pdf"), 0) != 0;
    }

    /// <summary>A function of an object's table; 0 when this version's table ends before it.</summary>
    private static nint Function(nint of, int place)
    {
        nint* table = *(nint**)of;
        return table[0] > place * sizeof(nint) ? table[place] : 0;
    }

    private static nint Url(string path) => Text(new Uri(path).AbsoluteUri);

    /// <summary>Never freed: the process ends soon.</summary>
    private static nint Text(string text) => Marshal.StringToCoTaskMemUTF8(text);

    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "setenv", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int SetEnvironment(string name, string value, int overwrite);

    /// <summary>Without any last words of libraries.</summary>
    [LibraryImport(NativeLibraries.CRuntime, EntryPoint = "_exit")]
    private static partial void Exit(int code);
}
