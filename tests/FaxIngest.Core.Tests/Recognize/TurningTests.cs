namespace FaxIngest.Recognize;

public sealed class TurningTests
{
    [Fact]
    public void Two_half_turns_give_the_same_image()
    {
        var image = new BinaryImage(31, 17);
        Drawn.Speckle(image, 40, seed: 3);

        Assert.Equal(image.Ink, Turning.Turn(Turning.Turn(image, 180), 180).Ink);
    }

    [Theory]
    [InlineData(90, 0.9, 0.1)]
    [InlineData(270, 0.1, 0.9)]
    public void A_mark_in_the_upper_left_goes_where_a_quarter_turn_takes_it(int degrees, double x, double y)
    {
        var image = new BinaryImage(204, 196);
        Drawn.Fill(image, 10, 10, 20, 20);

        var turned = Turning.Turn(image, degrees);

        Assert.True(turned[(int)(x * turned.Width), (int)(y * turned.Height)]);
        Assert.Equal((204, 196), (turned.Width, turned.Height)); // an inch each way stays an inch
    }

    [Fact]
    public void Only_quarter_turns_exist() => Assert.Throws<ArgumentOutOfRangeException>(() => Turning.Turn(new BinaryImage(2, 2), 45));
}
