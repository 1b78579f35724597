using FaxIngest.Model;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>Checks in the place of a case: the same page, over what is no fax.</summary>
internal sealed partial class CaseModel
{
    private async Task<IActionResult> CheckAsync(CancellationToken cancellation)
    {
        if (await neighbors.Open.Checks.Papers.FindAsync(Id, User, cancellation) is not { } sheet || Number is not (null or 1)) return NotFound();
        Show(sheet, null, null);
        bool ahead = Request.Headers[CaseLeases.ScriptHeader] == CaseLeases.Ahead;
        await store.AuditAsync(new AuditEvent(time.GetUtcNow(), Person, ahead ? "loaded" : "viewed", sheet.Check.FaxId, "{}"), cancellation);
        return Page();
    }

    private async Task<IActionResult> SaveCheckAsync(CancellationToken cancellation)
    {
        if (await neighbors.Open.Checks.Papers.FindAsync(Id, User, cancellation) is not { } sheet) return NotFound();
        var entries = new CaseEntries(Request.Form);
        switch (await neighbors.Open.Checks.SaveAsync(sheet, entries, User, cancellation))
        {
            case SaveOutcome.Wrong wrong:
                return CheckAgain(sheet, entries, wrong.Problems, "Nothing was saved yet: please look at the entries marked in red.", StatusCodes.Status422UnprocessableEntity);
            // What was looked at again does not go out a second time.
            case SaveOutcome.Saved { To: FaxState.Accepted }:
                return await NextAsync(sheet.Check.Kind == CheckKind.Seed ? SavedText : "Saved.", entries.Key, cancellation);
            case SaveOutcome.Saved { Waits: true }:
                return await NextAsync(WaitsText, entries.Key, cancellation);
            case SaveOutcome.Saved:
                return Go(DeskPath.Case(Id, 1, Choice), OpenText, entries.Key);
            default:
                return await neighbors.Open.Checks.Papers.FindAsync(Id, User, cancellation) is { } now
                    ? CheckAgain(now, entries, null, Changed(now.Paper.Fax), StatusCodes.Status409Conflict) : NotFound();
        }
    }

    private async Task<IActionResult> SetCheckAsideAsync(string why, string? refusal, long version, CancellationToken cancellation)
    {
        if (await neighbors.Open.Checks.Papers.FindAsync(Id, User, cancellation) is not { } sheet) return NotFound();
        if (refusal is not null) return CheckAgain(sheet, null, null, refusal, StatusCodes.Status422UnprocessableEntity);
        if (await neighbors.Open.Checks.SetAsideAsync(sheet, version, why, Person, cancellation) is SaveOutcome.Conflict)
            return CheckAgain(sheet, null, null, Changed(sheet.Paper.Fax), StatusCodes.Status409Conflict);
        return await NextAsync(AsideText, CaseEntries.KeyOf(Request.Form[CaseEntries.KeyName]), cancellation);
    }

    private PageResult CheckAgain(CheckSheet sheet, CaseEntries? entries, IReadOnlyDictionary<string, string>? problems, string alert, int status)
    {
        Show(sheet, entries, problems);
        Alert = alert;
        Response.StatusCode = status;
        return Page();
    }

    private void Show(CheckSheet sheet, CaseEntries? entries, IReadOnlyDictionary<string, string>? problems)
    {
        // A check that is answered says what a case says that is through.
        var fax = sheet.Check.IsOpen ? sheet.Paper.Fax : sheet.Paper.Fax with { State = FaxState.Accepted };
        Case = CaseAssembly.Build(fax, sheet.Paper.Document, sheet.Paper.Read, 1, entries?.FormType, entries, problems, sheet.View);
    }
}
