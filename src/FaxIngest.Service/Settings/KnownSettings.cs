using System.Collections;
using System.Reflection;
using FaxIngest.Model;

namespace FaxIngest.Settings;

/// <summary>Every setting there is: the properties of all options classes of this program. An options class is a class with
/// <c>const string Section</c>, so a setting is known from the moment its class exists.</summary>
internal static class KnownSettings
{
    /// <summary>Sections that the web server reads itself: <c>Kestrel</c> for certificates and limits.</summary>
    private static readonly string[] ForeignSections = ["Kestrel"];

    /// <summary>Patterns of all known keys; <c>*</c> stands for an index or a free name.</summary>
    internal static IReadOnlyList<string> Patterns { get; } = [.. OptionsTypes().SelectMany(Of).Order(StringComparer.Ordinal)];

    /// <summary>All options classes.</summary>
    internal static IEnumerable<Type> OptionsTypes() =>
        new[] { typeof(Fax).Assembly, typeof(KnownSettings).Assembly, Assembly.Load("FaxIngest.Adapters"), Assembly.Load("FaxIngest.Vendors") }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsClass && SectionOf(type) is not null);

    /// <summary>Refuses keys that no options class has.</summary>
    /// <exception cref="SettingsException">Names the unknown keys and the nearest known ones.</exception>
    internal static void Check(IConfiguration configuration)
    {
        var unknown = configuration.AsEnumerable()
            .Where(pair => pair.Value is not null)
            .Select(pair => pair.Key)
            .Where(key => !IsKnown(key))
            .Order(StringComparer.Ordinal)
            .ToList();
        if (unknown.Count == 0) return;
        throw new SettingsException(string.Join(Environment.NewLine, unknown.Select(key =>
            Nearest(key) is { } near ? $"Unknown setting {key}. Did you mean {near}?" : $"Unknown setting {key}.")));
    }

    internal static bool IsKnown(string key) =>
        ForeignSections.Contains(key.Split(':')[0], StringComparer.OrdinalIgnoreCase) || Patterns.Any(pattern => Matches(pattern.Split(':'), key.Split(':')));

    /// <summary>The known key with the fewest edits to this one; null when none is like it (more than half would have to change).</summary>
    internal static string? Nearest(string key)
    {
        var (near, edits) = Patterns.Select(pattern => (pattern, Edits: Distance(pattern.ToUpperInvariant(), key.ToUpperInvariant()))).MinBy(pair => pair.Edits);
        return edits <= key.Length / 2 ? near : null;
    }

    private static bool Matches(string[] pattern, string[] key) =>
        pattern.Length == key.Length && pattern.Zip(key).All(pair => pair.First == "*" || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase));

    private static string? SectionOf(Type type) =>
        type.GetField("Section", BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic) is { IsLiteral: true } field ? field.GetRawConstantValue() as string : null;

    private static IEnumerable<string> Of(Type type) => Of(type, SectionOf(type)!);

    private static IEnumerable<string> Of(Type type, string prefix) => type
        .GetProperties(BindingFlags.Instance | BindingFlags.Public)
        .Where(property => property.CanWrite || property.PropertyType != typeof(string) && typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
        .SelectMany(property => OfValue(property.PropertyType, $"{prefix}:{property.Name}"));

    private static IEnumerable<string> OfValue(Type type, string key)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || !type.IsClass && !type.IsInterface || type.GetMethod("Parse", [typeof(string)]) is not null || type == typeof(Uri)) return [key];
        if (typeof(IEnumerable).IsAssignableFrom(type))
        {
            var element = type.IsArray ? type.GetElementType()! : type.GetGenericArguments().LastOrDefault() ?? typeof(string);
            return OfValue(element, key + ":*");
        }
        return Of(type, key);
    }

    /// <summary>Levenshtein distance.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (int i = 1; i <= a.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }
        return row[b.Length];
    }
}
