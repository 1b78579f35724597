namespace FaxIngest.Decide.Scoring;

/// <summary>Counts of fields, of one path or of all.</summary>
public sealed class Tally
{
    /// <summary>Fields of the truth.</summary>
    public int Fields { get; private set; }
    /// <summary>Of those, with the right value.</summary>
    public int Right { get; private set; }
    /// <summary>Fields accepted, those that the truth leaves blank among them.</summary>
    public int Accepted { get; private set; }
    /// <summary>Accepted and right.</summary>
    public int Good { get; private set; }
    /// <summary>Accepted although the truth leaves them blank.</summary>
    public int Invented { get; private set; }

    /// <summary>Accepted and wrong.</summary>
    public int Silent => Accepted - Good;
    /// <summary>Right of all, 0..1.</summary>
    public double Accuracy => Share(Right, Fields);
    /// <summary>Accepted and right of all, 0..1.</summary>
    public double Coverage => Share(Good, Fields);
    /// <summary>Accepted and wrong of accepted, 0..1.</summary>
    public double SilentError => Share(Silent, Accepted);

    /// <summary>A field of the truth.</summary>
    public void Add(bool right, bool accepted)
    {
        Fields++;
        if (right) Right++;
        if (accepted) Accepted++;
        if (accepted && right) Good++;
    }

    /// <summary>A field accepted that the truth leaves blank.</summary>
    public void AddInvented()
    {
        Accepted++;
        Invented++;
    }

    private static double Share(int part, int all) => all == 0 ? 0 : (double)part / all;
}
