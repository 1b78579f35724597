using FaxIngest.Model;
using FaxIngest.Render;

namespace FaxIngest.Pipeline;

public sealed class PartLedgerTests
{
    private static readonly Reason Why = new("damaged", "It is damaged.");
    private readonly PartLedger ledger = new();

    private static FoundPart Part(string sha256 = "") => new() { Name = "a", Type = "image/tiff", Sha256 = sha256, File = new PartFile("x", "a") };

    private int Enter(int count = 1)
    {
        ledger.Expect(new Contents([.. Enumerable.Range(0, count).Select(_ => Part())], count));
        int last = -1;
        for (int i = 0; i < count; i++) last = ledger.Add(Part(), null);
        return last;
    }

    [Fact]
    public void A_part_without_an_end_fails_loudly()
    {
        Enter();

        Assert.Throws<InvalidOperationException>(() => ledger.Close());
    }

    [Fact]
    public void A_part_that_was_found_and_not_entered_fails_loudly()
    {
        ledger.Expect(new Contents([Part(), Part()], 2));
        ledger.End(ledger.Add(Part(), null), PartStates.Read);

        Assert.Throws<InvalidOperationException>(() => ledger.Close());
    }

    [Fact]
    public void A_container_whose_count_does_not_add_up_fails_loudly() =>
        Assert.Throws<InvalidOperationException>(() => ledger.Expect(new Contents([Part()], 3) { LeftOut = 1 }));

    [Theory]
    [InlineData(PartStates.Read)]
    [InlineData("lost")]
    public void An_end_is_one_of_the_known_ones_and_only_one(string second)
    {
        int part = Enter();
        if (second != "lost") ledger.End(part, PartStates.Accessory);

        Assert.Throws<InvalidOperationException>(() => ledger.End(part, second));
    }

    [Fact]
    public void What_needs_a_person_needs_a_reason()
    {
        int part = Enter();

        Assert.Throws<InvalidOperationException>(() => ledger.End(part, PartStates.Encrypted));
    }

    [Fact]
    public void Parts_with_one_reason_share_a_note()
    {
        Enter(13);
        for (int i = 0; i < 13; i++) ledger.End(i, PartStates.Unreadable, Why);

        Assert.Equal(new Reason("damaged", "Parts 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 and 3 more: It is damaged."), Assert.Single(ledger.Notes()));
    }
}
