using FaxIngest.Decide;
using FaxIngest.Read;

namespace FaxIngest.Tests.Decide;

public sealed class BoostedTreesTests
{
    private static readonly int Margin = EvidenceFeatures.Names.ToList().IndexOf("margin");

    /// <summary>Readings of which a wide lead is worth something only where nothing was repaired, and is a bad sign where something was: no single weight says that.</summary>
    private static List<LabeledReading> Readings(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            bool repaired = random.NextDouble() < 0.5;
            double margin = 20 * random.NextDouble();
            var evidence = new Evidence { Engines = 2, Agreeing = 2, Margin = margin, Repairs = repaired ? 4 : 0, Length = 8 };
            return new LabeledReading($"fax{i / 20}", ReadingFamily.Text, "phone", EvidenceFeatures.Of(evidence), random.NextDouble() < Truth(repaired, margin));
        })];
    }

    private static double Truth(bool repaired, double margin) => (margin > 10) != repaired ? 0.9999 : 0.6;

    [Fact]
    public void They_learn_what_evidence_is_worth_beside_other_evidence()
    {
        var family = CalibrationFitter.Fit("test", Readings(20000, 1), []).Families[ReadingFamily.Text];

        var accepted = Readings(20000, 2).Where(r => family.Probability(family.Score(r.Kind, r.Features)) >= family.Threshold(0.002)).ToList();

        Assert.NotNull(family.Trees);
        Assert.InRange(accepted.Count, 9000, 11000);
        Assert.InRange(accepted.Count(r => !r.Right), 0, 10);
    }

    [Fact]
    public void The_same_readings_make_the_same_trees() =>
        Assert.Equal(CalibrationJson.Write(CalibrationFitter.Fit("test", Readings(3000, 1), [])), CalibrationJson.Write(CalibrationFitter.Fit("test", Readings(3000, 1), [])));

    [Theory]
    [InlineData(1.5, 0.25, 0.1)]
    [InlineData(1.5, 0.75, 0.2)]
    [InlineData(2.5, 0.25, 0.3)]
    [InlineData(2.5, 0.75, 0.4)]
    public void A_tree_reads_its_answers_as_bits(double kind, double margin, double adds)
    {
        var features = new double[BoostedTrees.Names.Count];
        (features[Margin], features[^1]) = (margin, kind);

        var trees = new BoostedTrees([Tree("kind", "margin", 0.1, 0.2, 0.3, 0.4)]);

        Assert.Equal(adds, trees.Of(features), 12);
        Assert.Equal(kind + 2 * margin + adds, new CalibrationFamily(new Dictionary<string, double> { ["margin"] = 2 }, new Dictionary<string, double> { ["phone"] = kind }, []) { Trees = trees }.Score("phone", features[..^1]), 12);
    }

    [Fact]
    public void Where_hardly_any_are_wrong_each_piece_of_evidence_has_one_weight()
    {
        var family = CalibrationFitter.Fit("test", [.. Readings(20000, 1).Where((r, i) => r.Right || i % 50 == 0)], []).Families[ReadingFamily.Text];

        Assert.Null(family.Trees);
    }

    [Fact]
    public void Where_all_evidence_is_alike_there_is_nothing_to_ask()
    {
        var readings = Enumerable.Range(0, 2000).Select(i => new LabeledReading($"fax{i / 20}", ReadingFamily.Text, "phone", EvidenceFeatures.Of(new Evidence()), i % 4 != 0)).ToList();

        var family = CalibrationFitter.Fit("test", readings, []).Families[ReadingFamily.Text];

        Assert.Empty(family.Trees!.Trees);
        Assert.Equal(0.75, family.Probability(family.Score("phone", readings[0].Features)), 0.01);
    }

    [Fact]
    public void They_survive_being_written_and_read()
    {
        string json = CalibrationJson.Write(Trees(Tree("kind", "margin", 0.1, 0.2, 0.3, 0.4)));

        Assert.Equal(json, CalibrationJson.Write(CalibrationJson.Parse(json)));
        Assert.Equal(0.3, Assert.Single(CalibrationJson.Parse(json).Families[ReadingFamily.Text].Trees!.Trees).Of([.. Enumerable.Repeat(0.0, Margin), 0.2, .. Enumerable.Repeat(3.0, BoostedTrees.Names.Count - Margin - 1)]));
    }

    [Theory]
    [InlineData("moon", 4)]
    [InlineData("kind", 3)]
    public void A_tree_that_no_fit_could_have_made_is_refused(string feature, int adds) =>
        Assert.Throws<FormatException>(() => CalibrationJson.Parse(CalibrationJson.Write(Trees(Tree(feature, "margin", [.. Enumerable.Repeat(0.1, adds)])))));

    /// <summary>Asks whether the first lies above 2, then whether the second lies above 0.5.</summary>
    private static EvidenceTree Tree(string first, string second, params double[] adds) => new([new(first, 2), new(second, 0.5)], adds);

    private static Calibration Trees(EvidenceTree tree) => Calibration.None with
    {
        Families = new Dictionary<string, CalibrationFamily>
        {
            [ReadingFamily.Text] = new(new Dictionary<string, double>(), new Dictionary<string, double> { ["phone"] = 1 }, [new(0, 100, 1)]) { Trees = new BoostedTrees([tree]) },
        },
    };
}
