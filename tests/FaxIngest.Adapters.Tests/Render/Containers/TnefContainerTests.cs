using System.Text;
using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

public sealed class TnefContainerTests : ContainerFormatContract
{
    private static readonly byte[] Fax = File.ReadAllBytes(Path.Combine(TestFolder.Of("render"), "same", "g4.tif"));

    private protected override IContainerFormat Format { get; } = new TnefContainer();

    private protected override (byte[] Bytes, int Parts) Sample() => (Tnef(("fax.tif", Fax), ("second.tif", [.. Fax, 0])), 2);

    /// <summary>TNEF as MS-OXTNEF section 2.1 has it: for each file attAttachRendData, attAttachTitle and attAttachData.</summary>
    private static byte[] Tnef(params (string Name, byte[] Bytes)[] files)
    {
        var tnef = new MemoryStream();
        tnef.Write([0x78, 0x9F, 0x3E, 0x22, 1, 0]);
        Attribute(tnef, 1, 0x00089006, [0, 0, 1, 0]); // attTnefVersion
        foreach (var (name, bytes) in files)
        {
            Attribute(tnef, 2, 0x00069002, [1, 0, .. new byte[12]]); // attAttachRendData: a file
            Attribute(tnef, 2, 0x00018010, [.. Encoding.ASCII.GetBytes(name), 0]); // attAttachTitle
            Attribute(tnef, 2, 0x0006800F, bytes); // attAttachData
        }

        return tnef.ToArray();
    }

    private static void Attribute(MemoryStream tnef, byte level, int id, byte[] value)
    {
        tnef.WriteByte(level);
        tnef.Write(BitConverter.GetBytes(id));
        tnef.Write(BitConverter.GetBytes(value.Length));
        tnef.Write(value);
        tnef.Write(BitConverter.GetBytes((ushort)value.Sum(b => b)));
    }

    [Theory]
    [InlineData("fax.tif")]
    [InlineData("../../fax.tif")]
    [InlineData("/etc/fax.tif")]
    public void Files_come_out_whatever_they_are_called(string name)
    {
        var part = Assert.Single(Open(Format, new PartFile(Save(Tnef((name, Fax))), "winmail.dat")).Parts);

        Assert.Equal(Fax, File.ReadAllBytes(part.File!.Path));
    }
}
