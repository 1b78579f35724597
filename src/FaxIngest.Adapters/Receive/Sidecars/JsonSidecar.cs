using System.Text.Json;

namespace FaxIngest.Receive.Sidecars;

/// <summary>JSON: objects as records, arrays as repetitions.</summary>
internal sealed class JsonSidecar : SidecarFormat
{
    private const int Deepest = 32;
    private const int MostNodes = 20_000;

    public override IReadOnlyList<string> Endings { get; } = [".json"];

    public override bool IsOnlyForServers(string ending) => true;

    public override IReadOnlyList<SidecarNode> Parse(byte[] file, SidecarWords words)
    {
        try
        {
            using var json = JsonDocument.Parse(TextOf(file), new JsonDocumentOptions { MaxDepth = Deepest, AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            var root = new SidecarNode("");
            int nodes = 0;
            Add(root, "fax", json.RootElement, ref nodes);
            return root.Children is [var only] ? [only] : [root];
        }
        catch (JsonException)
        {
            throw new FormatException("no JSON");
        }
    }

    private static void Add(SidecarNode parent, string name, JsonElement value, ref int nodes)
    {
        if (++nodes > MostNodes) throw new FormatException("too large");
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var node = parent.Add(new SidecarNode(name));
                foreach (var property in value.EnumerateObject()) Add(node, property.Name, property.Value, ref nodes);
                break;
            case JsonValueKind.Array:
                // ["a.tif", "b.tif"] under "files" is like <files>a.tif</files><files>b.tif</files>.
                foreach (var item in value.EnumerateArray()) Add(parent, name, item, ref nodes);
                break;
            case JsonValueKind.String:
                parent.Add(new SidecarNode(name, value.GetString()!));
                break;
            case JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False:
                parent.Add(new SidecarNode(name, value.GetRawText()));
                break;
        }
    }
}
