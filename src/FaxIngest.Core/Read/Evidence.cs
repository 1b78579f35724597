using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>What is known about a reading besides its text. Decide turns it into a probability; each number says its range.</summary>
public sealed record Evidence
{
    /// <summary>Engines that were asked.</summary>
    public int Engines { get; init; }
    /// <summary>Engines whose decoded value equals the chosen one.</summary>
    public int Agreeing { get; init; }
    /// <summary>Of those, engines whose text says the chosen value as it stands, without the grammar's help (case, blanks, punctuation aside; in codes also
    /// letters that look like the digit that must stand there).</summary>
    public int RawAgreeing { get; init; }
    /// <summary>Looks at the entry by all engines; 0 for prose.</summary>
    public int Looks { get; init; }
    /// <summary>Of those, looks whose text says the chosen value as it stands.</summary>
    public int LooksAgreeing { get; init; }
    /// <summary>Mean per-character log-probability of the chosen value in the first engine's lattice, ≤ 0.</summary>
    public double FirstLogProbability { get; init; }
    /// <summary>The same in the second engine, ≤ 0.</summary>
    public double SecondLogProbability { get; init; }
    /// <summary>Worst single character's probability over the engines that agree, 0..1.</summary>
    public double WorstCharacter { get; init; }
    /// <summary>Log-probability by which the chosen value leads the next that the grammar allows, ≥ 0; 20 when there is none.</summary>
    public double Margin { get; init; }
    /// <summary>1: a check digit, closed vocabulary or fixed pattern confirms the value; 0: none applies; −1: it speaks against it.</summary>
    public int Grammar { get; init; }
    /// <summary>Characters that the kind had to repair from what the engines read.</summary>
    public int Repairs { get; init; }
    /// <summary>Characters in the value.</summary>
    public int Length { get; init; }
    /// <summary>Share of the value's letters that are in words which are usual in such entries, 0..1; 0 where no words are expected.</summary>
    public double Known { get; init; }
    /// <summary>By how much a word that differs in one letter from a word of the value is more usual than it, ln of the ratio, 0..8; 0 where none is, or no words are expected.</summary>
    public double Rival { get; init; }
    /// <summary>Share of the value that another entry of the form says too (a name in an e-mail address), 0..1.</summary>
    public double Echo { get; init; }
    /// <summary>Share of the page's other entries that each engine asked read alike, letter for letter, 0..1; 0 where they are too few to tell.</summary>
    public double PageClarity { get; init; }
    /// <summary>Residual of the registration near the zone, in fine fax pixels (1/204 inch).</summary>
    public double Residual { get; init; }
    /// <summary>Share of the zone's scan lines that the fax receiver could not decode, 0..1.</summary>
    public double DamagedLines { get; init; }
    /// <summary>Ink of the entry that touches or crosses the zone's border, as a share of its ink, 0..1.</summary>
    public double BorderInk { get; init; }
    /// <summary>Height of the writing, in fine fax pixels.</summary>
    public double InkHeight { get; init; }
    /// <summary>For check boxes: distance of the ink from the on/off border, 0 (on the border) .. 1 (as far as possible). For blanks: from what an entry leaves that
    /// hardly came through.</summary>
    public double InkMargin { get; init; }
    /// <summary>What a reader outside the house said of it.</summary>
    public Opinion Outside { get; init; }
    /// <summary>What the file's own text says of it, where the file is no picture: a PDF made by a program, its form fields and notes.</summary>
    public Opinion Digital { get; init; }
    /// <summary>A person read it.</summary>
    public bool Person { get; init; }
}
