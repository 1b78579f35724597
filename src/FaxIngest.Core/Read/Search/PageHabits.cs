namespace FaxIngest.Read.Search;

/// <summary>What engines take the characters of one page for: a hand whose 2 looks like a 1 writes it so everywhere. Where dates, area codes, codes and usual words tell that
/// a 1 must be a 2, every other 1 of the page may be one.</summary>
internal sealed class PageHabits
{
    /// <summary>Characters seen before a page was, each taken for what it is: one that is misread once is no habit.</summary>
    private const double Before = 1;

    /// <summary>Times that a character was taken for another, from which it is a habit, and the least share of its places.</summary>
    private const double Least = 0.7, LeastShare = 0.1;

    private readonly Dictionary<(string Engine, int Look), List<Habit>> habits = [];

    /// <param name="entries">What the engines took the characters of other entries for.</param>
    public PageHabits(IEnumerable<IReadOnlyList<Taken>> entries)
    {
        var times = new Dictionary<((string, int) By, char Heard, char Written), double>();
        var all = new Dictionary<((string, int) By, char Written), double>();
        foreach (var taken in entries.SelectMany(e => e))
        {
            if (taken.Heard != taken.Written) times[(taken.By, taken.Heard, taken.Written)] = times.GetValueOrDefault((taken.By, taken.Heard, taken.Written)) + taken.Probability;
            all[(taken.By, taken.Written)] = all.GetValueOrDefault((taken.By, taken.Written)) + taken.Probability;
        }

        foreach (var (habit, count) in times)
        {
            double share = count / (all[(habit.By, habit.Written)] + Before);
            if (count < Least || share < LeastShare) continue;
            if (!habits.TryGetValue(habit.By, out var known)) habits[habit.By] = known = [];
            known.Add(new Habit(habit.Heard, habit.Written, (float)share));
        }
    }

    /// <summary>Whether any of these lines has a character that may be another.</summary>
    public bool Concern(IReadOnlyList<EngineLine> lines) =>
        lines.Any(line => Of(line.Engine, line.Look).Any(habit => line.Reading.Text.Contains(habit.Heard, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Those of one of an engine's looks.</summary>
    public IReadOnlyList<Habit> Of(string engine, int look) => habits.GetValueOrDefault((engine, look)) ?? [];
}

/// <summary>A share of the places where a character stands is taken for another one.</summary>
/// <param name="Heard">What the engine says.</param>
/// <param name="Written">What stands there.</param>
/// <param name="Share">Of its places, 0..1.</param>
internal readonly record struct Habit(char Heard, char Written, float Share);
