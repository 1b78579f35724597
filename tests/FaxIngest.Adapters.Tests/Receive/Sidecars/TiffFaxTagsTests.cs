using System.Buffers.Binary;
using System.Text;

namespace FaxIngest.Receive.Sidecars;

public sealed class TiffFaxTagsTests
{
    private static readonly TiffFaxTags Tags = new(ServerTime.In("pacific"));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void HylaFAX_tells_station_caller_and_time(bool little)
    {
        var note = Tags.Of(new MemoryStream(Tiff(little, (305, "HylaFAX (tm) Version 6.0.7"), (270, "HARBOR CLINIC\n8315550100\nHARBOR"), (306, "2026:11:20 09:03:11"), (326, null))));
        Assert.Equal(("HARBOR CLINIC", "8315550100", new DateTimeOffset(2026, 11, 20, 17, 3, 11, TimeSpan.Zero)), (note.Station, note.Caller, note.ReceivedAt));
    }

    [Fact]
    public void What_a_scanner_writes_there_is_not_believed() =>
        Assert.Equal(FaxNote.Nothing, Tags.Of(new MemoryStream(Tiff(true, (305, "Scan 2000"), (270, "8315550100"), (306, "2019:01:01 00:00:00")))));

    [Fact]
    public void Damage_is_never_more_than_nothing()
    {
        var random = new Random(3);
        for (int round = 0; round < 3000; round++)
        {
            byte[] file = Tiff(true, (305, "HylaFAX"), (270, "X\n8315550100"), (306, "2026:11:20 09:03:11"));
            for (int hits = random.Next(1, 6); hits > 0; hits--) file[random.Next(file.Length)] = (byte)random.Next(256);
            Tags.Of(new MemoryStream(file));
        }
    }

    /// <summary>A directory with texts; null: a number.</summary>
    private static byte[] Tiff(bool little, params (ushort Tag, string? Text)[] entries)
    {
        var texts = new MemoryStream();
        int directory = 8, start = directory + 2 + entries.Length * 12 + 4;
        byte[] file = new byte[start];
        file[0] = file[1] = (byte)(little ? 'I' : 'M');
        U16(2, 42);
        U32(4, (uint)directory);
        U16(directory, (ushort)entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            int at = directory + 2 + i * 12;
            var (tag, text) = entries[i];
            U16(at, tag);
            U16(at + 2, (ushort)(text is null ? 4 : 2));
            byte[] bytes = text is null ? [] : [.. Encoding.ASCII.GetBytes(text), 0];
            U32(at + 4, text is null ? 1 : (uint)bytes.Length);
            U32(at + 8, text is null ? 12 : (uint)(start + texts.Length));
            texts.Write(bytes);
        }
        return [.. file, .. texts.ToArray()];

        void U16(int at, ushort value)
        {
            if (little) BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(at), value);
        }

        void U32(int at, uint value)
        {
            if (little) BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan(at), value);
            else BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(at), value);
        }
    }
}
