namespace FaxIngest.Verify;

/// <summary>What one save cost the person, counted on the page: keys and time, never what was typed.</summary>
/// <param name="Keys">Keys pressed from the moment the case was ready until it was sent; Shift, Ctrl and Alt do not count by themselves.</param>
/// <param name="Confirmed">Fields left as they were read and confirmed.</param>
/// <param name="KeysConfirming">Keys pressed in those fields.</param>
/// <param name="Corrected">Fields whose entry was changed.</param>
/// <param name="Characters">Characters typed in those.</param>
/// <param name="Milliseconds">From the moment the case was ready until it was sent.</param>
public sealed record Effort(int Keys, int Confirmed, int KeysConfirming, int Corrected, int Characters, int Milliseconds)
{
    /// <summary>Milliseconds from sending the case before until this one was ready; null: it was not opened that way.</summary>
    public int? Turn { get; init; }
}
