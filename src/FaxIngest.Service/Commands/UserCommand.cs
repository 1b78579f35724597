using System.CommandLine;

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
        add.SetAction((parsed, cancellation) => AddAsync(settings, parsed.GetRequiredValue(name), parsed.GetRequiredValue(role), cancellation));
        return new Command("user", "Local accounts for the verification pages.") { add };
    }

    private static Task<int> AddAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, string name, string role, CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest user add is not built yet");
}
