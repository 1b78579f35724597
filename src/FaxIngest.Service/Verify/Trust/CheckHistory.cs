using System.Globalization;
using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.People;

namespace FaxIngest.Verify.Trust;

/// <summary>Steps of a check in the words in which a fax's are told.</summary>
internal static class CheckHistory
{
    private const string Service = "service";

    /// <param name="sheet">The check.</param>
    /// <param name="said">What was said; null: it was decided, nobody had said anything.</param>
    /// <param name="changes">What changed by it.</param>
    internal static AuditEvent Of(CheckSheet sheet, Verification? said, IReadOnlyList<FieldChange> changes) => said is null
        ? new AuditEvent(sheet.Check.ReceivedAt + ReadIn(sheet.Check.Id), Service, "awaiting-verification", sheet.Check.Id, AuditDetails.Of(new { changes }))
        : new AuditEvent(said.At, said.Person, "verified", sheet.Check.Id, AuditDetails.Of(new
        {
            referral = said.ReferralId,
            said = said.Fields,
            unreadable = said.Unreadable,
            keyed = said.Keyings.Count == 0 ? null : said.Keyings.ToDictionary(each => each.Key, each => each.Value.Look),
            changes,
        }));

    /// <summary>A fax is decided some seconds after it came; how many follows from the id, so that it is the same at every look.</summary>
    private static TimeSpan ReadIn(string id) => TimeSpan.FromMilliseconds(8000 + int.Parse(id.AsSpan(id.Length - 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 4.0);
}
