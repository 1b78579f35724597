namespace FaxIngest.Recognize;

/// <summary>Connected pieces of ink (8-connected) of an image.</summary>
public sealed class Components
{
    private readonly int[] labels;

    private Components(BinaryImage image, int[] labels, IReadOnlyList<Component> all) => (Image, this.labels, All) = (image, labels, all);

    /// <summary>The image they are of.</summary>
    public BinaryImage Image { get; }

    /// <summary>All pieces; a piece's index is its place here.</summary>
    public IReadOnlyList<Component> All { get; }

    /// <summary>Index of the piece at a pixel, or −1 on paper.</summary>
    public int At(int x, int y) => labels[y * Image.Width + x] - 1;

    /// <summary>Finds them, by flood fill.</summary>
    public static Components Of(BinaryImage image)
    {
        int w = image.Width, h = image.Height;
        var labels = new int[w * h];
        var all = new List<Component>();
        var stack = new Stack<int>();
        for (var start = 0; start < labels.Length; start++)
        {
            if (image.Ink[start] == 0 || labels[start] != 0) continue;
            var label = all.Count + 1;
            int left = w, top = h, right = -1, bottom = -1, area = 0;
            labels[start] = label;
            stack.Push(start);
            while (stack.TryPop(out var at))
            {
                int x = at % w, y = at / w;
                area++;
                left = Math.Min(left, x);
                right = Math.Max(right, x);
                top = Math.Min(top, y);
                bottom = Math.Max(bottom, y);
                for (var v = Math.Max(0, y - 1); v <= Math.Min(h - 1, y + 1); v++)
                    for (var u = Math.Max(0, x - 1); u <= Math.Min(w - 1, x + 1); u++)
                    {
                        var o = v * w + u;
                        if (image.Ink[o] == 0 || labels[o] != 0) continue;
                        labels[o] = label;
                        stack.Push(o);
                    }
            }

            all.Add(new Component(left, top, right + 1, bottom + 1, area));
        }

        return new Components(image, labels, all);
    }

    /// <summary>The image with only the pieces that are wanted.</summary>
    public BinaryImage Keep(Func<int, bool> wanted)
    {
        var keep = new bool[All.Count];
        for (var i = 0; i < keep.Length; i++) keep[i] = wanted(i);
        var kept = new BinaryImage(Image.Width, Image.Height);
        for (var o = 0; o < labels.Length; o++)
            if (labels[o] != 0 && keep[labels[o] - 1]) kept.Ink[o] = 1;
        return kept;
    }
}
