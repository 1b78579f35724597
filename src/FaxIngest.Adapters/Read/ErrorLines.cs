using System.Text;

namespace FaxIngest.Read;

/// <summary>Drains a reader's stderr on a thread of its own. What libraries print may quote a document, so nothing of it goes to a log; it only tells a lack of memory from another crash.</summary>
internal sealed class ErrorLines
{
    private static readonly string[] MemorySigns = ["OutOfMemory", "Out of memory", "out of memory", "std::bad_alloc", "Cannot allocate memory"];

    private readonly Stream pipe;
    private volatile bool outOfMemory;

    /// <summary>Starts draining.</summary>
    internal ErrorLines(Stream pipe)
    {
        this.pipe = pipe;
        Thread = new Thread(Run) { IsBackground = true, Name = "reader errors" };
        Thread.Start();
    }

    /// <summary>The draining thread.</summary>
    internal Thread Thread { get; }

    /// <summary>It complained of too little memory.</summary>
    internal bool OutOfMemory => outOfMemory;

    private void Run()
    {
        byte[] chunk = new byte[4096];
        string tail = "";
        try
        {
            for (int got; (got = pipe.Read(chunk)) > 0;)
            {
                string text = tail + Encoding.Latin1.GetString(chunk, 0, got);
                if (MemorySigns.Any(sign => text.Contains(sign, StringComparison.Ordinal))) outOfMemory = true;
                tail = text.Length > 32 ? text[^32..] : text; // A sign may be cut in two.
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException)
        {
            // The end of the pipe, by another name.
        }
        pipe.Dispose();
    }
}
