using FaxIngest.Verify.Trust;

namespace FaxIngest.Store;

/// <summary>A check as Dapper fills it.</summary>
internal sealed class CheckRow
{
    public string Id { get; set; } = "";
    public string Kind { get; set; } = "";
    public string FaxId { get; set; } = "";
    public string ReferralId { get; set; } = "";
    public string Cause { get; set; } = "";
    public string MadeAt { get; set; } = "";
    public string ReceivedAt { get; set; } = "";
    public string State { get; set; } = "";
    public string? Person { get; set; }
    public long Supervisor { get; set; }
    public string? Holder { get; set; }
    public string? HeldUntil { get; set; }
    public string Json { get; set; } = "";
    public long Answers { get; set; }

    public CheckCase ToCheck(DateTimeOffset now) => new()
    {
        Id = Id,
        Kind = Enum.Parse<CheckKind>(Kind),
        FaxId = FaxId,
        ReferralId = ReferralId,
        Cause = Cause,
        MadeAt = StoreTime.Time(MadeAt),
        ReceivedAt = StoreTime.Time(ReceivedAt),
        Fields = StoreJson.Read<CheckField[]>(Json),
        Answers = checked((int)Answers),
        Person = Person,
        IsOpen = State == "waiting",
        SupervisorsOnly = Supervisor == 1,
        Holder = HeldUntil is { } until && StoreTime.Time(until) > now ? Holder : null,
    };
}

/// <summary>A sample whose truth is known.</summary>
internal sealed class SampleRow
{
    public long Number { get; set; }
    public string Family { get; set; } = "";
    public double Confidence { get; set; }
    public long Wrong { get; set; }
}

/// <summary>Counted answers of one person.</summary>
internal sealed class HitRow
{
    public string Person { get; set; } = "";
    public string Kind { get; set; } = "";
    public long Count { get; set; }
    public long Wrong { get; set; }
}

/// <summary>A field that went out wrong.</summary>
internal sealed class WrongRow
{
    public long Number { get; set; }
    public string Kind { get; set; } = "";
    public string CheckId { get; set; } = "";
    public string FaxId { get; set; } = "";
    public string ReferralId { get; set; } = "";
    public string Path { get; set; } = "";
    public string At { get; set; } = "";
}

/// <summary>A field that is keyed blind once more.</summary>
internal sealed class DrawnRow
{
    public string ReferralId { get; set; } = "";
    public string Path { get; set; } = "";
}

/// <summary>Checks of one kind, counted.</summary>
internal sealed class CountedRow
{
    public string Kind { get; set; } = "";
    public long Count { get; set; }
}

/// <summary>First and last number of a span.</summary>
internal sealed class SpanRow
{
    public long First { get; set; }
    public long Last { get; set; }
}

/// <summary>A fax by the number of what was said or done.</summary>
internal sealed class VerifiedRow
{
    public long Number { get; set; }
    public string FaxId { get; set; } = "";
}

/// <summary>A check whose answers are labels.</summary>
internal sealed class CheckLabelRow
{
    public string Id { get; set; } = "";
    public string FaxId { get; set; } = "";
    public string ReferralId { get; set; } = "";
    public double Share { get; set; }
}
