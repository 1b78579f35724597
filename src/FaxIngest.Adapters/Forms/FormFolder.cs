namespace FaxIngest.Forms;

/// <summary>Form templates from a folder.</summary>
internal static class FormFolder
{
    /// <summary>Ending of a template's file name.</summary>
    internal const string Ending = ".form.json";

    private const string Pattern = "*" + Ending;

    /// <summary>The folder with the templates that ship with the program.</summary>
    internal static string Shipped => Path.Combine(AppContext.BaseDirectory, "Forms");

    /// <summary>All templates of a folder.</summary>
    /// <param name="folder">Full path.</param>
    /// <param name="textKinds">Names of the kinds that text zones may have.</param>
    /// <exception cref="FormatException">A file is no template, or there is none; the message names the file and every fault in it.</exception>
    internal static FormCatalog Load(string folder, IReadOnlyCollection<string> textKinds)
    {
        var files = Files(folder);
        if (files.Count == 0) throw new FormatException($"there are no form templates ({Pattern}) in {folder}");
        return new FormCatalog(files.Select(file => Parse(file, textKinds)));
    }

    /// <summary>The template files of a folder, by name; none when it does not exist.</summary>
    internal static IReadOnlyList<string> Files(string folder) =>
        Directory.Exists(folder) ? [.. Directory.GetFiles(folder, Pattern).Order(StringComparer.Ordinal)] : [];

    private static FormTemplate Parse(string file, IReadOnlyCollection<string> textKinds)
    {
        try
        {
            return FormTemplateJson.Parse(File.ReadAllText(file), textKinds);
        }
        catch (FormatException fault)
        {
            throw new FormatException($"{Path.GetFileName(file)}: {fault.Message}", fault);
        }
    }
}
