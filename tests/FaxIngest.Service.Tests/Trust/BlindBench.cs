using System.Text.Json;
using FaxIngest.Decide;
using FaxIngest.Hosting;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Read;
using FaxIngest.Recognize;
using FaxIngest.Validate;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FaxIngest.Trust;

/// <summary>A desk over the product's own decisions, and a referral on which all but CIN and last name is sure.</summary>
internal static class BlindBench
{
    internal const string Cin = "91234567A", WrittenCin = "91234567C";

    /// <summary>What two engines agree on is sure, the rest is in doubt.</summary>
    internal static readonly DecisionPipeline Pipeline = With(null);

    private static readonly (string Path, string Kind, FieldValue Value)[] Written =
    [
        ("member.lastName", "last-name", FieldValue.Of(SampleCase.LastName)), ("member.firstName", "first-name", FieldValue.Of("Ottoline")), ("member.cin", "cin", FieldValue.Of(Cin)),
        ("member.dateOfBirth", "birth-date", FieldValue.Of("1999-07-02")), ("referrer.phone", "phone", FieldValue.Of("8314262100")), ("services", "set", FieldValue.Of(["ecm"])),
        ("populationsOfFocus", "set", FieldValue.Of(["homelessness"])), ("consent.obtained", "yes-no", FieldValue.Of(true)),
    ];

    /// <summary>What stands on the paper, as it is stored and as it is shown, and what stands on the same paper of another member.</summary>
    internal static readonly (string This, string Other)[] Values =
    [
        (SampleCase.LastName, "Brambledown"), ("Ottoline", "Wilhelmina"), (Cin, "92345678C"), ("1999-07-02", "1988-03-04"), ("07/02/1999", "03/04/1988"),
        ("8314262100", "8314262111"), ("831-426-2100", "831-426-2111"), ("(831) 426-2100", "(831) 426-2111"),
    ];

    /// <summary>The same paper of another member.</summary>
    internal static ReadResult OfAnother(ReadResult read) => JsonSerializer.Deserialize<ReadResult>(
        Values.Aggregate(JsonSerializer.Serialize(read, DocumentJson.OneLine), (text, pair) => text.Replace(pair.This, pair.Other, StringComparison.Ordinal)), DocumentJson.OneLine)!;

    internal static Task<DeskHost> StartAsync(params (string, string)[] settings) => StartAsync(null, settings);

    internal static Task<DeskHost> StartAsync(Action<IServiceCollection>? more, params (string, string)[] settings) => DeskHost.StartAsync(services =>
    {
        services.Replace(ServiceDescriptor.Singleton<IDecisionPipeline>(provider => With(provider.GetRequiredService<StoredRaises>())));
        more?.Invoke(services);
    }, [("Verify:Blind:Enabled", "true"), .. settings]);

    /// <summary>A fax on which the fields named are in doubt.</summary>
    internal static Task<Fax> AddAsync(DeskHost host, params string[] doubtful) => AddAsync(host, Read(doubtful));

    internal static Task<Fax> AddAsync(DeskHost host, ReadResult read) => host.AddCaseAsync(read: read, document: id => Pipeline.Decide(
        new Fax { Id = id, Sha256 = new string('0', 64), FileName = "fax0001.tif", Source = new Source("fax", SampleCase.Received), State = FaxState.Read }, read, []));

    internal static ReadResult Read(params string[] doubtful)
    {
        var sample = SampleCase.Read();
        return sample with { Referrals = [sample.Referrals[0] with { Readings = [.. Written.Select((field, i) => Reading(field, i, !doubtful.Contains(field.Path)))] }] };
    }

    /// <summary>Saves a case as the page would: fields by path, typed.</summary>
    internal static async Task<HttpResponseMessage> SaveAsync(DeskClient client, DeskHost host, string id, params (string Path, string Typed)[] typed)
    {
        // A check is no fax: its page says which version it is.
        string version = (await host.Store.FindAsync(id, CancellationToken.None))?.Version.ToString(System.Globalization.CultureInfo.InvariantCulture)
            ?? System.Text.RegularExpressions.Regex.Match(await client.TextAsync($"/cases/{id}"), "name=\"version\" value=\"([0-9]+)\"").Groups[1].Value;
        return await client.PostAsync("/", $"/cases/{id}/1", typed.SelectMany(each => new (string, string)[] { (CaseEntries.FieldName, each.Path), (CaseEntries.ValuePrefix + each.Path, each.Typed), (CaseEntries.ConfirmedName, each.Path) })
            .Append(("version", version)));
    }

    private static Reading Reading((string Path, string Kind, FieldValue Value) field, int row, bool sure) => new()
    {
        Field = field.Path, Kind = field.Kind, Page = 1, Box = new PageBox(0.07, 0.1 + row * 0.05, 0.44, 0.12 + row * 0.05), Value = field.Value, Text = field.Value.Flat,
        Engines = [new EngineReading("own", field.Value.Flat, field.Value.Flat, new RawScore(0))],
        Evidence = new Evidence { Engines = 2, Agreeing = sure ? 2 : 1, Margin = 10, InkMargin = sure ? 1 : 0.1 },
    };

    private static DecisionPipeline With(IThresholdRaises? raises) => new(Counted(), new DecideOptions(), RuleBook.Standard, BusinessCalendar.California, FixedRoster.None) { Raises = raises };

    private static Calibration Counted()
    {
        CalibrationFamily By(string feature) => new(new Dictionary<string, double> { [feature] = 2 }, new Dictionary<string, double> { ["any"] = 0 }, [new(-9, 100, 30), new(1, 5000, 0)]);
        return new Calibration
        {
            Version = "test",
            Families = new Dictionary<string, CalibrationFamily> { [ReadingFamily.Text] = By("allAgree"), [ReadingFamily.Prose] = By("allAgree"), [ReadingFamily.Marks] = By("ink") },
            Form = new FormCalibration(1000, 0, 0.3, 0.1),
        };
    }
}
