using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace FaxIngest.Verify.People;

/// <summary>The mark of a browser from which somebody has signed in before: it opens nothing, it only has wrong attempts counted apart from those of strangers.</summary>
internal sealed class DeviceMark(IDataProtectionProvider protection)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(180);

    private readonly ITimeLimitedDataProtector marks = protection.CreateProtector("faxingest", "device").ToTimeLimitedDataProtector();

    /// <summary>The mark a request carries for a name; null: none.</summary>
    internal string? Of(HttpContext context, string name)
    {
        if (SessionCookie.Read(context, SessionCookie.Device) is not { } cookie) return null;
        try
        {
            string mark = marks.Unprotect(cookie);
            return mark.StartsWith(name + " ", StringComparison.Ordinal) ? mark : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Marks a browser, after all steps of a sign-in.</summary>
    internal void Put(HttpContext context, string name)
    {
        if (Of(context, name) is null) SessionCookie.Write(context, SessionCookie.Device, marks.Protect($"{name} {RandomNumberGenerator.GetHexString(32, lowercase: true)}", KeptFor), KeptFor);
    }
}
