using Microsoft.AspNetCore.Http.Extensions;

namespace FaxIngest.Verify.People;

/// <summary>Addresses of the steps of a sign-in.</summary>
internal static class SignInPath
{
    internal const string Start = "/sign-in";
    internal const string Code = "/sign-in/code";
    internal const string Password = "/sign-in/password";
    internal const string Enroll = "/sign-in/second-factor";

    /// <summary>Of the step that is next.</summary>
    /// <param name="stage">How far it has come; full: not begun.</param>
    /// <param name="to">Local path to end at, or null.</param>
    internal static string Of(SignInStage stage, string? to)
    {
        string step = stage switch
        {
            SignInStage.Code => Code,
            SignInStage.Password => Password,
            SignInStage.Enroll => Enroll,
            _ => Start,
        };
        return string.IsNullOrEmpty(to) || to == "/" ? step : step + new QueryBuilder { { "to", to } };
    }
}
