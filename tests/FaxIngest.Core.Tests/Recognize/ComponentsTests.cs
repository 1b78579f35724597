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
