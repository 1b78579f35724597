using System.CommandLine;
using FaxIngest.Composition;
using FaxIngest.Store;
using FaxIngest.Verify;

namespace FaxIngest.Commands;

/// <summary><c>faxingest user …</c>: local accounts.</summary>
internal static class UserCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var name = new Argument<string>("NAME") { Description = "Sign-in name." };
        var role = new Option<string>("--role") { Description = "What the account may do: verifier, supervisor, admin or auditor.", Required = true };
        role.AcceptOnlyFromAmong("verifier", "supervisor", "admin", "auditor");
        var add = new Command("add", "Adds a local account. The password is prompted for, or read from stdin when that is no terminal.") { name, role };
        add.SetAction((parsed, cancellation) =>
            WithStoreAsync(settings, (accounts, audit) => AddAsync(accounts, audit, parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), cancellation), cancellation));

        var password = new Command("password", "Sets a new password for an account and ends its sessions; also unlocks it.") { name };
        password.SetAction((parsed, cancellation) =>
            WithStoreAsync(settings, (accounts, audit) => PasswordAsync(accounts, audit, parsed.GetRequiredValue(name), cancellation), cancellation));

        var key = new Command("key", "Makes a new API key for an account and prints it, once; an earlier key ends.") { name };
        key.SetAction((parsed, cancellation) =>
            WithStoreAsync(settings, (accounts, audit) => KeyAsync(accounts, audit, parsed.GetRequiredValue(name), cancellation), cancellation));
        return new Command("user", "Local accounts for the verification pages and the API.") { add, password, key };
    }

    private static async Task<int> AddAsync(IAccountStore accounts, Func<string, Task> audit, string name, string role, CancellationToken cancellation)
    {
        name = PasswordSignIn.Normalize(name);
        if (PasswordRules.NameProblem(name) is { } badName) return await RefuseAsync(badName);
        if (await accounts.FindAsync(name, cancellation) is not null) return await RefuseAsync($"There is an account {name} already. To change its password: faxingest user password {name}.");
        string? password = await NewPasswordAsync(name, cancellation);
        if (password is null) return ExitCodes.Usage;
        bool added = await accounts.AddAsync(
            new Account { Name = name, Role = Enum.Parse<AccountRole>(role, ignoreCase: true), PasswordHash = PasswordSignIn.Hash(password), Stamp = NewStamp() }, cancellation);
        if (!added) return await RefuseAsync($"There is an account {name} already.");
        await audit("account-added");
        await Console.Out.WriteLineAsync($"Account {name} ({role}) added.");
        return ExitCodes.Success;
    }

    private static async Task<int> PasswordAsync(IAccountStore accounts, Func<string, Task> audit, string name, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(PasswordSignIn.Normalize(name), cancellation) is not { } account) return await RefuseAsync("There is no such account.");
        string? password = await NewPasswordAsync(account.Name, cancellation);
        if (password is null) return ExitCodes.Usage;
        await accounts.ReplaceAsync(account with { PasswordHash = PasswordSignIn.Hash(password), Stamp = NewStamp() }, cancellation);
        await accounts.ClearFailuresAsync(account.Name, cancellation);
        await audit("password-set");
        await Console.Out.WriteLineAsync($"Password of {account.Name} set.");
        return ExitCodes.Success;
    }

    private static async Task<int> KeyAsync(IAccountStore accounts, Func<string, Task> audit, string name, CancellationToken cancellation)
    {
        if (await accounts.FindAsync(PasswordSignIn.Normalize(name), cancellation) is not { } account) return await RefuseAsync("There is no such account.");
        string key = ApiKey.New();
        await accounts.ReplaceAsync(account with { KeyHash = ApiKey.Hash(key) }, cancellation);
        await audit("key-made");
        await Console.Out.WriteLineAsync(key);
        await Console.Error.WriteLineAsync($"This key acts as {account.Name}. Send it as X-Api-Key; it is not shown again.");
        return ExitCodes.Success;
    }

    /// <summary>A password that keeps the rules, or null after the reason was told.</summary>
    private static async Task<string?> NewPasswordAsync(string name, CancellationToken cancellation)
    {
        string? password = await SecretInput.ReadAsync("Password: ", cancellation);
        if (password is null)
        {
            await RefuseAsync("No password came in on stdin.");
            return null;
        }
        if (PasswordRules.Problem(password, name) is { } problem)
        {
            await RefuseAsync(problem);
            return null;
        }
        if (!SecretInput.IsPrompted || await SecretInput.ReadAsync("Once more: ", cancellation) == password) return password;
        await RefuseAsync("The two passwords differ. Nothing was changed.");
        return null;
    }

    private static async Task<int> WithStoreAsync(
        IReadOnlyList<KeyValuePair<string, string?>> settings, Func<IAccountStore, Func<string, Task>, Task<int>> work, CancellationToken cancellation)
    {
        await using var provider = Provider.Build(settings);
        var store = provider.GetRequiredService<IFaxStore>();
        await store.MigrateAsync(cancellation);
        var now = provider.GetRequiredService<TimeProvider>().GetUtcNow();
        return await work(provider.GetRequiredService<IAccountStore>(), action => store.AuditAsync(new AuditEvent(now, "command-line", action, null, "{}"), cancellation));
    }

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static async Task<int> RefuseAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return ExitCodes.Usage;
    }
}
