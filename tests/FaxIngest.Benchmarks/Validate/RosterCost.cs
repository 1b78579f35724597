using System.Diagnostics;
using System.Globalization;
using FaxIngest.Validate;

namespace FaxIngest.Benchmarks.Validate;

/// <summary>Time to find the member of one referral among many, and the memory the roster takes.</summary>
internal static class RosterCost
{
    private const int Referrals = 2000;

    /// <summary>Prints load time, memory, and the time of a match in the middle and at its slowest.</summary>
    /// <param name="members">Members on the roster.</param>
    public static void Run(int members)
    {
        var random = new Random(1);
        string[] names = [.. Enumerable.Range(0, 20_000).Select(_ => string.Concat(Enumerable.Range(0, 3 + random.Next(7)).Select(_ => (char)('a' + random.Next(26)))))];
        var file = new StringWriter(CultureInfo.InvariantCulture);
        file.WriteLine("cin,lastName,firstName,dateOfBirth,phone,street,city,zip");
        for (int i = 0; i < members; i++)
            file.WriteLine(FormattableString.Invariant($"9{random.Next(10_000_000):D7}{"ACDEFGHMNTUVWXYZ"[random.Next(16)]},{Name()},{Name()},{new DateOnly(1930 + random.Next(95), 1 + random.Next(12), 1 + random.Next(28)):yyyy-MM-dd},831{random.Next(10_000_000):D7},{random.Next(9999)} {Name()} St,{names[random.Next(20)]},95{random.Next(99):D2}0"));
        long before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        var roster = Roster.Parse(new StringReader(file.ToString()));
        var loaded = clock.Elapsed;
        long size = GC.GetTotalMemory(forceFullCollection: true) - before;
        var times = new List<double>();
        for (int i = 0; i < Referrals; i++)
        {
            var evidence = new MemberEvidence();
            // A CIN with a misread digit, as two engines read it, and any date: both indexes are walked.
            evidence.Choose("member.cin", $"9{random.Next(10_000_000):D7}A", person: false);
            evidence.Choose("member.dateOfBirth", new DateOnly(1930 + random.Next(95), 1 + random.Next(12), 1 + random.Next(28)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), person: false);
            evidence.Choose("member.lastName", Name(), person: false);
            evidence.Choose("member.firstName", Name(), person: false);
            clock.Restart();
            RosterMatcher.Match(roster, evidence);
            times.Add(clock.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        Console.WriteLine(FormattableString.Invariant($"{roster.Count} members: loaded in {loaded.TotalSeconds:F1} s, {size / 1e6:F0} MB; a match takes {times[Referrals / 2]:F2} ms in the middle, {times[Referrals * 99 / 100]:F2} ms at the 99th of 100, {times[^1]:F2} ms at most"));

        string Name() => names[random.Next(names.Length)];
    }
}
