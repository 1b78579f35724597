namespace FaxIngest.Read.Search;

/// <summary>What engines take the characters of one page for: a hand whose 2 looks like a 1 writes it so everywhere. Where dates, area codes, codes and usual words tell that
/// a 1 must be a 2, every other 1 of the page may be one.</summary>
internal sealed class PageHabits
{
    /// <summary>Times that a character counts as taken for what it is before a page was seen: the more, the more often it must be mistaken. Values right on 425 faxes, mostly of ten hands, with 2
    /// and least 1: 90.2 %; with this 90.5; with 0.5 and least 0.5 90.7, but fewer of typed poor faxes accepted (79.9 instead of 80.1 %).</summary>
    private const double Before = 1;

    /// <summary>Times that a character was taken for another, each weighed by how sure it is what stands there, from which it is a habit, and the least share of its places.</summary>
    private const double Least = 0.7, LeastShare = 0.1;

    private readonly Dictionary<(string Engine, int Look), List<Habit>> habits = [];

    /// <param name="entries">What the engines took the characters of other entries for.</param>
    public PageHabits(IEnumerable<IReadOnlyList<Taken>> entries)
    {
        var times = new Dictionary<((string, int) By, char Heard, char Written), double>();
        var all = new Dictionary<((string, int) By, char Written), double>();
        foreach (var taken in entries.SelectMany(e => e))
        {
            if (taken.Heard != taken.Written) times[(taken.By, taken.Heard, taken.Written)] = times.GetValueOrDefault((taken.By, taken.Heard, taken.Written)) + taken.Times;
            all[(taken.By, taken.Written)] = all.GetValueOrDefault((taken.By, taken.Written)) + taken.Times;
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
