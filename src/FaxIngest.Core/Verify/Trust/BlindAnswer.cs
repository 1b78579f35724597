using FaxIngest.Decide.Scoring;
using FaxIngest.Model;

namespace FaxIngest.Verify.Trust;

/// <summary>What one person read in the image of one field.</summary>
/// <param name="Person">Account name.</param>
/// <param name="Value">The normalized value; null: nothing is written there, or it cannot be read.</param>
/// <param name="Unreadable">It cannot be read.</param>
public sealed record BlindAnswer(string Person, FieldValue? Value, bool Unreadable = false)
{
    /// <summary>Whether two persons said the same (<see cref="Comparison"/>: case and punctuation of text do not count).</summary>
    public bool Agrees(BlindAnswer other) => Unreadable == other.Unreadable && (Value is null ? other.Value is null : Comparison.Same(Value, other.Value));

    /// <summary>Whether it is what the machine had. That neither could read it is no agreement.</summary>
    public bool Agrees(FieldKeying machine) => !Unreadable && (Value is null ? machine.MachineBlank : machine.Machine is not null && Comparison.Same(Value, machine.Machine));

    /// <summary>Never the value.</summary>
    public override string ToString() => $"[answer of {Person}]";
}
