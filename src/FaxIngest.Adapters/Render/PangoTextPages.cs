using System.Text;
using FaxIngest.Model;
using FaxIngest.Native;
using FaxIngest.Recognize;

namespace FaxIngest.Render;

/// <summary>Texts as letter pages at 204×196 dpi, drawn by Pango: any script for which the machine has a typeface.</summary>
internal sealed class PangoTextPages : ITextPages
{
    private const int Width = 1728, Height = 2156; // letter paper in fine fax pixels
    private const double Margin = 48, Right = 612 - 48, Bottom = 792 - 48; // points
    private const double Gap = 10; // points between heading and text
    private const int Threshold = 128;
    private const string Font = "DejaVu Sans 10px";

    /// <inheritdoc/>
    public IEnumerable<TextPage> Draw(PartText text)
    {
        using var sheet = new Sheet();
        foreach (string line in text.Heading)
            foreach (var full in sheet.Add(line, null)) yield return full;
        if (text.Heading.Count > 0) sheet.Rule();
        for (int i = 0; i < text.Lines.Count; i++)
            foreach (var full in sheet.Add(text.Lines[i], i)) yield return full;
        if (sheet.Finish() is { } last) yield return last;
    }

    /// <summary>The page being drawn.</summary>
    private sealed unsafe class Sheet : IDisposable
    {
        private readonly nint font = PangoApi.NewFont(Font);
        private Dictionary<int, PageBox> lines = [];
        private nint surface, context;
        private GObjectHandle? layout;
        private double y = Margin;
        private bool written;

        public Sheet() => Begin();

        /// <summary>Adds a line, wrapped where it is too long; gives the pages that it filled.</summary>
        public IEnumerable<TextPage> Add(string text, int? number)
        {
            byte[] utf8 = Encoding.UTF8.GetBytes(text);
            int count = Set(utf8);
            for (int i = 0; i < count; i++)
            {
                if (y + LineHeight(i) > Bottom)
                {
                    yield return End();
                    Begin();
                    Set(utf8);
                }

                Show(i, number);
            }
        }

        /// <summary>A thin rule below the heading.</summary>
        public void Rule()
        {
            PangoApi.Rectangle(context, Margin, y + Gap / 2, Right - Margin, 0.6);
            PangoApi.Fill(context);
            y += Gap * 1.5;
        }

        /// <summary>The last page; null when nothing is on it.</summary>
        public TextPage? Finish() => written ? End() : null;

        public void Dispose()
        {
            Release();
            PangoApi.FreeFont(font);
        }

        private int Set(byte[] utf8)
        {
            // Pango takes a pointer even for an empty line.
            fixed (byte* first = utf8.Length > 0 ? utf8 : " "u8.ToArray()) PangoApi.SetText(layout!, first, Math.Max(1, utf8.Length));
            return PangoApi.LineCount(layout!);
        }

        private double LineHeight(int index)
        {
            PangoApi.Extents(PangoApi.Line(layout!, index), null, out var logical);
            return (double)logical.Height / PangoApi.Scale;
        }

        private void Show(int index, int? number)
        {
            nint line = PangoApi.Line(layout!, index);
            PangoApi.Extents(line, null, out var logical);
            double height = (double)logical.Height / PangoApi.Scale, width = (double)logical.Width / PangoApi.Scale;
            PangoApi.MoveTo(context, Margin, y - (double)logical.Y / PangoApi.Scale);
            PangoApi.ShowLine(context, line);
            if (number is { } source)
            {
                var box = new PageBox(Margin / 612, y / 792, Math.Min(1, (Margin + width) / 612), (y + height) / 792);
                lines[source] = lines.TryGetValue(source, out var before) ? before.Union(box) : box;
            }

            y += height;
            written = true;
        }

        private void Begin()
        {
            surface = PangoApi.NewSurface(PangoApi.CoverageOnly, Width, Height);
            context = PangoApi.NewContext(surface);
            if (PangoApi.SurfaceStatus(surface) != 0) throw new InsufficientMemoryException("Cairo could not make a page.");
            PangoApi.ScaleContext(context, (double)Width / 612, (double)Height / 792);
            layout = PangoApi.NewLayout(context);
            PangoApi.SetFont(layout, font);
            PangoApi.SetWidth(layout, (int)((Right - Margin) * PangoApi.Scale));
            PangoApi.SetWrap(layout, PangoApi.WrapAnywhere);
            (y, written, lines) = (Margin, false, []);
        }

        private TextPage End()
        {
            PangoApi.FlushSurface(surface);
            var image = new BinaryImage(Width, Height);
            byte* pixels = PangoApi.Pixels(surface);
            int stride = PangoApi.Stride(surface);
            for (int row = 0; row < Height; row++)
            {
                byte* from = pixels + (nint)row * stride;
                var ink = image.Ink.AsSpan(row * Width, Width);
                for (int x = 0; x < Width; x++)
                    if (from[x] >= Threshold) ink[x] = 1;
            }

            Release();
            return new TextPage(image, lines);
        }

        private void Release()
        {
            layout?.Dispose();
            if (context != 0) PangoApi.DestroyContext(context);
            if (surface != 0) PangoApi.DestroySurface(surface);
            (layout, context, surface) = (null, 0, 0);
        }
    }
}
