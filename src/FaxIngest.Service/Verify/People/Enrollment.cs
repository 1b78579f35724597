namespace FaxIngest.Verify.People;

/// <summary>A second factor that is offered.</summary>
/// <param name="Secret">To be typed: Base32.</param>
/// <param name="Uri">To be read from a picture.</param>
/// <param name="Ticket">Comes back with the first code.</param>
internal sealed record Enrollment(string Secret, string Uri, string Ticket)
{
    /// <summary>The secret in fours.</summary>
    internal string Spaced => string.Join(' ', Secret.Chunk(4).Select(four => new string(four)));

    /// <summary>Never the secret.</summary>
    public override string ToString() => "[enrollment]";
}
