using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>The time at the desk, and how long what was saved can be taken back.</summary>
internal sealed class DeskClock(TimeProvider time, IOptions<VerifyOptions> options)
{
    internal DateTimeOffset Now => time.GetUtcNow();

    /// <summary>Until when what is accepted at this moment is not exported; null: it may go out at once.</summary>
    internal DateTimeOffset? HeldUntil(DateTimeOffset accepted) => options.Value.UndoFor > TimeSpan.Zero ? accepted + options.Value.UndoFor : null;
}
