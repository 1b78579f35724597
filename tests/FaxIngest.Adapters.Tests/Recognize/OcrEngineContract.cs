using FaxIngest.Recognize;

namespace FaxIngest.Tests.Recognize;

/// <summary>What every engine must do. A new engine is tested by subclassing this.</summary>
public abstract class OcrEngineContract : IDisposable
{
    private readonly IOcrEngine _engine;

    private protected OcrEngineContract(string name) : this(name, () => OcrEngineCatalog.Create(name))
    {
    }

    private protected OcrEngineContract(string name, Func<IOcrEngine> make)
    {
        _engine = make();
        Assert.Equal(name, _engine.Name);
    }

    public void Dispose()
    {
        _engine.Dispose();
        _engine.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Tells_a_version_of_engine_and_model() => Assert.Matches(@"\d+\.\d+.*[0-9a-f]{12}|[0-9a-f]{12}.*\d+\.\d+", _engine.Version);

    [Theory]
    [InlineData("name", "Maria Example")]
    [InlineData("number", "91234567A")]
    [InlineData("date", "04/12/1987")]
    [InlineData("sentence", "Needs a ramp at the front door")]
    public void Reads_a_clean_line(string line, string text)
    {
        var reading = _engine.ReadLine(LineSample.Line(line));

        // Line recognizers drop blanks now and then; no field's value rests on them.
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), reading.Text.Replace(" ", "", StringComparison.Ordinal));
        Assert.True(reading.Score.Value > 0);
    }

    [Fact]
    public void Sees_nothing_on_a_blank_crop()
    {
        var reading = _engine.ReadLine(new BinaryImage(300, 50));

        Assert.Equal("", reading.Text);
        Assert.Equal(0, reading.Score.Value);
    }

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(1, 1, 1)]
    [InlineData(1, 200, 1)]
    [InlineData(3, 3, 1)]
    [InlineData(2000, 1, 1)]
    [InlineData(9000, 40, 1)]
    [InlineData(9000, 40, 0)]
    public void Survives_odd_sizes(int width, int height, byte ink)
    {
        var crop = new BinaryImage(width, height);
        Array.Fill(crop.Ink, ink);

        var reading = _engine.ReadLine(crop);

        Assert.NotNull(reading.Text);
        Assert.True(ink == 1 || reading.Text.Length == 0);
    }

    [Fact]
    public void Survives_a_very_wide_line_of_writing()
    {
        var line = LineSample.Line("sentence");
        var wide = new BinaryImage(line.Width * 12, line.Height);
        for (var i = 0; i < wide.Ink.Length; i++) wide.Ink[i] = line.Ink[i / wide.Width * line.Width + i % line.Width];

        Assert.NotNull(_engine.ReadLine(wide).Text);
    }

    [Fact]
    public void Reads_the_same_whatever_was_read_before()
    {
        var first = _engine.ReadLine(LineSample.Line("date"));
        _engine.ReadLine(LineSample.Line("sentence"));
        _engine.ReadLine(LineSample.Line("name"));

        var again = _engine.ReadLine(LineSample.Line("date"));

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Score, again.Score);
        Assert.Equal(first.Lattice?.LogProbabilities, again.Lattice?.LogProbabilities);
    }

    [Fact]
    public void A_lattice_holds_log_probabilities_of_printable_ascii()
    {
        if (_engine.ReadLine(LineSample.Line("name")).Lattice is not { } lattice) return;

        Assert.Equal(Enumerable.Range(' ', 95).Select(code => ((char)code).ToString()), lattice.Alphabet.Take(95)); // accented letters may follow
        for (var step = 0; step < lattice.Steps; step++)
        {
            var sum = lattice.LogProbabilities.Skip(step * lattice.Classes).Take(lattice.Classes).Sum(value => Math.Exp(value));
            Assert.InRange(sum, 0.9, 1.001); // clean print: next to nothing goes to characters outside the alphabet
        }
    }

    [Fact]
    public void Refuses_to_read_once_disposed()
    {
        _engine.Dispose();

        Assert.Throws<ObjectDisposedException>(() => _engine.ReadLine(LineSample.Line("name")));
    }
}
