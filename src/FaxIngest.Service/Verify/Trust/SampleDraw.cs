using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using FaxIngest.Model;
using FaxIngest.Pipeline;
using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Draws samples among the fields that the machine accepted, once their fax went out. Whether a field is drawn follows from a secret and its name: every node draws the same,
/// a crash repeats nothing, and nobody can foresee it.</summary>
internal sealed class SampleDraw(ICheckStore checks, IFaxStore faxes, IThresholdStore marks, CheckDice dice)
{
    private const string Cause = "drawn", Salt = "sample-salt";

    private const int Batch = 200;

    /// <summary>A seed that nobody answered is not offered any more.</summary>
    private static readonly TimeSpan SeedsLive = TimeSpan.FromDays(1);

    /// <summary>Drops seeds that were left, and works off what was exported since the last time. Returns how many fields were drawn.</summary>
    internal async Task<int> RunAsync(CancellationToken cancellation)
    {
        await checks.ExpireAsync(dice.Now - SeedsLive, cancellation);
        byte[] salt = Convert.FromHexString(await marks.KeepAsync(Salt, Convert.ToHexString(RandomNumberGenerator.GetBytes(32)), cancellation));
        int drawn = 0;
        while (true)
        {
            var (ids, before, after) = await marks.ExportedAsync(Batch, cancellation);
            foreach (string id in ids) drawn += await DrawAsync(id, salt, cancellation);
            if (before == after || !await marks.DrawnAsync(before, after, cancellation) || ids.Count == 0) return drawn;
        }
    }

    private async Task<int> DrawAsync(string faxId, byte[] salt, CancellationToken cancellation)
    {
        if (await faxes.DocumentAsync(faxId, cancellation) is not { } document || document.Referrals.Count == 0) return 0;
        Read.ReadResult? read = null;
        int drawn = 0;
        foreach (var referral in document.Referrals)
        {
            var chosen = referral.Fields.Where(field => ThresholdRaises.IsMachines(field.Value) && field.Value.Box is not null && Chance(field.Key) is var chance && IsDrawn(salt, referral.Id, field.Key, chance)).ToList();
            if (chosen.Count == 0) continue;
            read ??= await faxes.ReadResultAsync(faxId, cancellation);
            if (read is null || ReferralNumber.Find(read, referral.Id) is not { Template: not null } of) continue;
            List<CheckField> fields =
            [
                .. chosen.Select(field => new CheckField(field.Key, SampleFamily.Of(of, field.Key), field.Value.Confidence, Chance(field.Key)))
                    // Small faults in free text do no harm, and keying pages of it twice would cost more than it tells.
                    .Where(field => field.Family != Decide.ReadingFamily.Prose),
            ];
            if (fields.Count > 0 && await checks.AddAsync(Check(CheckKind.Sample, faxId, referral, Cause, document, fields), heldUntil: null, cancellation)) drawn += fields.Count;
        }
        return drawn;
    }

    /// <summary>A sample or a recall of a referral that went out.</summary>
    internal CheckCase Check(CheckKind kind, string faxId, Referral referral, string cause, Document document, IReadOnlyList<CheckField> fields) => new()
    {
        Id = FaxId.Next(dice.Now, null), Kind = kind, FaxId = faxId, ReferralId = referral.Id, Cause = cause, MadeAt = dice.Now, ReceivedAt = document.Source.ReceivedAt, Fields = fields,
    };

    private double Chance(string path) => Decide.Calibration.CriticalFields.Contains(path) ? dice.Options.CriticalSampleShare : dice.Options.SampleShare;

    private static bool IsDrawn(byte[] salt, string referralId, string path, double chance) =>
        BinaryPrimitives.ReadUInt64BigEndian(HMACSHA256.HashData(salt, Encoding.UTF8.GetBytes($"{referralId}|{path}"))) < chance * ulong.MaxValue;
}
