using FaxIngest.Decide;
using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>Which fields are keyed blind: those named, while the machine is not sure of them and until they are settled.</summary>
/// <param name="fields">Field paths; empty: nothing is keyed blind.</param>
public sealed class BlindPolicy(IReadOnlySet<string> fields)
{
    private const string Services = "services", Tar = "tar";

    /// <summary>Reasons of fields that wait for another person.</summary>
    public const string SecondPerson = "second-person", Supervisor = "supervisor-decides";

    /// <summary>Nothing is keyed blind.</summary>
    public static readonly BlindPolicy Off = new(new HashSet<string>());

    /// <summary>The fields that decide who gets what.</summary>
    public static readonly BlindPolicy Critical = new(Calibration.CriticalFields);

    /// <summary>Whether a field is of those that are keyed blind. On a treatment authorization request the services follow from codes and modifiers, so these are too.</summary>
    public bool Covers(string path, string formType) => fields.Contains(path)
        || formType == Tar && fields.Contains(Services) && path.StartsWith("lines[", StringComparison.Ordinal)
            && (path.EndsWith(".procedureCode", StringComparison.Ordinal) || path.EndsWith(".modifiers", StringComparison.Ordinal));

    /// <summary>Whether a field of a referral is to be keyed blind as it stands.</summary>
    /// <param name="referral">As decided last; null: nothing was read, all is keyed by hand.</param>
    /// <param name="path">Field path.</param>
    /// <param name="formType">Form type in force: chosen, else found.</param>
    public bool IsOpen(Referral? referral, string path, string formType)
    {
        if (!Covers(path, formType)) return false;
        if (referral?.Fields.GetValueOrDefault(path) is not { } field) return true;
        // A round that waits for another person stays closed to looks whatever else was said of it.
        if (referral.Reasons.Any(reason => reason.Field == path && reason.Code is SecondPerson or Supervisor)) return true;
        if (field.Readers.Contains("person", StringComparer.Ordinal)) return false;
        return field.Decision == Decisions.Verify || referral.Missing.Contains(path, StringComparer.Ordinal) || referral.Reasons.Any(reason => reason.Field == path);
    }
}
