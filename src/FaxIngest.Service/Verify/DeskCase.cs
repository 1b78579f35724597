using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Verify;

/// <summary>A case in front of a person: a fax, or a check that is shown as one. Pages ask for nothing else, so that a check cannot be told by what a page does with it.</summary>
/// <param name="Fax">The fax, or what stands for one.</param>
/// <param name="Document">As decided last, or null before it was read.</param>
/// <param name="Read">As read, or null.</param>
/// <param name="Said">What persons said of it, in order.</param>
/// <param name="View">What of it this person may see.</param>
internal sealed record DeskCase(Fax Fax, Document? Document, ReadResult? Read, IReadOnlyList<Verification> Said, BlindView View)
{
    /// <summary>The check; null: it is a fax.</summary>
    internal CheckSheet? Check { get; init; }

    /// <summary>The fax whose pages are shown, in whose history it stands who saw them.</summary>
    internal string FaxId => Check?.Check.FaxId ?? Fax.Id;

    /// <summary>It can be laid anew, set aside, taken back like a fax: all but what went out and is only looked at again.</summary>
    internal bool IsWhole => Check is null or { IsSeed: true };

    /// <summary>Pages as a person laid them last; null: as they were found.</summary>
    internal IReadOnlyList<PageGroup>? Laid => Said.LastOrDefault(each => each.Groups is not null)?.Groups;
}
