using FaxIngest.Decide;
using FaxIngest.Decide.Scoring;

namespace FaxIngest.Verify.Trust;

/// <summary>What persons decided, as readings that a calibration can be fitted on.</summary>
/// <remarks>Each counts once, whatever its <see cref="FieldLabel.Chance"/>: persons look at what is doubtful by its evidence, and of evidence alike the share that is
/// right is the same for those that were looked at and those that were not. So a fit is not led astray; it only knows less of the sure ones, and claims less.
/// Weights would make one drawn field count like the two hundred that nobody saw.</remarks>
public static class PersonReadings
{
    /// <summary>The labeled reading of a label, or null where it says nothing of one: nothing was read there, the truth is not known, or the zone holds more than
    /// this field.</summary>
    public static LabeledReading? Of(FieldLabel label) =>
        label is { Unreadable: false, Reading: { } reading } && reading.Field == label.Field && (reading.Blank || reading.Value is not null)
            ? LabeledReading.Of(label.FaxId, reading, Labels.IsRight(reading, label.Value))
            : null;
}
