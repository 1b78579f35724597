using FaxIngest.Store;

namespace FaxIngest.Verify.Trust;

/// <summary>Checks of persons and of the machine, beside the faxes.</summary>
public interface ICheckStore
{
    /// <summary>Adds a check. False: there is one of this kind for the same referral and cause; nothing was written.</summary>
    /// <param name="check">The check.</param>
    /// <param name="heldUntil">Until when it is its person's; null: nobody's.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    Task<bool> AddAsync(CheckCase check, DateTimeOffset? heldUntil, CancellationToken cancellation);

    /// <summary>One check, or null.</summary>
    Task<CheckCase?> FindAsync(string id, CancellationToken cancellation);

    /// <summary>What persons said of it, in order, with what was taken back.</summary>
    Task<IReadOnlyList<Verification>> AnswersAsync(string id, CancellationToken cancellation);

    /// <summary>Appends an answer with what follows from it, in one transaction with its audit event. False: somebody else answered meanwhile, or it is closed; nothing was written.</summary>
    /// <param name="check">The check.</param>
    /// <param name="number">Which answer it is, from 1.</param>
    /// <param name="answer">What was said.</param>
    /// <param name="progress">Where the check stands then.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    Task<bool> AnswerAsync(CheckCase check, int number, Verification answer, CheckProgress progress, CancellationToken cancellation);

    /// <summary>Appends that a person takes back what they said last of a seed: it waits again, and nothing of it counts. False: somebody was faster, or it is no seed; nothing was written.</summary>
    /// <param name="check">The seed.</param>
    /// <param name="number">Which answer this is, from 1.</param>
    /// <param name="undo">Names what is taken back.</param>
    /// <param name="cancellation">Stops before anything is written.</param>
    Task<bool> TakeBackAsync(CheckCase check, int number, Verification undo, CancellationToken cancellation);

    /// <summary>Opens this very check for a person, or renews it. Null: it does not wait, or is for somebody else.</summary>
    /// <param name="id">The check.</param>
    /// <param name="person">Account name.</param>
    /// <param name="lease">From now.</param>
    /// <param name="over">Take it from whoever has it.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<CaseLease?> TakeAsync(string id, string person, TimeSpan lease, bool over, CancellationToken cancellation);

    /// <summary>Gives a check up. What is another's stays theirs.</summary>
    Task ReleaseAsync(string id, string person, CancellationToken cancellation);

    /// <summary>Seeds that wait for this person.</summary>
    Task<IReadOnlyList<string>> OwnAsync(string person, CancellationToken cancellation);

    /// <summary>Fields that went out and are keyed blind at present.</summary>
    /// <param name="faxId">Of this fax; null: of all.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlySet<DrawnField>> DrawnAsync(string? faxId, CancellationToken cancellation);

    /// <summary>Opens a check for a person: one that is theirs already, else one that waits for anybody. Null: there is none.</summary>
    /// <param name="person">Account name.</param>
    /// <param name="supervisor">May supervise.</param>
    /// <param name="heldOnly">Only one that is theirs already: open by them, or a seed of theirs.</param>
    /// <param name="except">Not this one.</param>
    /// <param name="lease">From now.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<string?> NextAsync(string person, bool supervisor, bool heldOnly, string? except, TimeSpan lease, CancellationToken cancellation);

    /// <summary>Drops seeds that nobody answered.</summary>
    Task ExpireAsync(DateTimeOffset madeBefore, CancellationToken cancellation);

    /// <summary>Samples whose truth is known, in the order they were drawn, after this number.</summary>
    Task<IReadOnlyList<SampledField>> SamplesAsync(long after, CancellationToken cancellation);

    /// <summary>Hit rates of all persons.</summary>
    /// <param name="before">Of what was answered before this time: a rate that moves with an answer would tell which case it was.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<HitRate>> HitRatesAsync(DateTimeOffset before, CancellationToken cancellation);

    /// <summary>What went out wrong and nobody has seen to, first found first.</summary>
    Task<IReadOnlyList<WrongField>> WrongAsync(int limit, CancellationToken cancellation);

    /// <summary>Notes that a person has seen to it. False: somebody had.</summary>
    Task<bool> HandleAsync(long number, string person, CancellationToken cancellation);

    /// <summary>Samples and recalls that wait for a person.</summary>
    Task<IReadOnlyDictionary<CheckKind, int>> WaitingAsync(CancellationToken cancellation);

    /// <summary>Some faxes that other persons verified, from a random place on: candidates for seeds.</summary>
    /// <param name="person">Not by this person.</param>
    /// <param name="from">Not before this time.</param>
    /// <param name="place">0..1, where to begin.</param>
    /// <param name="limit">At most this many.</param>
    /// <param name="cancellation">Ends the wait.</param>
    Task<IReadOnlyList<string>> VerifiedByOthersAsync(string person, DateTimeOffset from, double place, int limit, CancellationToken cancellation);
}
