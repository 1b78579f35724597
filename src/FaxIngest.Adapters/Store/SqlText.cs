using System.Collections.Concurrent;
using System.Reflection;

namespace FaxIngest.Store;

/// <summary>The statements, kept as <c>.sql</c> files in the assembly: <c>Store/Sql/&lt;dialect&gt;/&lt;name&gt;.sql</c>.</summary>
internal static class SqlText
{
    private const string Root = "FaxIngest.Store.Sql.";
    private static readonly Assembly Home = typeof(SqlText).Assembly;
    private static readonly ConcurrentDictionary<(string Dialect, string Name), string> Loaded = new();

    public static string Of(string dialect, string name) =>
        Loaded.GetOrAdd((dialect, name), static key => Read($"{Root}{key.Dialect}.{key.Name}.sql"));

    /// <summary>Migration scripts in the order of their numbered names.</summary>
    public static IReadOnlyList<(string Name, string Script)> Migrations(string dialect)
    {
        string folder = $"{Root}{dialect}.Migrations.";
        return
        [
            .. Home.GetManifestResourceNames()
                .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(name => (name[folder.Length..^".sql".Length], Read(name))),
        ];
    }

    private static string Read(string resource)
    {
        using var stream = Home.GetManifestResourceStream(resource) ?? throw new InvalidOperationException($"no statement {resource} in the assembly");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
