using System.Text.RegularExpressions;

namespace FaxIngest.Verify;

/// <summary>What names and passwords must be: long rather than odd (NIST SP 800-63B, 5.1.1.2).</summary>
internal static partial class PasswordRules
{
    /// <summary>Characters.</summary>
    internal const int MinLength = 12;

    /// <summary>Characters; the hash is slow, so its input is bounded.</summary>
    internal const int MaxLength = 256;

    /// <summary>What is wrong with a password, or null.</summary>
    internal static string? Problem(string password, string name)
    {
        if (password.Length < MinLength) return $"The password needs at least {MinLength} characters; a few unrelated words are easy to remember.";
        if (password.Length > MaxLength) return $"The password may have at most {MaxLength} characters.";
        if (password.Distinct().Count() < 5) return "The password repeats too few characters.";
        if (password.Contains(name, StringComparison.OrdinalIgnoreCase)) return "The password must not contain the sign-in name.";
        return null;
    }

    /// <summary>What is wrong with a sign-in name, or null.</summary>
    internal static string? NameProblem(string name) =>
        NameForm().IsMatch(name) ? null : "A sign-in name has 2 to 64 of a-z, 0-9, dot, hyphen and underscore, and starts with a letter or digit.";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{1,63}\z")]
    private static partial Regex NameForm();
}
