namespace FaxIngest.Forms;

/// <summary>The forms this installation knows.</summary>
public sealed class FormCatalog
{
    private readonly Dictionary<string, FormTemplate> byId;

    /// <summary>A catalogue of the given templates.</summary>
    /// <exception cref="FormatException">Two templates have one id.</exception>
    public FormCatalog(IEnumerable<FormTemplate> templates)
    {
        byId = new Dictionary<string, FormTemplate>(StringComparer.Ordinal);
        foreach (var template in templates)
            if (!byId.TryAdd(template.Id, template)) throw new FormatException($"two form templates have the id {template.Id}");
        Templates = [.. byId.Values.OrderBy(t => t.Id, StringComparer.Ordinal)];
    }

    /// <summary>All templates, by id.</summary>
    public IReadOnlyList<FormTemplate> Templates { get; }

    /// <summary>The template with this id, or null.</summary>
    public FormTemplate? Find(string? id) => id is not null && byId.TryGetValue(id, out var template) ? template : null;
}
