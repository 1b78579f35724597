using System.ComponentModel.DataAnnotations;
using System.Net;

namespace FaxIngest.Verify.People;

/// <summary>Sign-in by the word of a reverse proxy that has signed the person in itself. It counts only from the addresses named and with the shared secret; from anywhere else the headers are removed.</summary>
internal sealed class ProxyOptions : IValidatableObject
{
    public const string Section = "Verify:Proxy";

    /// <summary>File whose first line is the secret that the proxy sends along, at least 32 characters; read at the start. Default none: nobody's word counts.</summary>
    public string? SecretFile { get; set; }

    /// <summary>Header that carries the secret. Default <c>X-Proxy-Secret</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string SecretHeader { get; set; } = "X-Proxy-Secret";

    /// <summary>Header that carries the person's name. Default <c>X-Remote-User</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string UserHeader { get; set; } = "X-Remote-User";

    /// <summary>Header that carries the person's groups, separated by commas. Default <c>X-Remote-Groups</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string GroupsHeader { get; set; } = "X-Remote-Groups";

    /// <summary>Addresses the proxy connects from, separated by commas. Default <c>127.0.0.1,::1</c>.</summary>
    [Required(AllowEmptyStrings = false)]
    public string Addresses { get; set; } = "127.0.0.1,::1";

    /// <summary>Role by group; the highest of a person's counts, and an account is made at the first visit. Default none: an administrator adds each account, with its role.</summary>
    public Dictionary<string, AccountRole> Roles { get; } = new(StringComparer.OrdinalIgnoreCase);

    internal IEnumerable<IPAddress> AddressList() => Composition.AddressList.Parse(Addresses);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Composition.AddressList.Problem("Verify:Proxy:Addresses", Addresses) is { } wrong) yield return new ValidationResult(wrong);
        if (SecretFile is not null && ReadSecret() is not { Length: >= 32 }) yield return new ValidationResult("Verify:Proxy:SecretFile: the file cannot be read, or its first line has fewer than 32 characters.");
    }

    /// <summary>The secret, or null.</summary>
    internal string? ReadSecret() => Store.SecretFile.TryRead(SecretFile)?.Trim();
}
