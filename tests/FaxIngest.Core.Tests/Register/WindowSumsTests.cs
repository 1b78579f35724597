namespace FaxIngest.Register;

public sealed class WindowSumsTests
{
    [Fact]
    public void Sums_are_those_of_the_cells_in_the_window()
    {
        const int width = 60, size = 20, side = 7;
        var gray = new byte[width * 50];
        new Random(3).NextBytes(gray);

        var sums = new WindowSums(gray, width, (11, 5), size, side);

        for (var y = 0; y <= size - side; y++)
            for (var x = 0; x <= size - side; x++)
            {
                var cells = from v in Enumerable.Range(5 + y, side) from u in Enumerable.Range(11 + x, side) select (int)gray[v * width + u];
                Assert.Equal((cells.Sum(), cells.Sum(c => c * c)), sums.At(x, y));
            }
    }
}
