using System.Text;

namespace FaxIngest.Receive.Sidecars;

public sealed class SidecarCatalogTests
{
    private static readonly SidecarCatalog Catalog = Make();

    private static SidecarCatalog Make(IReadOnlyDictionary<string, string>? more = null, string[]? columns = null)
    {
        var words = new SidecarWords(more, columns);
        return new(new FaxNoteReader(words, ServerTime.In(ServerTime.Pacific)), words);
    }

    private static SidecarReading Read(string name, string text) => Catalog.Read(name, Encoding.UTF8.GetBytes(text));

    private static FaxNote One(string name, string text) => Assert.Single(Read(name, text).Notes);

    public static TheoryData<string, string> SameFaxInManyWords() => new()
    {
        { "a.xml", "<fax><CallerID>+1 (831) 555-0100</CallerID><DID>8314305850</DID><ReceivedTime>2026-11-20T09:03:11-08:00</ReceivedTime><Pages>3</Pages><BadLines>7</BadLines></fax>" },
        { "a.xml", "<?xml version=\"1.0\" encoding=\"utf-16\"?><Fax CallerId=\"18315550100\" CalledNumber=\"18314305850\" ReceivedAt=\"2026-11-20 09:03:11\" PageCount=\"3\" BadFaxLines=\"7\"/>".Replace("utf-16", "utf-8", StringComparison.Ordinal) },
        { "a.xml", "<n:Message xmlns:n=\"urn:x\"><n:Sender><n:FaxNumber>831-555-0100</n:FaxNumber></n:Sender><n:Recipient><n:FaxNumber>831-430-5850</n:FaxNumber></n:Recipient><n:Date>11/20/2026</n:Date><n:Time>9:03:11 AM</n:Time><n:NumPages>3</n:NumPages><n:LineErrors>7</n:LineErrors></n:Message>" },
        { "a.xml", "<FaxInfo><Field name=\"ANI\">8315550100</Field><Field name=\"DNIS\">4305850</Field><Property name=\"Received Date/Time\" value=\"20261120090311\"/><Item key=\"NUMPAGES\" value=\"3\"/><Field Name=\"Bad Lines\">7</Field></FaxInfo>" },
        { "a.ini", "[Fax]\r\nCallerID = 8315550100\r\nDNIS = 8314305850\r\nReceived = 2026-11-20 09:03:11\r\nPages = 3\r\nLineErrors = 7\r\n" },
        { "a.idx", "RECEIPT.ID=+1831/1250-400-1703\nSENDER.FAXNO=0018315550100\nSENDER.ID=Harbor Clinic\nRECIPIENT.FAXNO=8314305850\nTIMESTAMP=2026-11-20-09.03.11\nRESOLUTION=LHL\nPAGES=3\nBADLINES=7\nSTATUS=OK\n" },
        { "a.txt", "; note\nFrom: 831.555.0100\nTo: 831.430.5850\nDate: Nov 20, 2026 9:03:11 AM\nNumber of pages: 3\nBad fax lines: 7\n" },
        { "a.json", "{ \"callerId\": \"+18315550100\", \"faxLine\": \"8314305850\", \"receivedAt\": \"2026-11-20T17:03:11Z\", \"pages\": 3, \"badLines\": 7, /* more */ }" },
        { "a.csv", "Caller ID;DID;Receive Time;Pages;Line Errors\n\"831 555 0100\";8314305850;20.11.2026 09:03:11;3;7\n" },
    };

    [Theory, MemberData(nameof(SameFaxInManyWords))]
    public void The_same_is_understood_in_the_words_of_many_servers(string name, string text)
    {
        var note = One(name, text);
        Assert.Equal("8315550100", note.Caller);
        Assert.EndsWith(note.Line!, "8314305850");
        Assert.Equal(new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero), note.ReceivedAt);
        Assert.Equal((3, 7, false, false), (note.Pages, note.BadLines, note.Urgent, note.Cut));
    }

    [Fact]
    public void A_list_of_pages_says_files_in_order_and_errors_page_by_page()
    {
        var note = One("a.xml", "<fax><caller>8315550100</caller><pages><page file=\"C:\\in\\a_2.tif\" badLines=\"0\"/><page file=\"../../etc/a_1.tif\" badLines=\"31\"/></pages></fax>");
        Assert.Equal(["a_2.tif", "a_1.tif"], note.Files);
        Assert.Equal([0, 31], note.BadLinesByPage);
        Assert.Equal(31, note.BadLines);
        Assert.Equal(["a.tif", "b.tif"], One("a.json", "{\"caller\":\"8315550100\",\"files\":[\"a.tif\",\"b.tif\"]}").Files);
    }

    public static TheoryData<string, string> SeveralFaxes() => new()
    {
        { "day.csv", "filename,callerid,pages\nf1.tif,8315550101,1\nf2.tif,8315550102,2\n\n" },
        { "day.csv", "\"file name\"\t\"ANI\"\t\"pages\"\r\n\"f1.tif\"\t\"8315550101\"\t1\r\n\"f2.tif\"\t\"8315550102\"\t2" },
        { "day.xml", "<faxes><fax><file>f1.tif</file><callerId>8315550101</callerId><pages>1</pages></fax><fax><file>f2.tif</file><callerId>8315550102</callerId><pages>2</pages></fax></faxes>" },
        { "day.xml", "<export><batch><fax file=\"f1.tif\" caller=\"8315550101\" pages=\"1\"/><fax file=\"f2.tif\" caller=\"8315550102\" pages=\"2\"/></batch></export>" },
        { "day.json", "[{\"file\":\"f1.tif\",\"caller\":\"8315550101\",\"pages\":1},{\"file\":\"f2.tif\",\"caller\":\"8315550102\",\"pages\":2}]" },
        { "day.ini", "[0001]\nfile=f1.tif\ncaller=8315550101\npages=1\n[0002]\nfile=f2.tif\ncaller=8315550102\npages=2\n" },
        { "xferfaxlog", "11/20/26 09:03\tRECV\t000000007\tttyS0\trecvq/f1.tif\t\tfax\t\"8314305850\"\t\"HARBOR\"\t4\t1\t0:01:10\t0:01:09\t\"\"\t\"HARBOR CLINIC\"\t\"8315550101\"\t\"\"\t\"\"\t\"00\"\n"
            + "11/20/26 09:04\tSEND\t000000008\tttyS0\t17\t\tme\t\"8315550199\"\t\"\"\t0\t1\t0:01:10\t0:01:09\t\"\"\n"
            + "11/20/26 09:05\tRECV\t000000009\tttyS0\t\"recvq/f2.tif\"\t\tfax\t\"8314305850\"\t\"\"\t4\t2\t0:01:10\t0:01:09\t\"\"\t\"8315550102\"\t\"HARBOR CLINIC\"\t\"\"\t\"\"\t\"00\"\n" },
    };

    [Theory, MemberData(nameof(SeveralFaxes))]
    public void One_file_may_tell_of_many_faxes(string name, string text)
    {
        var notes = Read(name, text).Notes;
        Assert.Equal([("f1.tif", "8315550101", 1), ("f2.tif", "8315550102", 2)], notes.Select(note => (note.Files.Single(), note.Caller!, note.Pages!.Value)));
    }

    [Fact]
    public void HylaFAX_says_when_a_call_ended_badly()
    {
        var note = One("xferfaxlog", "11/20/26 09:03\tRECV\t7\tttyS0\trecvq/fax000000007.tif\t\tfax\t\"8314305850\"\t\"HARBOR\"\t4\t2\t0:01:10\t0:01:09\t\"No carrier detected\"\t\"8315550101\"\t\"\"\t\"\"\n");
        Assert.True(note.Cut);
        Assert.Equal(("HARBOR", "8314305850", new DateTimeOffset(2026, 11, 20, 17, 3, 0, TimeSpan.Zero)), (note.Station, note.Line, note.ReceivedAt));
    }

    [Theory]
    [InlineData("Priority=High", true)]
    [InlineData("Urgent=1", true)]
    [InlineData("urgency: stat", true)]
    [InlineData("Priority=Normal", false)]
    [InlineData("Priority=1", false)]
    public void Urgency_is_what_is_called_so(string line, bool urgent) => Assert.Equal(urgent, One("a.ini", $"caller=8315550100\npages=1\n{line}").Urgent);

    [Theory]
    [InlineData("Status=Partial receive", true)]
    [InlineData("Result=Remote disconnect", true)]
    [InlineData("Status=OK", false)]
    [InlineData("Status=Received, no errors", false)]
    public void A_call_that_ended_badly_is_noticed(string line, bool cut) => Assert.Equal(cut, One("a.ini", $"caller=8315550100\npages=1\n{line}").Cut);

    [Fact]
    public void The_settings_add_words_and_name_columns()
    {
        var catalog = Make(new Dictionary<string, string> { ["caller"] = "Absender-Nr", ["Pages"] = "Seiten" }, ["file", "caller", "pages"]);
        Assert.Equal(("8315550100", 2), Assert.Single(catalog.Read("a.ini", "Absender-Nr=8315550100\nSeiten=2"u8.ToArray()).Notes) is var note ? (note.Caller, note.Pages) : default);
        Assert.Equal(["f1.tif", "f2.tif"], catalog.Read("a.csv", "f1.tif,8315550100,2\nf2.tif,8315550100,1\n"u8.ToArray()).Notes.Select(n => n.Files[0]));
        Assert.Throws<ArgumentException>(() => new SidecarWords(new Dictionary<string, string> { ["colour"] = "x" }));
    }

    [Theory]
    [InlineData("letter.txt", "Dear colleagues,\nplease see our patient: she needs housing.\nRegards: Dr. Example\n")]
    [InlineData("letter.txt", "From: Ann\nTo: Bob\nSubject: hello\nDate: today\n")]
    [InlineData("names.csv", "name,street\nann,main\n")]
    [InlineData("other.xml", "<ClinicalDocument><title>Summary</title><author>x</author></ClinicalDocument>")]
    [InlineData("other.json", "{\"resourceType\":\"Bundle\",\"entry\":[]}")]
    [InlineData("fax.tif", "caller=8315550100\npages=1")]
    public void What_tells_of_no_fax_is_no_sidecar(string name, string text) => Assert.Equal(SidecarReading.None, Read(name, text));

    [Theory]
    [InlineData("a.xml", "<fax><caller>8315550100</caller><pages>1</pages>")]
    [InlineData("a.xml", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><fax><caller>&e;</caller><pages>1</pages></fax>")]
    [InlineData("a.xml", "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><fax><caller>&b;</caller></fax>")]
    [InlineData("a.xml", "")]
    [InlineData("a.json", "{\"caller\": \"8315550100\"")]
    [InlineData("a.idx", "nothing here\nthat is a field\n")]
    public void What_only_a_server_writes_and_nobody_understands_is_broken(string name, string text) => Assert.True(Read(name, text).IsBroken);

    [Fact]
    public void Deep_and_wide_files_end_at_the_limits()
    {
        Assert.True(Read("a.xml", string.Concat(Enumerable.Repeat("<a>", 5000)) + string.Concat(Enumerable.Repeat("</a>", 5000))).IsBroken);
        Assert.True(Read("a.xml", "<a>" + string.Concat(Enumerable.Repeat("<b/>", 100_000)) + "</a>").IsBroken);
        Assert.True(Read("a.json", new string('[', 5000) + new string(']', 5000)).IsBroken);
        Assert.True(Read("a.json", "[" + string.Join(',', Enumerable.Repeat("1", 100_000)) + "]").IsBroken);
        Assert.True(Read("a.idx", string.Concat(Enumerable.Repeat("a=b\n", 100_000))).IsBroken);
        Assert.Equal(SidecarReading.None, Read("a.csv", string.Concat(Enumerable.Repeat("a,", 100_000))));
    }

    [Fact]
    public void Random_damage_is_never_more_than_no_note()
    {
        var random = new Random(11);
        foreach (var row in SameFaxInManyWords().Concat(SeveralFaxes()))
        {
            var (name, text) = ((string)row[0], (string)row[1]);
            for (int round = 0; round < 200; round++)
            {
                byte[] file = Encoding.UTF8.GetBytes(text);
                for (int hits = random.Next(1, 8); hits > 0; hits--) file[random.Next(file.Length)] = (byte)random.Next(256);
                if (random.Next(3) == 0) file = file[..random.Next(file.Length)];
                foreach (var note in Catalog.Read(name, file).Notes) Assert.All(note.Files, one => Assert.Equal(-1, one.IndexOfAny(['/', '\\'])));
            }
        }
    }
}
