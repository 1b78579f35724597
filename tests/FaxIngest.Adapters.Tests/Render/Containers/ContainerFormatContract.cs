using FaxIngest.Render;

namespace FaxIngest.Tests.Render.Containers;

/// <summary>What every container format must do. A new format is tested by subclassing this.</summary>
public abstract class ContainerFormatContract : ContainerBench
{
    private protected abstract IContainerFormat Format { get; }

    /// <summary>A good container of at least one part, and how many parts it has.</summary>
    private protected abstract (byte[] Bytes, int Parts) Sample();

    /// <summary>Declared media type of the sample.</summary>
    private protected virtual string Type => "";

    private PartFile File(byte[] bytes) => new(Save(bytes), "sample", Type);

    [Fact]
    public void Knows_its_own_and_gives_every_part()
    {
        var (bytes, parts) = Sample();
        var file = File(bytes);

        Assert.True(Recognizes(Format, file));
        var contents = Open(Format, file);
        Assert.Equal(parts, contents.Count);
        Assert.Equal(0, contents.LeftOut);
        Assert.All(contents.Parts.Where(p => p.File is not null), part => Assert.Matches("^[0-9a-f]{64}$", part.Sha256));
    }

    [Fact]
    public void Leaves_other_files_alone()
    {
        string fax = Path.Combine(TestFolder.Of("render"), "same", "g4.tif");

        Assert.False(Recognizes(Format, new PartFile(fax, "g4.tif")));
    }

    [Fact]
    public void A_container_cut_off_anywhere_is_opened_or_refused_in_words()
    {
        byte[] bytes = Sample().Bytes;
        for (int i = 1; i <= 6; i++)
        {
            var file = File(bytes[..(bytes.Length * i / 7)]);
            if (!Recognizes(Format, file)) continue;
            Refused(() => Open(Format, file));
        }
    }

    [Fact]
    public void Bytes_changed_at_random_are_opened_or_refused_in_words()
    {
        var random = new Random(7);
        for (int round = 0; round < 6; round++)
        {
            byte[] bytes = [.. Sample().Bytes];
            for (int i = 0; i < 20; i++) bytes[random.Next(bytes.Length / 8, bytes.Length)] = (byte)random.Next(256);
            var file = File(bytes);
            if (Recognizes(Format, file)) Refused(() => Open(Format, file));
        }
    }

    [Fact]
    public void No_more_is_unpacked_than_there_is_room_for()
    {
        var file = File(Sample().Bytes);

        Refused(() => Assert.All(Open(Format, file, new ContainerLimits { UnpackedBytes = 10 }).Parts, part => Assert.True(part.Bytes <= 10 || part.File is null or { PagesOnly: true })));
    }

    [Fact]
    public void Parts_beyond_the_cap_are_counted_and_not_opened()
    {
        var (bytes, parts) = Sample();
        if (parts < 2) return;

        var contents = Open(Format, File(bytes), new ContainerLimits { Parts = 1 });

        Assert.Equal((1, parts - 1), (contents.Parts.Count, contents.LeftOut));
        Assert.Contains(contents.Notes, note => note.Code is "too-many-parts" or "only-text");
    }

    private static void Refused(Action open)
    {
        try
        {
            open();
        }
        catch (UnreadableException refused)
        {
            Assert.EndsWith(".", refused.Reason.Message, StringComparison.Ordinal);
        }
    }
}
