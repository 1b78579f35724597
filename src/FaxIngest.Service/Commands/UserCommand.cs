using System.CommandLine;
using System.Globalization;
using FaxIngest.Composition;
using FaxIngest.Store;
using FaxIngest.Verify;
using FaxIngest.Verify.People;
using Microsoft.Extensions.Options;

namespace FaxIngest.Commands;

/// <summary><c>faxingest user …</c>: accounts.</summary>
internal static class UserCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var name = new Argument<string>("NAME") { Description = "Sign-in name." };
        var role = new Option<string>("--role") { Description = "What the account may do: verifier, supervisor, admin or auditor.", Required = true };
        role.AcceptOnlyFromAmong("verifier", "supervisor", "admin", "auditor");
        var add = new Command("add", "Adds a local account. The password is prompted for, or read from stdin when that is no terminal.") { name, role };
        add.SetAction((parsed, cancellation) => WithStoreAsync(settings, desk => AddAsync(desk, parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), cancellation), cancellation));

        var password = new Command("password", "Sets a new password for an account and ends its sessions; also unlocks it.") { name };
        password.SetAction((parsed, cancellation) => WithStoreAsync(settings, desk => PasswordAsync(desk, parsed.GetRequiredValue(name), cancellation), cancellation));

        var keyName = new Option<string>("--name") { Description = "What the key is for; an earlier key of this name ends.", DefaultValueFactory = _ => "command line" };
        var scope = new Option<string>("--scope") { Description = "What it may do at most: upload, read, or all that the account may.", DefaultValueFactory = _ => "all" };
        scope.AcceptOnlyFromAmong("upload", "read", "all");
        var days = new Option<int?>("--days") { Description = "Days until it ends; without, it holds until it is revoked.", HelpName = "N" };
        var key = new Command("key", "Makes a new API key for an account and prints it, once.") { name, keyName, scope, days };
        key.SetAction((parsed, cancellation) => WithStoreAsync(settings,
            desk => KeyAsync(desk, parsed.GetRequiredValue(name), parsed.GetRequiredValue(keyName), Enum.Parse<KeyScope>(parsed.GetRequiredValue(scope), ignoreCase: true), parsed.GetValue(days), cancellation), cancellation));

        var reset = new Command("reset-factor", "Takes the second factor of an account away and ends its sessions: for a lost phone without recovery codes.") { name };
        reset.SetAction((parsed, cancellation) => WithStoreAsync(settings, desk => ResetFactorAsync(desk, parsed.GetRequiredValue(name), cancellation), cancellation));
        return new Command("user", "Accounts for the verification pages and the API.") { add, password, key, reset };
    }

    private static async Task<int> AddAsync(Desk desk, string name, string role, CancellationToken cancellation)
    {
        name = PasswordSignIn.Normalize(name);
        if (PasswordRules.NameProblem(name) is { } badName) return await RefuseAsync(badName);
        if (await desk.Accounts.FindAsync(name, cancellation) is not null) return await RefuseAsync($"There is an account {name} already. To change its password: faxingest user password {name}.");
        string? password = await NewPasswordAsync(desk, name, cancellation);
        if (password is null) return ExitCodes.Usage;
        var account = new Account { Name = name, Role = Enum.Parse<AccountRole>(role, ignoreCase: true), PasswordHash = PasswordSignIn.Hash(password), Stamp = NewStamp() };
        if (!await desk.Accounts.AddAsync(account, desk.Tell("account-added", new { account = name, role }), cancellation)) return await RefuseAsync($"There is an account {name} already.");
        await Console.Out.WriteLineAsync($"Account {name} ({role}) added.");
        return ExitCodes.Success;
    }

    private static async Task<int> PasswordAsync(Desk desk, string name, CancellationToken cancellation)
    {
        if (await desk.Accounts.FindAsync(PasswordSignIn.Normalize(name), cancellation) is not { } account) return await RefuseAsync("There is no such account.");
        string? password = await NewPasswordAsync(desk, account.Name, cancellation);
        if (password is null) return ExitCodes.Usage;
        var change = new AccountChange(desk.Tell("password-set", new { account = account.Name })) { EndsSessions = "password-set" };
        var outcome = await desk.Accounts.ReplaceAsync(account with { PasswordHash = PasswordSignIn.Hash(password), PasswordIsTemporary = false, PasswordUntil = null, DisabledAt = null }, change, cancellation);
        if (outcome != AccountOutcome.Done) return await RefuseAsync("The account was changed at the same time; nothing was written. Please try again.");
        await Console.Out.WriteLineAsync($"Password of {account.Name} set.");
        return ExitCodes.Success;
    }

    private static async Task<int> KeyAsync(Desk desk, string name, string keyName, KeyScope scope, int? days, CancellationToken cancellation)
    {
        if (await desk.Accounts.FindAsync(PasswordSignIn.Normalize(name), cancellation) is not { } account) return await RefuseAsync("There is no such account.");
        if (keyName.Trim().Length is 0 or > KeyIssue.NameLength) return await RefuseAsync($"The name of a key has 1 to {KeyIssue.NameLength} characters.");
        if (days is < 1 or > KeyIssue.MostDays) return await RefuseAsync(string.Create(CultureInfo.InvariantCulture, $"--days is 1 to {KeyIssue.MostDays}."));
        foreach (var earlier in (await desk.Keys.ListAsync(account.Name, cancellation)).Where(each => each.Name == keyName.Trim() && each.RevokedAt is null))
            await desk.Keys.RevokeAsync(account.Name, earlier.Id, desk.Tell("key-revoked", new { account = account.Name, key = earlier.Id, name = earlier.Name }), cancellation);
        var (_, text) = await KeyIssue.AddAsync(desk.Keys, account.Name, keyName.Trim(), scope, days is { } some ? TimeSpan.FromDays(some) : null, desk.Now, Desk.Actor, cancellation);
        await Console.Out.WriteLineAsync(text);
        await Console.Error.WriteLineAsync($"This key acts as {account.Name}. Send it as X-Api-Key; it is not shown again.");
        return ExitCodes.Success;
    }

    private static async Task<int> ResetFactorAsync(Desk desk, string name, CancellationToken cancellation)
    {
        if (await desk.Accounts.FindAsync(PasswordSignIn.Normalize(name), cancellation) is not { } account) return await RefuseAsync("There is no such account.");
        var change = new AccountChange(desk.Tell("second-factor-reset", new { account = account.Name })) { EndsSessions = "second-factor-reset", RecoveryCodes = [] };
        if (await desk.Accounts.ReplaceAsync(account with { TotpSecret = null, TotpStep = 0 }, change, cancellation) != AccountOutcome.Done) return await RefuseAsync("The account was changed at the same time; nothing was written. Please try again.");
        await Console.Out.WriteLineAsync($"{account.Name} has no second factor any more.");
        return ExitCodes.Success;
    }

    /// <summary>A password that keeps the rules, or null after the reason was told.</summary>
    private static async Task<string?> NewPasswordAsync(Desk desk, string name, CancellationToken cancellation)
    {
        string? password = await SecretInput.ReadAsync("Password: ", cancellation);
        if (password is null)
        {
            await RefuseAsync("No password came in on stdin.");
            return null;
        }
        if (PasswordRules.Problem(password, name, desk.PasswordLength) is { } problem)
        {
            await RefuseAsync(problem);
            return null;
        }
        if (!SecretInput.IsPrompted || await SecretInput.ReadAsync("Once more: ", cancellation) == password) return password;
        await RefuseAsync("The two passwords differ. Nothing was changed.");
        return null;
    }

    private static async Task<int> WithStoreAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, Func<Desk, Task<int>> work, CancellationToken cancellation)
    {
        await using var provider = Provider.Build(settings);
        await provider.GetRequiredService<IFaxStore>().MigrateAsync(cancellation);
        return await work(new Desk(
            provider.GetRequiredService<IAccountStore>(),
            provider.GetRequiredService<IMachineKeyStore>(),
            provider.GetRequiredService<TimeProvider>().GetUtcNow(),
            provider.GetRequiredService<IOptions<VerifyOptions>>().Value.PasswordLength));
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return ExitCodes.Usage;
    }

    /// <summary>What the commands work with.</summary>
    private sealed record Desk(IAccountStore Accounts, IMachineKeyStore Keys, DateTimeOffset Now, int PasswordLength)
    {
        internal const string Actor = "command-line";

        internal AuditEvent Tell(string action, object details) => new(Now, Actor, action, null, AuditDetails.Of(details));
    }
}
