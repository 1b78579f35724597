namespace FaxIngest.Receive.Mail;

/// <summary>What is remembered of the mails in a folder between looks. Lost at a restart, which costs one look into the database for each and nothing else.</summary>
internal sealed class MailMarks
{
    private static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly HashSet<uint> done = [];
    private readonly Dictionary<uint, (int Failures, DateTimeOffset NotBefore)> failing = [];
    private uint validity;

    /// <summary>Forgets mails that are not there any more; all, when the folder's UIDs became new ones.</summary>
    public void Keep(uint uidValidity, IReadOnlyList<uint> uids)
    {
        if (uidValidity != validity)
        {
            done.Clear();
            failing.Clear();
            validity = uidValidity;
        }
        done.IntersectWith(uids);
        foreach (uint gone in failing.Keys.Except(uids).ToList()) failing.Remove(gone);
    }

    /// <summary>Mails with something left to do, those that failed last.</summary>
    public IReadOnlyList<uint> Due(IReadOnlyList<uint> uids, DateTimeOffset now) =>
        [.. uids.Where(uid => !done.Contains(uid) && (!failing.TryGetValue(uid, out var mark) || mark.NotBefore <= now)).OrderBy(uid => failing.GetValueOrDefault(uid).Failures).ThenBy(uid => uid)];

    public void Done(uint uid)
    {
        failing.Remove(uid);
        done.Add(uid);
    }

    /// <summary>Another failure of this mail; returns how many.</summary>
    public int Failed(uint uid, DateTimeOffset now)
    {
        int failures = failing.GetValueOrDefault(uid).Failures;
        double seconds = Math.Min(FirstWait.TotalSeconds * Math.Pow(2, Math.Min(failures, 20)), LongestWait.TotalSeconds);
        failing[uid] = (failures + 1, now + TimeSpan.FromSeconds(seconds));
        return failures + 1;
    }
}
