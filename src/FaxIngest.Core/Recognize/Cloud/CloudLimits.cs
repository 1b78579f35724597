namespace FaxIngest.Recognize.Cloud;

/// <summary>Limits of Azure AI Document Intelligence (its pages "Service quotas and limits" and "Input requirements", interface 2024-11-30; those of 2023-07-31 are the same), checked before anything is sent.</summary>
public static class CloudLimits
{
    /// <summary>Pixels of the shortest and longest side.</summary>
    private const int LeastSide = 50, MostSide = 10_000;

    /// <summary>Pages of one file.</summary>
    private const int MostPages = 2000;

    /// <summary>Pages that the free tier reads of any file; it says nothing of the others.</summary>
    private const int FreePages = 2;

    /// <summary>Refuses what the service would.</summary>
    /// <exception cref="CloudOutageException">Kind <see cref="CloudOutage.Rejected"/>; nothing was sent.</exception>
    public static void Check(CloudQuestion question, long mostBytes)
    {
        if (question.Content.IsEmpty || question.Pages < 1) throw Rejected("it is empty");
        if (question.Content.Length > mostBytes) throw Rejected(FormattableString.Invariant($"it has more than {mostBytes / 1_000_000} MB (Recognize:Azure:MaxMegabytes)"));
        if (question.Pages > MostPages) throw Rejected(FormattableString.Invariant($"it has more than {MostPages} pages"));
        if (Math.Min(question.Width, question.Height) < LeastSide) throw Rejected(FormattableString.Invariant($"a side is shorter than {LeastSide} pixels"));
        if (Math.Max(question.Width, question.Height) > MostSide) throw Rejected(FormattableString.Invariant($"a side is longer than {MostSide} pixels"));
    }

    /// <summary>Finds pages that were dropped in silence.</summary>
    /// <exception cref="CloudOutageException">Kind <see cref="CloudOutage.Cut"/>.</exception>
    public static void CheckWhole(CloudQuestion question, CloudAnswer answer)
    {
        if (answer.Pages.Count >= question.Pages) return;
        string guess = answer.Pages.Count == FreePages ? " Its free tier reads the first two pages only." : "";
        throw new CloudOutageException(CloudOutage.Cut, FormattableString.Invariant($"The cloud reader was sent {question.Pages} pages and answered {answer.Pages.Count}.{guess}"));
    }

    private static CloudOutageException Rejected(string why) => new(CloudOutage.Rejected, $"An image was not sent to the cloud reader: {why}.");
}
