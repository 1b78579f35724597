using FaxIngest.Model;

namespace FaxIngest.Forms.Learn;

/// <summary>A place where something may be written, found before it is known what.</summary>
/// <param name="Style">How it is filled in. A mark is one box of a group.</param>
/// <param name="Box">Where the entry goes.</param>
/// <param name="Label">What is printed for it; empty when nothing is.</param>
/// <param name="Cells">Cells of a comb, else 0.</param>
/// <param name="Question">For a mark: what the boxes of its group are about; else empty.</param>
/// <param name="Name">What the author of a fillable form calls it; else empty.</param>
internal sealed record EntryPlace(ZoneStyle Style, PageBox Box, string Label, int Cells = 0, string Question = "", string Name = "")
{
    /// <summary>All the room over it, for several lines.</summary>
    public PageBox Tall { get; init; } = Box;
}
