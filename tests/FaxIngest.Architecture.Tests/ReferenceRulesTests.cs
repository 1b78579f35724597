using System.Reflection;
using System.Xml.Linq;
using FaxIngest.Model;

namespace FaxIngest.Architecture;

public sealed class ReferenceRulesTests
{
    private static XDocument Project(string name) => XDocument.Load(Repository.At($"src/{name}/{name}.csproj"));

    [Theory]
    [InlineData("FaxIngest.Core")]
    [InlineData("FaxIngest.Adapters")]
    [InlineData("FaxIngest.Vendors")]
    [InlineData("FaxIngest.Service")]
    public void Projects_reference_inward_only(string name) => Violation.AssertNone(ReferenceRules.Projects(name, Project(name)));

    [Fact]
    public void Every_project_of_the_product_is_looked_at() =>
        Assert.Equal(4, Directory.GetFiles(Repository.At("src"), "*.csproj", SearchOption.AllDirectories).Count(path => !path.Contains("node_modules", StringComparison.Ordinal)));

    [Theory]
    [InlineData("FaxIngest.Core", "../FaxIngest.Adapters/FaxIngest.Adapters.csproj")]
    [InlineData("FaxIngest.Adapters", "..\\FaxIngest.Service\\FaxIngest.Service.csproj")]
    [InlineData("FaxIngest.Adapters", "../FaxIngest.Vendors/FaxIngest.Vendors.csproj")]
    public void A_reference_outward_is_caught(string name, string reference) =>
        Assert.NotEmpty(ReferenceRules.Projects(name, XDocument.Parse($"<Project><ItemGroup><ProjectReference Include=\"{reference}\" /></ItemGroup></Project>")));

    [Fact]
    public void Core_has_no_packages() => Violation.AssertNone(ReferenceRules.CorePackages(Project("FaxIngest.Core")));

    [Theory]
    [InlineData("<PackageReference Include=\"Dapper\" />")]
    [InlineData("<FrameworkReference Include=\"Microsoft.AspNetCore.App\" />")]
    public void A_package_in_Core_is_caught(string item) =>
        Assert.NotEmpty(ReferenceRules.CorePackages(XDocument.Parse($"<Project><ItemGroup>{item}</ItemGroup></Project>")));

    [Fact]
    public void Core_is_built_on_the_base_class_library_alone() => Violation.AssertNone(ReferenceRules.OnlyBaseClassLibrary(typeof(Fax).Assembly));

    [Fact]
    public void An_assembly_with_other_references_is_caught() => Assert.NotEmpty(ReferenceRules.OnlyBaseClassLibrary(Assembly.Load("faxingest")));
}
