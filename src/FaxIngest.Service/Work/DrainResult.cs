namespace FaxIngest.Work;

/// <summary>What draining did.</summary>
/// <param name="TakenIn">Arrivals admitted.</param>
/// <param name="Exported">Faxes that went out.</param>
/// <param name="Asked">Faxes that now wait for a person.</param>
/// <param name="Stuck">Faxes whose attempts are used up.</param>
/// <param name="Left">Faxes that could not be worked on for a cause outside them.</param>
internal sealed record DrainResult(int TakenIn, int Exported, int Asked, int Stuck, int Left);
