using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>How one field of a <see cref="Verification"/> was keyed, with what the machine said of it at that moment: a later reading or roster does not reopen what was compared.</summary>
/// <param name="Look">What the person saw.</param>
/// <param name="Machine">The machine's value then; null: it had none.</param>
/// <param name="MachineBlank">The machine had found that nothing is written there.</param>
public sealed record FieldKeying(FieldLook Look, FieldValue? Machine = null, bool MachineBlank = false);
