using System.Collections.Concurrent;
using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Validate;
using FaxIngest.Verify;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Pipeline;

/// <summary>Validate → Decide. Pure: the same fax, readings, verifications, calibration and options give the same document.</summary>
public sealed class DecisionPipeline : IDecisionPipeline
{
    private readonly ConcurrentDictionary<string, ReferralDecider> deciders = new(StringComparer.Ordinal);
    private readonly Func<IReadOnlyList<string>, ReferralDecider> decider;
    private readonly IReadOnlyList<string> fitted;

    /// <param name="calibration">From evidence to probability.</param>
    /// <param name="options">Target errors.</param>
    /// <param name="rules">Rules of validation.</param>
    /// <param name="calendar">Working days of the clock.</param>
    /// <param name="roster">The plan's members.</param>
    public DecisionPipeline(Calibration calibration, DecideOptions options, RuleBook rules, BusinessCalendar calendar, IRosterSource roster)
    {
        fitted = calibration.Engines;
        decider = engines => deciders.GetOrAdd(string.Join(',', engines), _ => new ReferralDecider(calibration.For(engines), options, rules, calendar, roster) { Raises = Raises ?? FixedRaises.None });
    }

    /// <summary>Least confidences over those of the calibration; null: none.</summary>
    public IThresholdRaises? Raises { get; init; }

    /// <summary>Fields of a referral that the roster stands behind, with the support and the value each has then: what <see cref="RosterCalibration"/> counts.</summary>
    public IReadOnlyList<(string Path, RosterSupport Support, FieldValue Value)> Supported(ReadReferral referral) => decider(fitted).Supported(referral);

    /// <inheritdoc/>
    public Document Decide(Fax fax, ReadResult read, IReadOnlyList<Verification> verifications)
    {
        // A mail that came as a file tells its sender only now.
        var source = fax.Source with { From = fax.Source.From ?? read.Mail?.From, Subject = fax.Source.Subject ?? read.Mail?.Subject };
        var referrals = new List<Referral>();
        var delivered = DeliveryReasons.OfFax(fax, read);
        var found = Referrals(read, delivered);
        for (int i = 0; i < found.Count; i++)
        {
            string id = $"{fax.Id}-{ReferralNumber.Of(found, i)}";
            // What is said about the whole fax counts for its referral when there is one.
            var about = StatementsInForce.Of(fax.Id, id, found[i].Group, verifications).Where(v => v.ReferralId == id || found.Count == 1 || v.NotAReferral is not null).ToList();
            if (about.Count > 0 && about[^1].NotAReferral is not null) continue;
            IReadOnlyList<Reason> notes = [.. read.Unreadable is null || about.Count > 0 ? [] : new[] { read.Unreadable }, .. read.Notes, .. delivered, .. DeliveryReasons.OfPages(fax, read, found[i].Pages)];
            var referral = decider(read.Engines).Decide(id, found[i], source, notes, about);
            // No clock runs for what a machine sent by itself: it stands behind all that has one, until a person says that it is a referral.
            bool idle = read.Mail?.Nature is MailNatures.AutoReply or MailNatures.Bounce or MailNatures.List && found[i].Template is null && about.Count == 0;
            referrals.Add(idle ? referral with { DueBy = null } : referral);
        }
        return new Document
        {
            Id = fax.Id,
            Sha256 = fax.Sha256,
            FileName = fax.FileName,
            Status = read.Unreadable is null ? "read" : "unreadable",
            Reason = read.Unreadable,
            Source = source,
            PageCount = read.Pages.Count,
            Pages = [.. read.Pages.Select(p => new DocumentPage(p.Page, p.Kind, p.Rotation, p.Part))],
            Referrals = referrals,
            Mail = read.Mail,
            Parts = read.Parts,
        };
    }

    /// <summary>No wrong door: what holds no referral that was found is an unknown one, unless every page is blank and nothing was left out.</summary>
    private static IReadOnlyList<ReadReferral> Referrals(ReadResult read, IReadOnlyList<Reason> delivered)
    {
        if (read.Referrals.Count > 0) return read.Referrals;
        if (read.Unreadable is null && read.Notes.Count == 0 && delivered.Count == 0 && read.Pages.Count > 0 && read.Pages.All(p => p.Kind is PageKinds.Blank or PageKinds.Separator)) return [];
        return [new ReadReferral { FormType = "unknown", Pages = [.. read.Pages.Where(p => p.Kind is not (PageKinds.Blank or PageKinds.Separator)).Select(p => p.Page)] }];
    }
}
