using System.Globalization;

namespace FaxIngest.Commands;

/// <summary>A one-line progress bar for long work, on stderr and only when that is a terminal. Safe to advance from several threads.</summary>
internal sealed class ProgressBar : IDisposable
{
    private const int Cells = 30;
    private readonly TextWriter writer;
    private readonly int total;
    private readonly bool shown;
    private readonly Lock gate = new();
    private int done;

    /// <summary>A bar over <paramref name="total"/> steps.</summary>
    internal ProgressBar(int total) : this(Console.Error, total, !Console.IsErrorRedirected) { }

    /// <summary>A bar on a writer of its own, for tests.</summary>
    internal ProgressBar(TextWriter writer, int total, bool shown)
    {
        (this.writer, this.total, this.shown) = (writer, total, shown && total > 0);
        Draw();
    }

    /// <summary>One step done.</summary>
    internal void Advance()
    {
        lock (gate)
        {
            done = Math.Min(done + 1, total);
            Draw();
        }
    }

    /// <summary>Leaves the line to what is printed next.</summary>
    public void Dispose()
    {
        if (shown) writer.Write("\r" + new string(' ', Cells + 24) + "\r");
    }

    private void Draw()
    {
        if (!shown) return;
        int full = (int)((long)done * Cells / total);
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', full)}{new string('.', Cells - full)}] {done}/{total}"));
    }
}
