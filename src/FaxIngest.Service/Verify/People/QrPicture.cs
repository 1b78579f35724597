using System.Globalization;
using System.Text;
using QRCoder;

namespace FaxIngest.Verify.People;

/// <summary>A QR code as one path of an SVG: one unit a module, and the quiet zone of four around it.</summary>
/// <param name="Size">Units along each side.</param>
/// <param name="Path">The dark modules.</param>
internal sealed record QrPicture(int Size, string Path)
{
    internal static QrPicture Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var path = new StringBuilder();
        // The matrix has its quiet zone already.
        for (int y = 0; y < code.ModuleMatrix.Count; y++)
        {
            var row = code.ModuleMatrix[y];
            for (int x = 0; x < row.Length; x++)
            {
                if (!row[x]) continue;
                int from = x;
                while (x + 1 < row.Length && row[x + 1]) x++;
                path.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from + 1}v1H{from}z");
            }
        }
        return new(code.ModuleMatrix.Count, path.ToString());
    }
}
