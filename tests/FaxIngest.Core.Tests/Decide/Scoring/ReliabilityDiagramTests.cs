using System.Globalization;
using System.Xml.Linq;
using FaxIngest.Decide.Scoring;

namespace FaxIngest.Core.Tests.Decide.Scoring;

public sealed class ReliabilityDiagramTests
{
    [Fact]
    public void Honest_confidence_lies_on_the_diagonal_and_too_high_a_confidence_below_it()
    {
        Assert.All(Points(claimed: 0.9, right: 9, of: 10), p => Assert.Equal(p.FromLeft, p.FromBottom, 0.5));
        Assert.All(Points(claimed: 0.99, right: 9, of: 10), p => Assert.True(p.FromBottom < p.FromLeft - 50));
    }

    [Fact]
    public void What_is_always_right_stays_inside_the_frame()
    {
        var svg = XDocument.Parse(ReliabilityDiagram.Svg(Claims(1, 10, 10), "all <right> & sure"));
        Assert.Equal("all <right> & sure", svg.Root!.Elements().First(e => e.Name.LocalName == "title").Value);
        Assert.All(Circles(svg), c => Assert.InRange(Number(c, "cy"), 64, 544));
    }

    /// <summary>Ten bins, in each of which the same was claimed and came true.</summary>
    private static Reliability Claims(double claimed, int right, int of)
    {
        var reliability = new Reliability();
        for (int bin = 0; bin < 10; bin++)
            for (int i = 0; i < of; i++) reliability.Add(claimed + bin * 1e-9, i < right);
        return reliability;
    }

    private static IEnumerable<(double FromLeft, double FromBottom)> Points(double claimed, int right, int of) =>
        Circles(XDocument.Parse(ReliabilityDiagram.Svg(Claims(claimed, right, of), "t"))).Select(c => (Number(c, "cx") - 64, 544 - Number(c, "cy")));

    private static IEnumerable<XElement> Circles(XDocument svg) => svg.Descendants().Where(e => e.Name.LocalName == "circle");

    private static double Number(XElement e, string name) => double.Parse(e.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
