namespace FaxIngest.Verify.People;

/// <summary>Settings of a cookie whose name says where it came from, as <see cref="SessionCookie"/> has it.</summary>
internal sealed class FormCookie(string name, IHttpContextAccessor accessor) : CookieBuilder
{
    public override string? Name
    {
        get => SessionCookie.NameFor(name, accessor.HttpContext);
        set => throw new NotSupportedException("It follows from the request.");
    }
}
