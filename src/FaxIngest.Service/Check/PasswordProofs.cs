using FaxIngest.Verify.People;

namespace FaxIngest.Check;

/// <summary>Proof that new passwords are held against those that leaked.</summary>
internal static class PasswordProofs
{
    internal static Proof List { get; } = new("leaked passwords", (_, _) => LeakedPasswords.Known.Count > 0
        ? Task.FromResult($"{LeakedPasswords.Known.Count} are known and refused")
        : throw new ProofException($"the list is not at {LeakedPasswords.Place}: only rules keep common passwords away. Run src/setup and build again."));
}
