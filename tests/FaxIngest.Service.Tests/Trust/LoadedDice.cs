namespace FaxIngest.Trust;

/// <summary>Chance as a test wants it.</summary>
internal sealed class LoadedDice(double number = 0) : Random(1)
{
    /// <summary>What is thrown.</summary>
    internal double Number { get; set; } = number;

    /// <summary>What is thrown from the second time on; null: the same.</summary>
    internal double? AfterFirst { get; set; }

    public override double NextDouble()
    {
        double thrown = Number;
        if (AfterFirst is { } after) (Number, AfterFirst) = (after, null);
        return thrown;
    }

    public override int Next(int maxValue) => 0;
}
