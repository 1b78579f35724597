using System.Globalization;
using FaxIngest.Api;
using FaxIngest.Decide;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.AspNetCore.Http.Extensions;

namespace FaxIngest.Verify;

/// <summary>The part of the queue a person works through, as it stands in an address: states, form types, codes, account names; never anything of a member.</summary>
internal sealed record QueueChoice
{
    /// <summary>Stands for "nobody" where an account name is expected.</summary>
    internal const string Nobody = "-";

    /// <summary>All that waits.</summary>
    internal static readonly QueueChoice All = new();

    /// <summary>Ages, in days since receipt by the plan's calendar: name, first day, first day that is too old.</summary>
    internal static readonly IReadOnlyList<(string Code, string Label, int From, int Before)> Ages =
        [("today", "Today", 0, 1), ("1-2", "1–2 days", 1, 3), ("3-4", "3–4 days", 3, 5), ("5-7", "5–7 days", 5, 8), ("older", "Over a week", 8, 100_000)];

    public string? State { get; init; }
    public string? Form { get; init; }
    public string? Reason { get; init; }
    public string? Channel { get; init; }
    public string? Age { get; init; }
    public string? Person { get; init; }

    /// <summary>Whether it leaves anything out.</summary>
    internal bool IsAll => this == All;

    /// <summary>The same for the audit: whose cases were asked for is not said, since anything can be typed there.</summary>
    internal string Part => (this with { Person = Person is null ? null : "somebody" }).Query();

    /// <summary>What is not known restricts nothing.</summary>
    internal static QueueChoice Of(IQueryCollection query)
    {
        string? One(string name) => query[name] is [{ Length: > 0 and < 80 } text] ? text : null;
        return new QueueChoice
        {
            State = StateCode.Parse(One("state")) is FaxState.AwaitingVerification or FaxState.Stuck ? One("state") : null,
            Form = One("form") is { } form && FormTypes.IsKnown(form) ? form : null,
            Reason = IsCode(One("reason")) ? One("reason") : null,
            Channel = IsCode(One("channel")) ? One("channel") : null,
            Age = Ages.Any(age => age.Code == One("age")) ? One("age") : null,
            Person = One("person"),
        };
    }

    internal QueueFilter Filter(DateTimeOffset now, System.Security.Claims.ClaimsPrincipal person)
    {
        var age = Ages.FirstOrDefault(each => each.Code == Age);
        var today = PacificTime.Day(now);
        return new QueueFilter(StateCode.Parse(State), Form)
        {
            Supervisor = Roles.MaySupervise(person),
            Reason = Reason,
            Channel = Channel,
            ReceivedFrom = Age is null ? null : PacificTime.Start(today.AddDays(1 - age.Before)),
            ReceivedBefore = Age is null || age.From == 0 ? null : PacificTime.Start(today.AddDays(1 - age.From)),
            Holder = Person == Nobody ? "" : Person,
        };
    }

    /// <summary>Whether a group of waiting faxes is in it.</summary>
    internal bool Holds(QueueGroup group, DateTimeOffset now) =>
        (State is null || StateCode.Parse(State) == group.State)
        && (Form is null || group.FormTypes.Contains(Form, StringComparer.Ordinal))
        && (Reason is null || group.Reasons.Contains(Reason, StringComparer.Ordinal))
        && (Channel is null || Channel == group.Channel)
        && (Age is null || Age == AgeOf(group, now))
        && (Person is null || (Person == Nobody ? group.Holder is null : Person == group.Holder));

    /// <summary>The age of a group.</summary>
    internal static string AgeOf(QueueGroup group, DateTimeOffset now)
    {
        int days = Math.Max(0, PacificTime.Day(now).DayNumber - PacificTime.Day(group.Received).DayNumber);
        return Ages.First(age => days < age.Before).Code;
    }

    /// <summary>What it says, as names and values of an address.</summary>
    internal IEnumerable<(string Name, string Value)> Pairs =>
        new[] { ("state", State), ("form", Form), ("reason", Reason), ("channel", Channel), ("age", Age), ("person", Person) }.Where(pair => pair.Item2 is not null).Select(pair => (pair.Item1, pair.Item2!));

    /// <summary>As it stands in an address, with its question mark; empty: all.</summary>
    internal string Query(params (string Name, string? Value)[] more)
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in Pairs) query.Add(name, value);
        foreach (var (name, value) in more)
            if (!string.IsNullOrEmpty(value)) query.Add(name, value);
        return query.ToString();
    }

    private static bool IsCode(string? text) => text?.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') == true;
}
