using System.Security.Cryptography;
using FaxIngest.Model;
using FaxIngest.Recognize;

namespace FaxIngest.Read;

/// <summary>Hash of a part of a page: names the pixels a reading was made from, so that it can be replayed.</summary>
internal static class ImageHash
{
    /// <summary>SHA-256, lower-case hex, over the box's size and its pixels, one byte each.</summary>
    public static string Of(BinaryImage page, PageBox box)
    {
        int left = (int)(box.Left * page.Width), top = (int)(box.Top * page.Height);
        int right = Math.Clamp((int)Math.Ceiling(box.Right * page.Width), left, page.Width), bottom = Math.Clamp((int)Math.Ceiling(box.Bottom * page.Height), top, page.Height);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(BitConverter.GetBytes(right - left));
        for (var y = top; y < bottom; y++) hash.AppendData(page.Ink.AsSpan(y * page.Width + left, right - left));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
