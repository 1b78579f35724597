namespace FaxIngest.Recognize;

public sealed class ComponentsTests
{
    [Fact]
    public void Pieces_that_touch_at_a_corner_are_one()
    {
        var image = new BinaryImage(10, 10);
        Drawn.Fill(image, 1, 1, 3, 3);
        Drawn.Fill(image, 4, 4, 2, 2);
        Drawn.Fill(image, 8, 1, 1, 2);

        var pieces = Components.Of(image);

        Assert.Equal([new Component(1, 1, 6, 6, 13), new Component(8, 1, 9, 3, 2)], pieces.All);
        Assert.Equal((0, 1, -1), (pieces.At(5, 5), pieces.At(8, 2), pieces.At(0, 0)));
    }

    [Fact]
    public void What_lies_in_another_image_is_counted_for_each_piece()
    {
        var random = new Random(5);
        BinaryImage image = Noise(), other = Noise();

        var pieces = Components.Of(image);
        int[] overlap = pieces.Overlap(other);

        Assert.True(pieces.All.Count > 10);
        var places = Enumerable.Range(0, image.Ink.Length).Where(o => image.Ink[o] != 0).GroupBy(o => pieces.At(o % image.Width, o / image.Width)).ToDictionary(g => g.Key, g => g.ToList());
        Assert.All(pieces.All.Index(), piece =>
        {
            Assert.Equal(piece.Item.Area, places[piece.Index].Count);
            Assert.Equal(places[piece.Index].Count(o => other.Ink[o] != 0), overlap[piece.Index]);
        });
        // Neighbors belong together.
        Assert.All(places.Values.SelectMany(o => o), o =>
        {
            int x = o % image.Width, y = o / image.Width;
            for (var v = Math.Max(0, y - 1); v <= Math.Min(image.Height - 1, y + 1); v++)
                for (var u = Math.Max(0, x - 1); u <= Math.Min(image.Width - 1, x + 1); u++)
                    if (image[u, v]) Assert.Equal(pieces.At(x, y), pieces.At(u, v));
        });

        BinaryImage Noise()
        {
            var noise = new BinaryImage(83, 41);
            for (var i = 0; i < noise.Ink.Length; i++) noise.Ink[i] = random.Next(10) < 3 ? (byte)1 : (byte)0;
            return noise;
        }
    }

    [Fact]
    public void Only_wanted_pieces_are_kept()
    {
        var image = new BinaryImage(10, 10);
        Drawn.Fill(image, 0, 0, 4, 4);
        Drawn.Fill(image, 7, 7, 1, 1);

        var kept = Components.Of(image).Keep(i => i == 0);

        Assert.Equal(16, kept.Ink.Sum(v => v));
        Assert.False(kept[7, 7]);
    }
}
