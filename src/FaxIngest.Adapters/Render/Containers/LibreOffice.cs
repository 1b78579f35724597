using System.Text;
using FaxIngest.Native;
using FaxIngest.Read;

namespace FaxIngest.Render.Containers;

/// <summary>LibreOffice, where it is installed: draws an Office file as a PDF, in a process of its own. It has a profile that goes away with the document, macros off, links not followed; in a reader
/// it also is inside the file fence and without any socket.</summary>
/// <param name="installation">Folder with its libraries.</param>
/// <param name="host">The program that loads them; it gets the folder and the paths of profile, document and PDF.</param>
internal sealed class LibreOffice(string installation, ReaderProgram host)
{
    /// <summary>Where Debian puts it.</summary>
    private const string Folder = "/usr/lib/libreoffice/program";

    /// <summary>A letter takes 2 s on two cores. Less than the reader's time for a page.</summary>
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    /// <summary>Bytes it may fill, with the runtime around it.</summary>
    private const long MostMemory = 1_200_000_000;

    /// <summary>No macros, whoever signed them; pictures and links from elsewhere are neither fetched nor brought up to date.</summary>
    private const string Settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
        <item oor:path="/org.openoffice.Office.Calc/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>1</value></prop></item>
        </oor:items>
        """;

    /// <summary>The one of this machine, hosted by this program.</summary>
    internal LibreOffice() : this(Folder, ReaderProgram.Beside("faxingest", "office"))
    {
    }

    /// <summary>It is there.</summary>
    internal bool IsThere => File.Exists(Path.Combine(installation, OfficeKit.Library));

    /// <summary>The file as pages; null when it could not be drawn.</summary>
    internal Contents? Draw(PartFile file, PartSpace space)
    {
        string folder = Directory.CreateDirectory(space.NewPath()).FullName, output = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "out")).FullName, "pages.pdf");
        // Whatever the sender called it: what it is, the bytes tell.
        string input = Path.Combine(folder, "document"), profile = Path.Combine(folder, "profile");
        File.Copy(file.Path, input);
        File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(profile, "user")).FullName, "registrymodifications.xcu"), Settings, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        var answer = ChildProgram.Run(host.FileName, [.. host.Arguments, installation, profile, input, output], Timeout, mostOutput: 1_000_000, "libreoffice-writer-nogui", folder, MostMemory);
        if (answer is not { ExitCode: 0 } || FoundFiles.In(Path.GetDirectoryName(output)!) is not [{ Length: > 0 } pdf]) return null;
        var saved = SavedFile.Found(space, pdf.FullName);
        space.TakeParts(1);
        string name = PartNames.Clean(file.Name) ?? "document";
        return new Contents(
            [new FoundPart { Name = name + ".pdf", Type = "application/pdf", Sha256 = saved.Sha256, Bytes = saved.Bytes, File = new PartFile(saved.Path, name, "application/pdf", file.Depth + 1) { PagesOnly = true } }],
            1);
    }

    /// <summary>Why a file that only it can draw is not shown.</summary>
    internal UnreadableException NotDrawn() => IsThere
        ? Unreadable.Damaged("LibreOffice could not draw this Office file: it is damaged, locked, too large, or of a kind whose part of LibreOffice is not installed. Open the original, or ask the sender for a PDF.")
        : Unreadable.NoProgram("This kind of Office file is shown by LibreOffice, which is not installed here. Open the original, or ask the sender for a PDF.");
}
