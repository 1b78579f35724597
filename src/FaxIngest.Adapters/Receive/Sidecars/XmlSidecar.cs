using System.Xml;

namespace FaxIngest.Receive.Sidecars;

/// <summary>XML: elements and attributes are fields; <c>&lt;field name="CallerID"&gt;…</c> and <c>&lt;property name="…" value="…"/&gt;</c> are too.</summary>
internal sealed class XmlSidecar : SidecarFormat
{
    private const int Deepest = 32;
    private const int MostNodes = 20_000;

    private static readonly string[] NamedBy = ["name", "key", "id"];

    public override IReadOnlyList<string> Endings { get; } = [".xml"];

    public override bool IsOnlyForServers(string ending) => true;

    public override IReadOnlyList<SidecarNode> Parse(byte[] file, SidecarWords words)
    {
        // No document type, so no entities: neither bombs nor other files.
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = LongestFile, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(file), settings);
            return [Tree(reader)];
        }
        catch (Exception broken) when (broken is XmlException or ArgumentException or InvalidOperationException)
        {
            throw new FormatException("no well-formed XML");
        }
    }

    private static SidecarNode Tree(XmlReader reader)
    {
        var root = new SidecarNode("");
        var open = new Stack<SidecarNode>([root]);
        int nodes = 0;
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                if (++nodes > MostNodes || open.Count > Deepest) throw new FormatException("too large");
                bool empty = reader.IsEmptyElement;
                var element = open.Peek().Add(Element(reader, ref nodes));
                if (!empty) open.Push(element);
            }
            else if (reader.NodeType == XmlNodeType.EndElement) open.Pop();
            else if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA) open.Peek().Append(reader.Value);
        }
        return root.Children is [var only] ? only : root;
    }

    private static SidecarNode Element(XmlReader reader, ref int nodes)
    {
        string name = reader.LocalName;
        var attributes = new List<(string Name, string Value)>();
        while (reader.MoveToNextAttribute()) attributes.Add((reader.LocalName, reader.Value));
        reader.MoveToElement();
        string? label = attributes.FirstOrDefault(a => NamedBy.Contains(a.Name.ToLowerInvariant())).Value;
        string? value = attributes.FirstOrDefault(a => a.Name.Equals("value", StringComparison.OrdinalIgnoreCase)).Value;
        // Only a generic element takes its name from an attribute: <fax id="7"> stays a fax.
        bool generic = SidecarNode.Plain(name) is "field" or "property" or "param" or "parameter" or "attribute" or "item" or "entry" or "tag" or "index" or "indexfield" or "data";
        if (generic && label is not null) return new SidecarNode(label, value ?? "");
        var element = new SidecarNode(name);
        foreach (var (attribute, text) in attributes)
        {
            if (++nodes > MostNodes) throw new FormatException("too large");
            element.Add(new SidecarNode(attribute, text));
        }
        return element;
    }
}
