namespace FaxIngest.Verify;

/// <summary>How many attempts are let through.</summary>
/// <param name="Most">Attempts within the window; the next one blocks.</param>
/// <param name="Window">Counted from the first attempt.</param>
/// <param name="Blocked">How long nothing is let through then. Attempts meanwhile make it no longer: else somebody could keep others out for ever.</param>
public sealed record AttemptRule(int Most, TimeSpan Window, TimeSpan Blocked);
