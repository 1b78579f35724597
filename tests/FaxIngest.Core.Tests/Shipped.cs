using System.Runtime.CompilerServices;
using FaxIngest.Forms;
using FaxIngest.Read;

namespace FaxIngest;

/// <summary>The templates that ship, read from the source tree.</summary>
internal static class Shipped
{
    public static string Repository([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../.."));

    public static string FormsFolder => Path.Combine(Repository(), "src/FaxIngest.Service/Forms");

    public static IReadOnlyList<string> KindNames { get; } = new FieldKinds(TimeProvider.System).Names;

    public static FormCatalog Forms { get; } =
        new(Directory.GetFiles(FormsFolder, "*.form.json").Select(f => FormTemplateJson.Parse(File.ReadAllText(f), KindNames)));
}
