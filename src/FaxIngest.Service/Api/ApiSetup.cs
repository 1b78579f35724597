using System.Globalization;
using System.Security.Claims;
using FaxIngest.Ledger;
using FaxIngest.Model;
using FaxIngest.Receive;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.Audit;
using FaxIngest.Verify.Trust;

namespace FaxIngest.Api;

/// <summary>The HTTP interface for programs (contract section 6). Same sign-in as the pages, or an API key.</summary>
internal static class ApiSetup
{
    private const int PageSize = 100;

    /// <summary>Lines of the queue that are given out at most: a month's work of a desk.</summary>
    private const int QueueLimit = 1000;

    internal static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<MetricsText>().AddSingleton<UploadQuota>().AddSingleton<UploadGate>().AddSingleton<UploadIntake>().AddSingleton<UploadEndpoint>();
        // Only for the OpenAPI text: answers themselves are written with DocumentJson.
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in DocumentJson.Indented.Converters) json.SerializerOptions.Converters.Add(converter);
            json.SerializerOptions.NumberHandling = DocumentJson.Indented.NumberHandling;
        });
        return services.AddOpenApi();
    }

    /// <summary>Whether a path is asked for by programs: refusals are JSON, not a sign-in page.</summary>
    internal static bool IsForPrograms(PathString path) =>
        path.StartsWithSegments("/api") || path.StartsWithSegments("/metrics") || path.StartsWithSegments("/healthz") || path.StartsWithSegments("/openapi");

    internal static void MapApi(this WebApplication app)
    {
        app.MapOpenApi().RequireAuthorization(Roles.Read);
        app.MapGet("/healthz", HealthAsync).AllowAnonymous().Produces<Health>().WithSummary("Whether the store can be reached, and which sources cannot be taken in.");
        app.MapGet("/metrics", async (MetricsText metrics, CancellationToken cancellation) => Results.Text(await metrics.WriteAsync(cancellation), MetricsText.ContentType)).RequireAuthorization(Roles.Read)
            .WithSummary("Counters in the Prometheus text format.");
        var api = app.MapGroup("/api");
        api.MapGet("/documents", ListAsync).RequireAuthorization(Roles.Read).Produces<FaxList>().WithSummary("Faxes, oldest first, by state, hash and cursor.");
        api.MapGet("/documents/{id}", DocumentAsync).RequireAuthorization(Roles.Read).Produces<Document>().Produces<FaxSummary>(202).WithSummary("A document as decided last; 202 with its state before it was read.");
        api.MapGet("/documents/{id}/pages/{page:int}.png", CaseFiles.PageAsync).RequireAuthorization(Roles.Read).WithSummary("An upright page image.");
        api.MapPost("/documents", (HttpContext context, UploadEndpoint upload) => upload.TakeAsync(context))
            .RequireAuthorization(Roles.Upload).DisableAntiforgery().Accepts<IFormFileCollection>("multipart/form-data").Produces<Uploaded>(201).Produces<Uploaded>()
            .ProducesProblem(400).ProducesProblem(413).ProducesProblem(415).ProducesProblem(429).ProducesProblem(503).ProducesProblem(507)
            .WithSummary("Takes files in. 201: new; 200: the same bytes were known. One file is answered by one object, several by a list. Whatever it is, a file is taken; only size is a limit.");
        // The plain form's way: a page answers, so it is no part of the interface for programs.
        app.MapPost("/upload", (HttpContext context, UploadEndpoint upload) => upload.TakeFormAsync(context)).RequireAuthorization(Roles.Upload).DisableAntiforgery().ExcludeFromDescription();
        api.MapGet("/ledger", LedgerAsync).RequireAuthorization(Roles.Review).Produces<LedgerReport>().WithSummary("The account kept last, of a day (yyyy-MM-dd) or of the latest day there is one of.");
        api.MapGet("/queue", QueueAsync).RequireAuthorization(Roles.Read).Produces<IReadOnlyList<QueueItem>>().WithSummary("What waits for a person, most urgent first.");
        api.MapGet("/referrals/{id}", ReferralAsync).RequireAuthorization(Roles.Read).Produces<Referral>().WithSummary("One referral of a document.");
    }

    private static async Task<IResult> HealthAsync(IFaxStore store, IEnumerable<IIntakeSource> sources, TrustFigures trust, ILogger<Health> log, CancellationToken cancellation)
    {
        try
        {
            await store.CountAsync(cancellation);
            // A mailbox that is away is no fault that a restart of this program mends: it is said, and the status stays.
            var troubled = sources.Select(source => (source.Name, source.Trouble)).Where(each => each.Trouble is not null)
                .Select(each => new TroubledSource(each.Name, each.Trouble!.Since, each.Trouble.Reason.Code)).ToList();
            var raised = (await trust.RaisedAsync(cancellation)).Select(raise => new RaisedFamily(raise.Family, raise.At)).ToList();
            return Json(new Health("ok") { Troubled = troubled.Count > 0 ? troubled : null, Raised = raised.Count > 0 ? raised : null });
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The store cannot be reached");
            return Json(new Health("store unreachable"), StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static async Task<IResult> ListAsync(string? status, string? sha256, string? after, ClaimsPrincipal person, IFaxStore store, OwnSeeds seeds, ReadTrail trail, CancellationToken cancellation)
    {
        var state = StateCode.Parse(status);
        if (state is null && !string.IsNullOrEmpty(status))
            return Problem.Of(StatusCodes.Status400BadRequest, $"status is one of {string.Join(", ", Enum.GetValues<FaxState>().Select(StateCode.Of))}.");
        string? hash = string.IsNullOrEmpty(sha256) ? null : sha256.ToLowerInvariant(), from = string.IsNullOrEmpty(after) ? null : after;
        var own = (await seeds.LinesAsync(person, cancellation)).Select(line => line.Fax)
            .Where(fax => (state is null || fax.State == state) && (hash is null || fax.Sha256 == hash) && (from is null || string.CompareOrdinal(fax.Id, from) > 0)).ToList();
        IReadOnlyList<Fax> faxes = await store.ListAsync(state, hash, from, PageSize + 1, cancellation);
        await trail.ListedAsync(person, "documents", $"{status}{(hash is null ? "" : " by hash")}{(from is null ? "" : $" from {faxes.FirstOrDefault()?.Id}")}".Trim(), [.. faxes.Take(PageSize).Select(fax => fax.Id)], cancellation);
        // Bytes are one fax's, for whoever asks.
        if (own.Count > 0) faxes = hash is not null ? own : [.. faxes.Concat(own).OrderBy(fax => fax.Id, StringComparer.Ordinal).Take(PageSize + 1)];
        return Json(new FaxList([.. faxes.Take(PageSize).Select(FaxSummary.Of)], faxes.Count > PageSize ? faxes[PageSize - 1].Id : null));
    }

    private static async Task<IResult> DocumentAsync(string id, ClaimsPrincipal person, IFaxStore store, BlindDesk blind, DeskCases cases, TimeProvider time, CancellationToken cancellation)
    {
        if (await cases.FindAsync(id, person, cancellation) is not { } found) return Problem.NotFound("document");
        if (found.Document is null) return Json(FaxSummary.Of(found.Fax), StatusCodes.Status202Accepted);
        await ViewedAsync(store, person, found.FaxId, time, cancellation);
        return Json(await MaskedAsync(found, person, blind, cancellation));
    }

    /// <summary>A check that is shown as a case is answered as one.</summary>
    private static async Task<Document> MaskedAsync(DeskCase found, ClaimsPrincipal person, BlindDesk blind, CancellationToken cancellation) =>
        found.Check is not null ? found.View.Masked(found.Document!) : await blind.ForAsync(found.Document!, person, cancellation);

    private static async Task<IResult> QueueAsync(ClaimsPrincipal person, ICaseQueue queue, OwnSeeds seeds, ReadTrail trail, CancellationToken cancellation)
    {
        var waiting = await queue.ListAsync(new QueueFilter(), QueueLimit, cancellation);
        await trail.ListedAsync(person, "queue", "", [.. waiting.Select(entry => entry.Fax.Id)], cancellation);
        return Json(OwnSeeds.Among(waiting, await seeds.LinesAsync(person, cancellation), QueueLimit).Select(QueueItem.Of));
    }

    private static async Task<IResult> LedgerAsync(string? day, ClaimsPrincipal person, ILedgerStore store, ReadTrail trail, CancellationToken cancellation)
    {
        await trail.ListedAsync(person, "ledger", "", [], cancellation);
        if (string.IsNullOrEmpty(day)) return (await store.LatestAsync(1, cancellation)) is [var latest] ? Json(latest) : Problem.NotFound("account");
        if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var chosen)) return Problem.Of(StatusCodes.Status400BadRequest, "day is a day like 2026-11-20.");
        return await store.FindAsync(chosen, cancellation) is { } report ? Json(report) : Problem.NotFound("account");
    }

    /// <summary>A referral's id is its fax's id, a dash and a number.</summary>
    private static async Task<IResult> ReferralAsync(string id, ClaimsPrincipal person, IFaxStore store, BlindDesk blind, DeskCases cases, TimeProvider time, CancellationToken cancellation)
    {
        if (await cases.ReferralAsync(id, person, cancellation) is not var (found, _)) return Problem.NotFound("referral");
        await ViewedAsync(store, person, found.FaxId, time, cancellation);
        return Json((await MaskedAsync(found, person, blind, cancellation)).Referrals.First(each => each.Id == id));
    }

    private static Task ViewedAsync(IFaxStore store, ClaimsPrincipal person, string faxId, TimeProvider time, CancellationToken cancellation) =>
        store.AuditAsync(new AuditEvent(time.GetUtcNow(), person.Identity!.Name!, "viewed", faxId, """{"by":"api"}"""), cancellation);

    private static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, DocumentJson.Indented, statusCode: status);
}
