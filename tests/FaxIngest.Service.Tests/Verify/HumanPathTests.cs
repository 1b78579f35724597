using FaxIngest.Decide;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Validate;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Verify;

/// <summary>What a person says goes through the product's own Validate → Decide, here without a calibration: everything is in doubt.</summary>
public sealed class HumanPathTests
{
    private static readonly DecisionPipeline Pipeline = new(Calibration.None, new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, FixedRoster.None);

    private static readonly (string Path, string Kind, FieldValue Value, string Typed)[] Written =
    [
        ("member.lastName", "last-name", FieldValue.Of(SampleCase.LastName), SampleCase.LastName),
        ("member.firstName", "first-name", FieldValue.Of("Ottoline"), "Ottoline"),
        ("member.cin", "cin", FieldValue.Of("91234567A"), "91234567A"),
        ("member.dateOfBirth", "birth-date", FieldValue.Of("1999-07-02"), "07/02/1999"),
        ("referrer.phone", "phone", FieldValue.Of("8314262100"), "831-426-2100"),
        ("services", "set", FieldValue.Of(["ecm"]), "ecm"),
        ("populationsOfFocus", "set", FieldValue.Of(["homelessness"]), "homelessness"),
        ("consent.obtained", "yes-no", FieldValue.Of(true), "true"),
    ];

    [Fact]
    public async Task A_referral_of_which_a_person_confirms_every_field_and_the_form_is_accepted()
    {
        await using var host = await StartAsync();
        var fax = await AddAsync(host);
        using var client = await host.SignInAsync();
        Assert.Contains("8 fields to check", await client.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        await SaveAsync(client, fax, [("formType", "ecm-referral"), .. Written.SelectMany(Confirmed)]);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
        var document = (await host.Store.DocumentAsync(fax.Id, CancellationToken.None))!;
        Assert.Empty(document.Referrals[0].Reasons);
        Assert.All(document.Referrals[0].Fields.Values, field => Assert.Contains("person", field.Readers));
    }

    [Fact]
    public async Task A_rule_objects_to_a_person_as_it_does_to_a_machine_and_gives_way_when_overruled()
    {
        await using var host = await StartAsync();
        var fax = await AddAsync(host);
        using var client = await host.SignInAsync();
        await SaveAsync(client, fax, [("formType", "ecm-referral"), .. Written.SelectMany(field => Confirmed(field.Path == "member.cin" ? field with { Typed = "81234567A" } : field))]);
        fax = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
        Assert.Equal(FaxState.AwaitingVerification, fax.State);
        string html = await client.TextAsync($"/cases/{fax.Id}");
        Assert.Contains("The CIN is not 9, seven digits and a letter.", html, StringComparison.Ordinal);
        Assert.Contains("name=\"overruled\" value=\"cin-form\"", html, StringComparison.Ordinal);
        await SaveAsync(client, fax, [("overruled", "cin-form")]);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    [Fact]
    public async Task A_stuck_fax_keyed_by_hand_is_accepted_when_nothing_needed_is_missing()
    {
        await using var host = await StartAsync();
        var fax = await host.AddStuckAsync();
        using var client = await host.SignInAsync();
        await SaveAsync(client, fax, [("formType", "ecm-referral"), .. Written.Where(field => field.Path != "populationsOfFocus").SelectMany(Confirmed)]);
        fax = (await host.Store.FindAsync(fax.Id, CancellationToken.None))!;
        Assert.Equal(FaxState.AwaitingVerification, fax.State);
        Assert.Contains("A field that is needed is blank.", await client.TextAsync($"/cases/{fax.Id}"), StringComparison.Ordinal);
        await SaveAsync(client, fax, [("formType", "ecm-referral"), .. Confirmed(Written.Single(field => field.Path == "populationsOfFocus"))]);
        Assert.Equal(FaxState.Accepted, (await host.Store.FindAsync(fax.Id, CancellationToken.None))!.State);
    }

    private static Task<DeskHost> StartAsync() => DeskHost.StartAsync(services => services.Replace(ServiceDescriptor.Singleton<IDecisionPipeline>(Pipeline)));

    private static Task<Fax> AddAsync(DeskHost host)
    {
        var sample = SampleCase.Read();
        var read = sample with
        {
            Referrals = [sample.Referrals[0] with
            {
                Readings = [.. Written.Select(field => new Reading { Field = field.Path, Kind = field.Kind, Page = 1, Box = new PageBox(0.1, 0.1, 0.4, 0.12), Value = field.Value, Text = field.Value.Flat, Evidence = new Evidence() })],
            }],
        };
        return host.AddCaseAsync(read: read, document: id => Pipeline.Decide(
            new Fax { Id = id, Sha256 = new string('0', 64), FileName = "fax0001.tif", Source = new Source("fax", SampleCase.Received), State = FaxState.Read }, read, []));
    }

    private static IEnumerable<(string, string)> Confirmed((string Path, string Kind, FieldValue Value, string Typed) field) =>
        [(CaseEntries.FieldName, field.Path), (CaseEntries.ValuePrefix + field.Path, field.Typed), (CaseEntries.ConfirmedName, field.Path)];

    private static Task<HttpResponseMessage> SaveAsync(DeskClient client, Fax fax, IEnumerable<(string, string)> said) =>
        client.PostAsync("/", $"/cases/{fax.Id}/1", said.Append(("version", $"{fax.Version}")));
}
