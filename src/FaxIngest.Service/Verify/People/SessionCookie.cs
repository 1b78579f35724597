namespace FaxIngest.Verify.People;

/// <summary>How cookies of this service are set: to this host alone, unreadable for scripts, over TLS where the request came by it.</summary>
/// <remarks>A name that begins with <c>__Host-</c> is accepted by browsers only over TLS, for the whole host and from it: no neighbor domain can put one in its place.</remarks>
internal static class SessionCookie
{
    internal const string Session = "faxingest";
    internal const string Device = "faxingest-device";

    /// <summary>Characters of a value that is looked at, less one.</summary>
    internal const int Longest = 1000;

    private const string HostPrefix = "__Host-";

    internal static string NameFor(string name, HttpContext? context) => context?.Request.IsHttps == true ? HostPrefix + name : name;

    internal static string? Read(HttpContext context, string name) => context.Request.Cookies.TryGetValue(NameFor(name, context), out string? value) && value.Length is > 0 and < Longest ? value : null;

    /// <param name="context">The answer it goes with.</param>
    /// <param name="name">Without prefix.</param>
    /// <param name="value">Plain letters, digits, hyphen, underscore.</param>
    /// <param name="keepFor">How long the browser keeps it; null: until it is closed.</param>
    internal static void Write(HttpContext context, string name, string value, TimeSpan? keepFor = null) =>
        context.Response.Cookies.Append(NameFor(name, context), value, Options(context, keepFor));

    internal static void Remove(HttpContext context, string name) => context.Response.Cookies.Delete(NameFor(name, context), Options(context, null));

    private static CookieOptions Options(HttpContext context, TimeSpan? keepFor) =>
        new() { HttpOnly = true, Secure = context.Request.IsHttps, SameSite = SameSiteMode.Lax, Path = "/", IsEssential = true, MaxAge = keepFor };
}
