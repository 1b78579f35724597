using FaxIngest.Verify.People.OpenId;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify.People;

/// <summary>All accounts, and a new one.</summary>
[Authorize(Roles.Administer), AsksForProof]
internal sealed class PeopleModel(IAccountStore accounts, AccountDesk acts, IOptions<ProxyOptions> proxy, IOptions<OpenIdOptions> issuer, IOptions<VerifyOptions> desk) : PageModel
{
    public IReadOnlyList<Account> Accounts { get; private set; } = [];

    public string? Problem { get; private set; }

    /// <summary>A proxy's word counts here.</summary>
    public bool HasProxy => proxy.Value.SecretFile is not null;

    /// <summary>What the sign-in by an issuer is called; null: there is none.</summary>
    public string? Issuer => issuer.Value.IsOn ? issuer.Value.Title : null;

    public int StartPasswordHours => (int)desk.Value.StartPasswordFor.TotalHours;

    /// <summary>As typed and not saved.</summary>
    public string? Typed { get; private set; }

    /// <summary>The new account's password, shown once.</summary>
    public (string Name, string Password)? Made { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation) => Accounts = await accounts.ListAsync(cancellation);

    public async Task<IActionResult> OnPostAsync(string? name, AccountRole role, string? kind, CancellationToken cancellation)
    {
        string plain = PasswordSignIn.Normalize(name ?? "");
        Problem = PasswordRules.NameProblem(plain) ?? (ModelState.IsValid && Enum.IsDefined(role) ? null : "Choose a role.");
        if (Problem is null && kind is ("program" or VouchedPerson.ByProxy or VouchedPerson.ByIssuer))
        {
            if (await (kind == "program" ? acts.AddProgramAsync(plain, role, User.Identity!.Name!, cancellation) : acts.AddVouchedAsync(plain, role, kind, User.Identity!.Name!, cancellation))) return LocalRedirect(PersonModel.PathOf(plain));
            Problem = $"There is an account {plain} already.";
        }
        else if (Problem is null)
        {
            if (await acts.AddPersonAsync(plain, role, User.Identity!.Name!, cancellation) is { } password) Made = (plain, password);
            else Problem = $"There is an account {plain} already.";
        }
        if (Problem is not null)
        {
            Typed = name;
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        await OnGetAsync(cancellation);
        return Page();
    }
}
