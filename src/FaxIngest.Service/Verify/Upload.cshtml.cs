using FaxIngest.Composition;
using FaxIngest.Model;
using FaxIngest.Store;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>Files from a person's own machine, and what became of those just sent. Without a script it is a plain form.</summary>
[Authorize(Roles.Upload)]
internal sealed class UploadModel(IFaxStore store, IOptions<WebOptions> web) : PageModel
{
    /// <summary>Faxes listed at most; an address has no room for more.</summary>
    private const int Most = 200;

    /// <summary>Ids of new faxes.</summary>
    [BindProperty(SupportsGet = true, Name = "taken")]
    public IReadOnlyList<string> TakenIds { get; set; } = [];

    /// <summary>Ids of faxes whose bytes had come before.</summary>
    [BindProperty(SupportsGet = true, Name = "known")]
    public IReadOnlyList<string> KnownIds { get; set; } = [];

    /// <summary>HTTP status of what was refused; 0: nothing was.</summary>
    [BindProperty(SupportsGet = true, Name = "refused")]
    public int Refused { get; set; }

    public IReadOnlyList<(Fax Fax, bool New)> Faxes { get; private set; } = [];

    public string? Problem => Refused switch
    {
        0 => null,
        StatusCodes.Status413PayloadTooLarge => $"An upload may have {web.Value.MaxUploadBytes / 1_000_000} MB. What is not listed here was not taken in.",
        StatusCodes.Status429TooManyRequests => "This account has uploaded very many files within an hour. What is not listed here was not taken in; try again later.",
        StatusCodes.Status507InsufficientStorage => "The service's disk has too little room. What is not listed here was not taken in; it can be sent again when an operator has made room.",
        StatusCodes.Status503ServiceUnavailable => "The service cannot keep files at the moment. What is not listed here was not taken in; an operator should look.",
        _ => "What is not listed here was not taken in: no file was chosen, it was empty, or the upload broke off.",
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var faxes = new List<(Fax, bool)>();
        foreach (var (id, isNew) in TakenIds.Select(id => (id, true)).Concat(KnownIds.Select(id => (id, false))).Take(Most))
            if (await store.FindAsync(id, cancellation) is { } fax) faxes.Add((fax, isNew));
        Faxes = faxes;
    }
}
