using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

/// <summary>The drawn lines of testdata/lines.</summary>
internal static class LineSample
{
    internal static BinaryImage Line(string name) => PortableMap.Bitmap(Path.Combine(TestFolder.Of("lines"), name + ".pbm"));

    internal static GrayImage Reference(string name) => PortableMap.Gray(Path.Combine(TestFolder.Of("lines"), name + ".own.pgm"));
}
