using System.Reflection;
using System.Xml.Linq;

namespace FaxIngest.Architecture;

/// <summary>Dependencies point inward only: Service → Vendors, Adapters → Core, and Core knows nothing but the base class library.</summary>
internal static class ReferenceRules
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["FaxIngest.Core"] = [],
        ["FaxIngest.Adapters"] = ["FaxIngest.Core"],
        ["FaxIngest.Vendors"] = ["FaxIngest.Core"],
        ["FaxIngest.Service"] = ["FaxIngest.Core", "FaxIngest.Adapters", "FaxIngest.Vendors"],
    };

    /// <summary>What a project file declares; a reference that no code uses yet counts.</summary>
    internal static IEnumerable<Violation> Projects(string name, XDocument project)
    {
        foreach (var reference in Includes(project, "ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))))
            if (!Allowed[name].Contains(reference)) yield return new(name, $"references {reference}");
    }

    /// <summary>Core has no packages but analyzers, which leave nothing in it.</summary>
    internal static IEnumerable<Violation> CorePackages(XDocument project) =>
        project.Descendants("PackageReference").Where(package => (string?)package.Attribute("PrivateAssets") != "all")
            .Concat(project.Descendants("FrameworkReference"))
            .Select(package => new Violation("FaxIngest.Core", $"needs {package.Attribute("Include")?.Value}"));

    /// <summary>What the compiled assembly refers to in fact.</summary>
    internal static IEnumerable<Violation> OnlyBaseClassLibrary(Assembly assembly)
    {
        string library = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return assembly.GetReferencedAssemblies()
            .Where(reference => !File.Exists(Path.Combine(library, reference.Name + ".dll")))
            .Select(reference => new Violation(assembly.GetName().Name!, $"refers to {reference.Name}"));
    }

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project.Descendants(item).Select(element => (string?)element.Attribute("Include")).OfType<string>();
}
