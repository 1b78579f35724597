using FaxIngest.Recognize;

namespace FaxIngest.Read;

public sealed class CombComposerTests
{
    [Fact]
    public void Characters_come_close_together_in_order()
    {
        var comb = new BinaryImage(400, 50);
        for (var cell = 0; cell < 8; cell++) Drawn.Fill(comb, 20 + cell * 40 + 15, 10, 4 + cell, 30);

        var line = CombComposer.Compose(comb, 8, 20, 340);

        var pieces = Components.Of(line).All.OrderBy(p => p.Left).ToList();
        Assert.Equal([4, 5, 6, 7, 8, 9, 10, 11], pieces.Select(p => p.Width));
        Assert.All(pieces.Zip(pieces.Skip(1)), pair => Assert.Equal(5, pair.Second.Left - pair.First.Right));
    }

    [Fact]
    public void An_empty_cell_between_leaves_a_gap_and_cells_after_the_last_leave_none()
    {
        var comb = new BinaryImage(400, 50);
        foreach (var cell in new[] { 0, 2 }) Drawn.Fill(comb, 20 + cell * 40 + 15, 10, 6, 30);

        var pieces = Components.Of(CombComposer.Compose(comb, 8, 20, 340)).All.OrderBy(p => p.Left).ToList();

        Assert.Equal(2, pieces.Count);
        Assert.True(pieces[1].Left - pieces[0].Right >= 20);
    }

    [Fact]
    public void A_character_that_leans_out_of_its_cell_stays_whole()
    {
        var comb = new BinaryImage(400, 50);
        Drawn.Fill(comb, 50, 10, 20, 30); // cell 0 ends at 60
        Drawn.Fill(comb, 110, 10, 6, 30);

        Assert.Equal([20, 6], Components.Of(CombComposer.Compose(comb, 8, 20, 340)).All.OrderBy(p => p.Left).Select(p => p.Width));
    }
}
