namespace FaxIngest.Architecture;

/// <summary>Each rule twice: over the repository, where it must find nothing, and over a canary, which it must catch.</summary>
public sealed class SourceRulesTests
{
    private static void HoldsForProduct(Func<SourceFile, IEnumerable<Violation>> rule) => Violation.AssertNone(Repository.Product.SelectMany(rule));

    private static void HoldsEverywhere(Func<SourceFile, IEnumerable<Violation>> rule) => Violation.AssertNone(Repository.Sources.SelectMany(rule));

    private static void Catches(Func<SourceFile, IEnumerable<Violation>> rule, string text, string path = "src/FaxIngest.Core/Read/Canary.cs") =>
        Assert.NotEmpty(rule(new SourceFile(path, text)));

    private static void Passes(Func<SourceFile, IEnumerable<Violation>> rule, string text, string path = "src/FaxIngest.Core/Read/Canary.cs") =>
        Assert.Empty(rule(new SourceFile(path, text)));

    [Fact]
    public void The_repository_is_found()
    {
        Assert.Contains(Repository.Sources, file => file.Path == "src/FaxIngest.Core/Read/RawScore.cs");
        Assert.Contains(Repository.Sources, file => file.Path == "src/setup");
        Assert.True(Repository.Product.Count() > 50);
    }

    [Fact]
    public void Files_are_short() => Violation.AssertNone(Repository.Sources.Where(file => file.IsCSharp).SelectMany(SourceRules.Length));

    [Fact]
    public void A_long_file_is_caught()
    {
        Catches(SourceRules.Length, string.Concat(Enumerable.Repeat("x\n", SourceRules.MostLines + 1)));
        Passes(SourceRules.Length, string.Concat(Enumerable.Repeat("x\n", SourceRules.MostLines)));
    }

    [Fact]
    public void A_file_has_one_public_type_and_its_name() => HoldsForProduct(SourceRules.OnePublicType);

    [Theory]
    [InlineData("namespace FaxIngest.Read;\npublic sealed record Canary(int A);\npublic enum Other { }\n")]
    [InlineData("namespace FaxIngest.Read;\npublic readonly record struct Bird(int A);\n")]
    public void A_second_or_misplaced_public_type_is_caught(string text) => Catches(SourceRules.OnePublicType, text);

    [Fact]
    public void Namespaces_follow_folders() => HoldsForProduct(SourceRules.NamespaceIsFolder);

    [Theory]
    [InlineData("namespace FaxIngest.Write;\npublic enum Canary { }\n")]
    [InlineData("namespace FaxIngest.Core.Read;\npublic enum Canary { }\n")]
    [InlineData("public enum Canary { }\n")]
    public void A_namespace_beside_its_folder_is_caught(string text) => Catches(SourceRules.NamespaceIsFolder, text);

    [Fact]
    public void Interfaces_are_ports_in_Core() => HoldsForProduct(SourceRules.InterfacesArePorts);

    [Theory]
    [InlineData("src/FaxIngest.Adapters/Read/ICanary.cs", "internal interface ICanary;\n")]
    [InlineData("src/FaxIngest.Core/Read/Canary.cs", "public interface Canary;\n")]
    public void An_interface_that_is_no_port_is_caught(string path, string text) => Catches(SourceRules.InterfacesArePorts, text, path);

    [Fact]
    public void The_service_decodes_no_file() => HoldsForProduct(SourceRules.DecodingInReaders);

    [Theory]
    [InlineData("src/FaxIngest.Service/Work/Canary.cs", "var content = VendorParts.PdfContent();\n")]
    [InlineData("src/FaxIngest.Service/Api/Canary.cs", "new RendererCatalog().Render(path, limits)\n")]
    [InlineData("src/FaxIngest.Service/Work/Canary.cs", "new MailContainer(new GMimeParser())\n")]
    public void A_service_that_decodes_is_caught(string path, string text) => Catches(SourceRules.DecodingInReaders, text, path);

    [Theory]
    [InlineData("src/FaxIngest.Service/Commands/ReaderCommand.cs", "ReaderParts.Open(setup, progress, Vendors)\n")]
    [InlineData("src/FaxIngest.Adapters/Render/Canary.cs", "new RendererCatalog()\n")]
    public void A_reader_that_decodes_is_not(string path, string text) => Passes(SourceRules.DecodingInReaders, text, path);

    [Fact]
    public void Nothing_is_left_unfinished() => HoldsEverywhere(SourceRules.Unfinished);

    [Theory]
    [InlineData("// TO" + "DO later")]
    [InlineData("throw new Not" + "ImplementedException();")]
    [InlineData("/* FIX" + "ME */")]
    public void An_unfinished_mark_is_caught(string text) => Catches(SourceRules.Unfinished, text);

    [Fact]
    public void Every_test_runs_and_can_fail() => HoldsEverywhere(SourceRules.TestsThatCannotFail);

    [Theory]
    [InlineData("[Fact(Sk" + "ip = \"slow\")]")]
    [InlineData("Assert.Tr" + "ue(true);")]
    public void An_idle_test_is_caught(string text) => Catches(SourceRules.TestsThatCannotFail, text);

    [Fact]
    public void No_path_of_another_machine() => HoldsEverywhere(SourceRules.ForeignPaths);

    [Fact]
    public void A_path_of_another_machine_is_caught() => Catches(SourceRules.ForeignPaths, "File.Open(\"/ho" + "me/ann/fax.tif\")");

    [Fact]
    public void Serilog_is_known_in_one_place() => HoldsForProduct(SourceRules.SerilogInOnePlace);

    [Fact]
    public void Serilog_elsewhere_is_caught() => Catches(SourceRules.SerilogInOnePlace, "using Seri" + "log;\n");

    [Fact]
    public void Log_messages_are_constant() => HoldsForProduct(SourceRules.ConstantLogTemplates);

    [Theory]
    [InlineData("log.Log" + "Information($\"read {member}\");")]
    [InlineData("log.Log" + "Error(fault, $\"read {member}\");")]
    public void An_interpolated_log_message_is_caught(string text) => Catches(SourceRules.ConstantLogTemplates, text);

    [Fact]
    public void No_log_hole_is_named_like_a_members_value() => HoldsForProduct(SourceRules.MemberValuesInLogs);

    [Theory]
    [InlineData("log.Log" + "Information(\"fax {FaxId} of {LastName}\", id, name);")]
    [InlineData("log.Log" + "Warning(fault,\n    \"cannot read {Value}\", value);")]
    [InlineData("[LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = \"born {DateOfBirth}\")]")]
    public void A_members_value_in_a_log_is_caught(string text) => Catches(SourceRules.MemberValuesInLogs, text);

    [Fact]
    public void A_log_of_ids_and_counts_passes() => Passes(SourceRules.MemberValuesInLogs, "log.Log" + "Information(\"fax {FaxId}: attempt {Attempt}, {Count} pages\", id, n, pages);");

    [Fact]
    public void Time_comes_from_the_time_provider() => HoldsForProduct(SourceRules.ClockInOnePlace);

    [Fact]
    public void Another_clock_is_caught() => Catches(SourceRules.ClockInOnePlace, "var now = DateTimeOffset.Utc" + "Now;");
}
