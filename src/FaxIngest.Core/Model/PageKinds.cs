namespace FaxIngest.Model;

/// <summary>Kinds of page (contract section 2).</summary>
public static class PageKinds
{
    /// <summary>A page of a known form.</summary>
    public const string Form = "form";
    /// <summary>A fax cover sheet.</summary>
    public const string CoverSheet = "cover-sheet";
    /// <summary>A letter or mail text.</summary>
    public const string Correspondence = "correspondence";
    /// <summary>Supporting pages.</summary>
    public const string Attachment = "attachment";
    /// <summary>Nothing on it.</summary>
    public const string Blank = "blank";
    /// <summary>A separator sheet.</summary>
    public const string Separator = "separator";
    /// <summary>None of these could be told.</summary>
    public const string Unknown = "unknown";
}
