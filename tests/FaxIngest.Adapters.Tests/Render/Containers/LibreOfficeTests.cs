using FaxIngest.Read;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

/// <summary>What LibreOffice is asked for and given, by a program in its place.</summary>
public sealed class LibreOfficeTests : ContainerBench
{
    private const string Good = "printf '%s\\n' \"$@\" >\"$(dirname \"$0\")/said\"; cp \"$2/user/registrymodifications.xcu\" \"$(dirname \"$0\")/settings\"; cp \"$3\" \"$4\"; ulimit -d >>\"$(dirname \"$0\")/said\"";

    private readonly DirectoryInfo installation = Directory.CreateTempSubdirectory("office-");

    private string Told(string name) => File.ReadAllText(Path.Combine(installation.FullName, name));

    private LibreOffice Office(string script)
    {
        File.WriteAllText(Path.Combine(installation.FullName, "libmergedlo.so"), "");
        string program = Path.Combine(installation.FullName, "host.sh");
        File.WriteAllText(program, script);
        return new LibreOffice(installation.FullName, new ReaderProgram("/bin/sh", [program]));
    }

    private OutlookContainer Container(string script) => new(new MailContainer(new GMimeParser()), Office(script));

    private PartFile Word() => new(Save(CompoundFileBuilder.Write(CompoundEntry.Stream("WordDocument", new byte[5000]))), "-letter/../of Ann.doc");

    [Fact]
    public void A_word_file_becomes_pages_of_its_name()
    {
        var contents = Open(Container(Good), Word());

        var part = Assert.Single(contents.Parts);
        Assert.Equal(("of Ann.doc.pdf", "application/pdf", true), (part.Name, part.Type, part.File!.PagesOnly));
        string[] said = Told("said").Split('\n');
        Assert.Equal(installation.FullName, said[0]);
        Assert.All(said[1..4], path => Assert.Equal(Space, Path.GetDirectoryName(Path.GetDirectoryName(path.Replace("/out/", "/", StringComparison.Ordinal)))));
        Assert.Equal(["profile", "document", "pages.pdf"], said[1..4].Select(Path.GetFileName));
        Assert.Equal("1171875", said[4]); // kB of memory
    }

    [Theory]
    [InlineData("MacroSecurityLevel", "3")]
    [InlineData("DisableMacrosExecution", "true")]
    [InlineData("BlockUntrustedRefererLinks", "true")]
    public void Macros_are_off_and_nothing_from_elsewhere_is_shown(string setting, string value)
    {
        Open(Container(Good), Word());

        Assert.Contains($"oor:name=\"{setting}\" oor:op=\"fuse\"><value>{value}</value>", Told("settings"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("cp \"$3\" \"$4\"; exit 1")]
    [InlineData("exit 0")]
    [InlineData(": >\"$4\"")]
    [InlineData("kill -SEGV $$")]
    [InlineData("cp \"$3\" \"$4\"; cp \"$3\" \"$4.more\"")]
    public void What_it_does_not_draw_is_for_a_person(string script) =>
        Assert.Equal("damaged", Assert.Throws<UnreadableException>(() => Open(Container(script), Word())).Reason.Code);

    [Fact]
    public void Links_in_place_of_pages_are_not_followed() =>
        Assert.Equal("damaged", Assert.Throws<UnreadableException>(() => Open(Container("ln -s /etc/hostname \"$4\""), Word())).Reason.Code);

    [Fact]
    public void A_letter_that_it_does_not_draw_is_shown_by_its_words()
    {
        var contents = Open(new OfficeContainer(Office("exit 1")), new PartFile(Save(Letter.Docx("Member name: Maria Example")), "letter.docx"));

        Assert.Equal(["Member name: Maria Example"], contents.Parts[0].Text!.Lines);
        Assert.Equal("only-text", Assert.Single(contents.Notes).Code);
    }

    [Fact]
    public void A_letter_that_it_draws_is_pages_and_no_words()
    {
        var contents = Open(new OfficeContainer(Office(Good)), new PartFile(Save(Letter.Docx("Member name: Maria Example")), "letter.docx"));

        Assert.Equal("letter.docx.pdf", Assert.Single(contents.Parts).Name);
        Assert.Empty(contents.Notes);
    }

    [Fact]
    public void Where_it_is_not_installed_that_is_what_a_person_reads()
    {
        var format = new OutlookContainer(new MailContainer(new GMimeParser()), new LibreOffice("/no-such-office", new ReaderProgram("/no-such-host", [])));

        Assert.Equal("no-program", Assert.Throws<UnreadableException>(() => Open(format, Word())).Reason.Code);
    }
}
