using System.Text.RegularExpressions;
using FaxIngest.Verify.People;

namespace FaxIngest.Verify;

/// <summary>What names and passwords must be: long and not common, rather than odd (NIST SP 800-63B, 5.1.1.2; OWASP ASVS 5.0, 6.2).</summary>
internal static partial class PasswordRules
{
    /// <summary>Characters, unless <c>Verify:PasswordLength</c> says otherwise.</summary>
    internal const int MinLength = 12;

    /// <summary>Characters; the hash is slow, so its input is bounded.</summary>
    internal const int MaxLength = 256;

    /// <summary>Whether a text can be somebody's password; what cannot is not hashed.</summary>
    internal static bool IsPossible(string password) => password.Length is > 0 and <= MaxLength;

    /// <summary>What is wrong with a password, or null.</summary>
    internal static string? Problem(string password, string name, int least = MinLength)
    {
        if (password.Length < least) return $"The password needs at least {least} characters; a few unrelated words are easy to remember.";
        if (password.Length > MaxLength) return $"The password may have at most {MaxLength} characters.";
        if (password.Distinct().Count() < 5) return "The password repeats too few characters.";
        if (password.Contains(name, StringComparison.OrdinalIgnoreCase)) return "The password must not contain the sign-in name.";
        if (CommonPasswords.Has(password)) return "This password is one of those that are tried first. A few unrelated words are easy to remember and hard to guess.";
        return null;
    }

    /// <summary>What is wrong with a sign-in name, or null.</summary>
    internal static string? NameProblem(string name) =>
        NameForm().IsMatch(name) ? null : "A sign-in name has 2 to 64 of a-z, 0-9, dot, hyphen and underscore, and starts with a letter or digit.";

    [GeneratedRegex(@"^[a-z0-9][a-z0-9._-]{1,63}\z")]
    private static partial Regex NameForm();
}
