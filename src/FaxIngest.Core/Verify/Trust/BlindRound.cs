namespace FaxIngest.Verify.Trust;

/// <summary>How far a field is that is keyed blind: a pure function of what was said, in order. Two readings that agree settle it, the machine's being one;
/// of three that differ a supervisor decides who keyed none of them. One person counts once, so nobody settles a disagreement with themselves.</summary>
public sealed record BlindRound
{
    /// <summary>Nobody has keyed it.</summary>
    public static readonly BlindRound Fresh = new();

    /// <summary>Who is to look at it next.</summary>
    public BlindStage Stage { get; private init; } = BlindStage.First;

    /// <summary>What persons keyed blind, in order, one answer each.</summary>
    public IReadOnlyList<BlindAnswer> Answers { get; private init; } = [];

    /// <summary>What it is; null until <see cref="BlindStage.Closed"/>.</summary>
    public BlindAnswer? Result { get; private init; }

    /// <summary>Persons who stand behind <see cref="Result"/> having seen the image alone; 0: a supervisor decided.</summary>
    public int Agreeing { get; private init; }

    /// <summary>The machine's value is the result.</summary>
    public bool MachineRight { get; private init; }

    /// <summary>What the machine had when it was keyed last.</summary>
    public FieldKeying? Machine { get; private init; }

    /// <summary>Persons who may not key it any more.</summary>
    public bool HasAnswered(string person) => Answers.Any(answer => answer.Person == person);

    /// <summary>The round after one more answer; the same when this person's answer does not count.</summary>
    public BlindRound With(BlindAnswer answer, FieldKeying keying)
    {
        if (Stage == BlindStage.Closed || HasAnswered(answer.Person)) return this;
        if (keying.Look == FieldLook.Resolved)
            return Stage != BlindStage.Supervisor ? this : this with { Stage = BlindStage.Closed, Result = answer, Agreeing = 0, MachineRight = answer.Agrees(keying), Machine = keying };
        // A third answer that comes blind, from whoever it is, is no decision on the other two.
        if (Stage == BlindStage.Supervisor) return this;
        var after = this with { Answers = [.. Answers, answer], Machine = keying };
        bool machine = answer.Agrees(keying);
        int persons = after.Answers.Count(each => each.Agrees(answer));
        if (machine || persons > 1) return after with { Stage = BlindStage.Closed, Result = answer, Agreeing = persons, MachineRight = machine };
        return after with { Stage = after.Answers.Count == 1 ? BlindStage.Second : BlindStage.Supervisor };
    }

    /// <summary>Never the values.</summary>
    public override string ToString() => $"[round {Stage}, {Answers.Count} answers]";
}
