using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Decide.Scoring;

/// <summary>Boxes to mark, each by itself, against the truth. Groups hide what a single box does: one field of nine boxes is right or wrong once.</summary>
public sealed class BoxScore
{
    private readonly List<string> wrong = [];
    private readonly List<string> unsure = [];

    /// <summary>Boxes looked at.</summary>
    public int Boxes { get; private set; }
    /// <summary>Of those, marked in truth.</summary>
    public int Marked { get; private set; }
    /// <summary>Boxes of which the reader could not tell.</summary>
    public int Unsure => unsure.Count;
    /// <summary>Boxes taken for marked that are not, or for empty that are marked.</summary>
    public int Wrong => wrong.Count;
    /// <summary>Fax, field and number (from 1, in form order) of every wrong box, and what it was taken for.</summary>
    public IReadOnlyList<string> WrongPlaces => wrong;
    /// <summary>The same of every box that was left open, and what it is.</summary>
    public IReadOnlyList<string> UnsurePlaces => unsure;

    /// <summary>Scores the boxes of one fax. A fax that was taken for another form has none that could be compared: its fields count as lost elsewhere.</summary>
    /// <param name="name">Name of the fax.</param>
    /// <param name="truth">What is marked on it; a field that is not there has no mark.</param>
    /// <param name="read">What was read; of several referrals the one with the most readings counts.</param>
    public void Add(string name, Truth truth, ReadResult read)
    {
        var referral = read.Referrals.MaxBy(r => r.Readings.Count);
        if (referral is null || referral.FormType != truth.Form) return;
        foreach (var reading in referral.Readings)
        {
            for (int i = 0; i < reading.Boxes.Count; i++)
            {
                bool marked = IsMarked(truth.Fields.GetValueOrDefault(reading.Field), reading.Boxes[i].Value);
                Boxes++;
                if (marked) Marked++;
                string place = $"{name} {reading.Field} box {i + 1}";
                if (reading.Boxes[i].State == BoxState.Unsure) unsure.Add($"{place} ({(marked ? "marked" : "empty")})");
                else if (reading.Boxes[i].State == BoxState.On != marked) wrong.Add($"{place} (taken for {(marked ? "empty" : "marked")})");
            }
        }
    }

    /// <summary>Whether the truth has a mark in the box that stands for a code.</summary>
    private static bool IsMarked(FieldValue? truth, string code) =>
        truth?.Set is { } set ? set.Contains(code, StringComparer.Ordinal) : truth?.Flat == code;
}
