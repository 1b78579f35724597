using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify;

/// <summary>What a person sees in place of a bare status code.</summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken]
internal sealed class ErrorModel : PageModel
{
    public string Title { get; private set; } = "";

    public string Sentence { get; private set; } = "";

    public void OnGet(int code) => Say(code);

    public void OnPost(int code) => Say(code);

    private void Say(int code) => (Title, Sentence) = code switch
    {
        StatusCodes.Status404NotFound => ("Not found", "There is no such page or fax. It may have been typed or copied wrongly."),
        StatusCodes.Status400BadRequest => ("This did not go through", "The page was open too long or in two windows. Nothing was changed; please go back, reload and try again."),
        StatusCodes.Status403Forbidden => ("Not allowed", "Your account may not do this."),
        _ => ("This did not work", "Nothing was changed. Please go back and try again."),
    };
}
