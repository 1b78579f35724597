namespace FaxIngest.Forms;

/// <summary>A known form: what it is, and where everything on it stands.</summary>
/// <param name="Id">Template id, e.g. <c>alliance-ecm-referral</c>.</param>
/// <param name="Type">Form type (contract section 2).</param>
/// <param name="Title">Title as printed.</param>
/// <param name="Revision">Revision as printed, e.g. <c>01/2026</c>.</param>
/// <param name="Pages">Its pages in order.</param>
public sealed record FormTemplate(string Id, string Type, string Title, string Revision, IReadOnlyList<TemplatePage> Pages)
{
    /// <summary>Every zone of every page.</summary>
    public IEnumerable<Zone> Zones => Pages.SelectMany(p => p.Zones);
}
