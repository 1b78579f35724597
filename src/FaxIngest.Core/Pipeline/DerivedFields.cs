using FaxIngest.Model;

namespace FaxIngest.Pipeline;

/// <summary>Fields of the contract that follow from others on the form.</summary>
internal static class DerivedFields
{
    private const string Name = "member.name", Last = "member.lastName", First = "member.firstName", Services = "services";

    /// <summary>Splits a patient's "Last, First".</summary>
    public static void AddNames(Dictionary<string, DecidedField> fields)
    {
        if (fields.Remove(Name, out var name)) SplitName(name, fields);
    }

    private static void SplitName(DecidedField name, Dictionary<string, DecidedField> fields)
    {
        string[] parts = name.Field.Value?.Text?.Split(',', 2, StringSplitOptions.TrimEntries) ?? [];
        foreach (var (path, part) in new[] { (Last, 0), (First, 1) })
        {
            var reasons = name.Reasons.Select(r => r with { Field = r.Field == Name ? path : r.Field }).ToList();
            string? text = part < parts.Length && parts[part].Length > 0 ? parts[part] : null;
            var field = name.Field with { Value = text is null ? null : FieldValue.Of(text), Text = text ?? name.Field.Text };
            if (text is null && name.Field.Value is not null)
            {
                // "Garcia Ana" without a comma: which is the last name is a person's call.
                field = field with { Decision = Decisions.Verify, Confidence = 0 };
                if (reasons.Count == 0) reasons.Add(new Reason("name-not-split", "Last and first name could not be told apart.", path));
            }
            fields[path] = new DecidedField(path, field, reasons, name.IsBlank);
        }
    }

    /// <summary>On a TAR the services follow from codes and modifiers, unless a person keyed them.</summary>
    /// <param name="fields">Fields so far.</param>
    /// <param name="threshold">Confidence that each code and modifier must have.</param>
    public static void AddServices(Dictionary<string, DecidedField> fields, Func<string, double> threshold)
    {
        if (fields.TryGetValue(Services, out var keyed) && keyed.Person) return;
        var lines = fields.Values.Where(f => f.Path.StartsWith("lines[", StringComparison.Ordinal) && !f.IsBlank).GroupBy(f => f.Path[..(f.Path.IndexOf(']', StringComparison.Ordinal) + 1)]).ToList();
        if (lines.Count == 0)
        {
            fields[Services] = new DecidedField(Services, new ReferralField { Decision = Decisions.Blank, Confidence = 1 }, [], IsBlank: true);
            return;
        }
        var services = new List<string>();
        double doubt = 0;
        var decided = new List<DecidedField>();
        // A line that may not be blank after all may name one more.
        bool known = true, accepted = !fields.Values.Any(f => f.IsBlank && f.Field.Decision == Decisions.Verify && f.Path.StartsWith("lines[", StringComparison.Ordinal)), person = true;
        foreach (var line in lines)
        {
            var code = fields.TryGetValue($"{line.Key}.procedureCode", out var c) ? c : null;
            var modifiers = fields.TryGetValue($"{line.Key}.modifiers", out var m) ? m : null;
            string? service = code?.Field.Value?.Text is string text && modifiers?.Field.Value?.Text is string pair ? ServiceCodes.ServiceOf(text, pair) : null;
            if (service is null)
            {
                known = false;
                continue;
            }
            services.Add(service);
            foreach (var part in new[] { code!, modifiers! })
            {
                decided.Add(part);
                accepted &= part.Field.Decision == Decisions.Accept && (part.Person || part.Field.Confidence >= threshold(part.Path));
                person &= part.Person;
                doubt += 1 - part.Field.Confidence;
            }
        }
        var first = decided.FirstOrDefault()?.Field ?? lines[0].First().Field;
        var field = new ReferralField
        {
            Value = known ? FieldValue.Of(services) : null,
            Text = string.Join("; ", decided.Select(d => d.Field.Text)),
            Confidence = known ? Math.Round(Math.Max(0, 1 - doubt), 5) : 0,
            Decision = known && accepted ? Decisions.Accept : Decisions.Verify,
            Page = first.Page,
            Box = first.Box,
            Readers = known ? [.. decided.SelectMany(d => d.Field.Readers).Distinct()] : [],
        };
        IReadOnlyList<Reason> reasons = known && accepted ? []
            : known ? [new Reason("low-confidence", "The services follow from codes that are not sure enough.", Services)]
            : [new Reason("services-unknown", "Not every service line names a service by code and modifier.", Services)];
        fields[Services] = new DecidedField(Services, field, reasons, Person: person && known);
    }
}
