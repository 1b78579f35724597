using System.Net;
using FaxIngest.Hosting;
using FaxIngest.Model;

namespace FaxIngest.Verify;

public sealed class CaseTests
{
    [Fact]
    public async Task The_queue_shows_the_most_urgent_first_and_what_others_have_open()
    {
        await using var host = await DeskHost.StartAsync();
        var late = await host.AddCaseAsync("later.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 12, 4)));
        var soon = await host.AddCaseAsync("sooner.tif", document: id => SampleCase.Document(id, new DateOnly(2026, 11, 24)));
        using var bert = await host.SignInAsync("bert");
        await bert.TextAsync($"/cases/{soon.Id}");
        using var anna = await host.SignInAsync("anna");
        string html = await anna.TextAsync("/");
        Assert.True(html.IndexOf("sooner.tif", StringComparison.Ordinal) < html.IndexOf("later.tif", StringComparison.Ordinal));
        Assert.Contains("open: bert", html, StringComparison.Ordinal);
        var next = await anna.PostAsync("/", "/?handler=Next", []);
        Assert.Equal($"/cases/{late.Id}", next.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task A_doubtful_field_shows_its_reason_and_its_place_on_the_page()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        string html = await client.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("The engines read this differently.", html, StringComparison.Ordinal);
        Assert.Contains("2 fields to check", html, StringComparison.Ordinal);
        Assert.Matches("<svg class=\"crop\" viewBox=\"[0-9. ]+\"", html);
        Assert.Contains("1 blank<span class=\"unseen\">: middle initial</span>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_came_in_a_mail_is_listed_with_its_end()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("mail.eml", document: id => SampleCase.Document(id) with
        {
            Parts = [new DocumentPart("form.tif", "image/tiff", "", PartStates.Read) { PageCount = 1 }, new DocumentPart("<locked>.pdf", "application/pdf", "", PartStates.Encrypted, "It is locked.")],
        });
        using var client = await host.SignInAsync();
        string html = await client.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("What came in it: 2 parts", html, StringComparison.Ordinal);
        Assert.Contains("<b>form.tif</b>: shown, 1 page", html, StringComparison.Ordinal);
        Assert.Contains("<b><locked>.pdf</b>: locked – It is locked.", html, StringComparison.Ordinal);
        Assert.Contains($"/cases/{fax.Id}/original", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_and_correcting_every_field_accepts_the_fax_and_opens_the_next()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync(document: id => SampleCase.Document(id, new DateOnly(2026, 11, 24)));
        var other = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        var answer = await SaveAsync(client, fax, Typed("member.cin", SampleCase.RightCin), Typed("member.dateOfBirth", "07/02/1999"), Confirmed("member.dateOfBirth"));
        Assert.True(answer.StatusCode == HttpStatusCode.Found, await answer.Content.ReadAsStringAsync());
        Assert.Equal($"/cases/{other.Id}", answer.Headers.Location!.OriginalString);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        var said = Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        Assert.Equal("anna", said.Person);
        Assert.Equal(SampleCase.RightCin, said.Fields["member.cin"]!.Text);
        Assert.Equal("1999-07-02", said.Fields["member.dateOfBirth"]!.Text);
        Assert.Equal(2, said.Fields.Count);
    }

    [Fact]
    public async Task A_field_left_alone_is_not_stated_and_stays_in_doubt()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        var answer = await SaveAsync(client, fax, Typed("member.cin", SampleCase.RightCin), Typed("member.dateOfBirth", "07/02/1999"));
        Assert.StartsWith($"/cases/{fax.Id}/1", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Contains("One field to check", await client.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_kept_as_such()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        await SaveAsync(client, fax, Typed("member.cin", SampleCase.DoubtfulCin), ("unreadable", "member.cin"), Typed("member.dateOfBirth", "07/02/1999"), Confirmed("member.dateOfBirth"));
        var said = Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        Assert.Equal(["member.cin"], said.Unreadable);
        Assert.DoesNotContain("member.cin", said.Fields.Keys);
    }

    [Fact]
    public async Task An_entry_that_is_no_date_is_refused_and_nothing_typed_is_lost()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        var answer = await SaveAsync(client, fax, Typed("member.cin", SampleCase.RightCin), Typed("member.dateOfBirth", "13/45/1999"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("13/45/1999", html, StringComparison.Ordinal);
        Assert.Contains(SampleCase.RightCin, html, StringComparison.Ordinal);
        Assert.Contains("This is no date.", html, StringComparison.Ordinal);
        Assert.Empty(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
    }

    [Fact]
    public async Task A_rule_that_still_objects_is_shown_and_can_be_overruled()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var client = await host.SignInAsync();
        await SaveAsync(client, fax, Typed("member.cin", "81234567A"), Typed("member.dateOfBirth", "07/02/1999"), Confirmed("member.dateOfBirth"));
        fax = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
        Assert.Equal(FaxState.AwaitingVerification, fax.State);
        string html = await client.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("A CIN is a 9, seven digits and a letter.", html, StringComparison.Ordinal);
        await SaveAsync(client, fax, ("overruled", StatedByPerson.Rule));
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        Assert.Equal([StatedByPerson.Rule], (await host.Store.VerificationsAsync(fax.Id, CancellationToken.None))[^1].Overruled);
    }

    [Fact]
    public async Task The_later_of_two_saves_is_refused_and_keeps_what_was_typed()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var anna = await host.SignInAsync("anna");
        using var bert = await host.SignInAsync("bert");
        await SaveAsync(bert, fax, Typed("member.dateOfBirth", "07/03/1999"));
        var answer = await SaveAsync(anna, fax, Typed("member.cin", "97654321Z"), Typed("member.dateOfBirth", "07/02/1999"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        string html = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("Someone changed this fax", html, StringComparison.Ordinal);
        Assert.Contains("97654321Z", html, StringComparison.Ordinal);
        Assert.Equal("bert", Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).Person);
        var now = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
        Assert.Contains($"name=\"version\" value=\"{now.Version}\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_fax_that_is_no_referral_is_set_aside_with_its_reason_and_a_supervisor_takes_it_back()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync();
        using var anna = await host.SignInAsync("anna");
        await anna.PostAsync($"/cases/{fax.Id}", $"/cases/{fax.Id}/1?handler=SetAside", [("why", "wrong-number"), ("version", $"{fax.Version}")]);
        var aside = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
        Assert.Equal(FaxState.SetAside, aside.State);
        Assert.Equal("wrong-number", Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None)).NotAReferral);
        Assert.DoesNotContain("Take it back", await anna.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        using var chief = await host.SignInAsync("chief", AccountRole.Supervisor);
        await chief.PostAsync($"/cases/{fax.Id}", $"/cases/{fax.Id}/1?handler=TakeBack", [("version", $"{aside.Version}")]);
        Assert.Equal(FaxState.AwaitingVerification, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_stuck_fax_shows_why_and_is_tried_again()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddStuckAsync();
        using var client = await host.SignInAsync();
        string html = await client.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("The reader stopped while it had this file.", html, StringComparison.Ordinal);
        await client.PostAsync($"/cases/{fax.Id}", $"/cases/{fax.Id}/1?handler=TryAgain", [("version", $"{fax.Version}")]);
        Assert.Equal(FaxState.Received, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_stuck_fax_is_keyed_by_hand_as_the_form_a_person_chose()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddStuckAsync();
        using var client = await host.SignInAsync();
        string html = await client.TextAsync($"/cases/{fax.Id}/1?as=cs-meals");
        Assert.Contains("Food allergies", html, StringComparison.Ordinal);
        await SaveAsync(client, fax, Typed("member.lastName", SampleCase.LastName), ("formType", "cs-meals"));
        var said = Assert.Single(await host.Store.VerificationsAsync(fax.Id, CancellationToken.None));
        Assert.Equal("cs-meals", said.FormType);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task Originals_are_downloads_whose_name_says_nothing_of_a_member()
    {
        await using var host = await DeskHost.StartAsync();
        var fax = await host.AddCaseAsync("Quillfeather referral.tif");
        using var client = await host.SignInAsync();
        var answer = await client.GetAsync($"/cases/{fax.Id}/original");
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal($"{fax.Id}.tif", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Contains(await host.Store.EventsAsync(fax.Id, CancellationToken.None), each => each.Action == "viewed-original");
    }

    private static Task<HttpResponseMessage> SaveAsync(DeskClient client, Fax fax, params (string, string)[] said)
    {
        var fields = said.Where(each => each.Item1.StartsWith(CaseEntries.ValuePrefix, StringComparison.Ordinal)).Select(each => (CaseEntries.FieldName, each.Item1[CaseEntries.ValuePrefix.Length..]));
        return client.PostAsync("/", $"/cases/{fax.Id}/1", [("version", $"{fax.Version}"), .. fields, .. said]);
    }

    private static (string, string) Typed(string path, string text) => (CaseEntries.ValuePrefix + path, text);

    private static (string, string) Confirmed(string path) => (CaseEntries.ConfirmedName, path);
}
