using System.Security.Claims;
using FaxIngest.Api;
using FaxIngest.Store;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>The web side of the service: pages, sign-in, API.</summary>
internal static class VerifySetup
{
    /// <summary>Picks <see cref="ApiKeyHandler"/> when a request carries a key, else the cookie.</summary>
    private const string EitherScheme = "cookie-or-key";

    internal static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<OpenCases>().AddSingleton<CaseNeighbors>().AddSingleton<BlindDesk>().AddSingleton<PageImages>().AddSingleton<VerificationDesk>().AddSingleton<DeskClock>();
        services.AddRazorPages(pages => pages.RootDirectory = "/Verify");
        services.AddAntiforgery(forgery =>
        {
            forgery.Cookie.Name = "faxingest-form";
            forgery.Cookie.SameSite = SameSiteMode.Strict;
            forgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            forgery.HeaderName = "X-Form-Token";
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = context =>
                ApiKeyHandler.KeyOf(context.Request) is null ? CookieAuthenticationDefaults.AuthenticationScheme : ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme).Configure<IOptions<VerifyOptions>>(Cookie);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Roles.Decide, policy => policy.RequireAssertion(context => Roles.MayDecide(context.User)))
            .AddPolicy(Roles.Review, policy => policy.RequireAssertion(context => Roles.MayReview(context.User)))
            .AddPolicy(Roles.Supervise, policy => policy.RequireAssertion(context => Roles.MaySupervise(context.User)));
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<DataOptions>, ILoggerFactory>((keys, data, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyFolder(data.Value), logs));
        services.AddDataProtection().SetApplicationName("faxingest");
        // It warns that the keys are not encrypted at rest. They lie beside the faxes themselves, readable by the service alone: who can read one can read the other.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        return services.AddApi();
    }

    internal static void MapPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FaultAsync });
        app.UseMiddleware<SecurityHeaders>();
        app.UseWhen(context => !ApiSetup.IsForPrograms(context.Request.Path), pages => pages.UseStatusCodePagesWithReExecute("/error", "?code={0}"));
        app.UseHsts();
        app.UseStaticFiles(new StaticFileOptions
        {
            FileProvider = new EmbeddedFileProvider(typeof(VerifySetup).Assembly, "FaxIngest.Verify.Assets"),
            RequestPath = AssetUrl.Root,
            OnPrepareResponse = context => context.Context.Response.Headers.CacheControl = "public, max-age=31536000, immutable",
        });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapCaseFiles();
        app.MapCaseLeases();
        app.MapApi();
    }

    private static void Cookie(CookieAuthenticationOptions cookie, IOptions<VerifyOptions> options)
    {
        cookie.Cookie.Name = "faxingest";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = options.Value.SignOutAfter;
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        cookie.AccessDeniedPath = "/denied";
        cookie.ReturnUrlParameter = "to";
        cookie.Events.OnRedirectToLogin = context => ForPersonsOrPrograms(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => ForPersonsOrPrograms(context, StatusCodes.Status403Forbidden);
        cookie.Events.OnValidatePrincipal = RefuseOldStampAsync;
    }

    /// <summary>A page redirects to the sign-in; the API answers with the status.</summary>
    private static Task ForPersonsOrPrograms(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (ApiSetup.IsForPrograms(context.Request.Path)) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    /// <summary>What was thrown goes to the log, never to the caller.</summary>
    private static Task FaultAsync(HttpContext context)
    {
        SecurityHeaders.Set(context.Response.Headers);
        if (ApiSetup.IsForPrograms(context.Request.Path)) return Problem.Of(StatusCodes.Status500InternalServerError, "The service could not do this; its log says why.").ExecuteAsync(context);
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("Something went wrong on our side. Nothing was changed. Please go back and try again.");
    }

    /// <summary>Ends sessions of accounts that were changed or are gone.</summary>
    private static async Task RefuseOldStampAsync(CookieValidatePrincipalContext context)
    {
        var accounts = context.HttpContext.RequestServices.GetRequiredService<IAccountStore>();
        string? name = context.Principal?.FindFirstValue(ClaimTypes.Name);
        var account = name is null ? null : await accounts.FindAsync(name, context.HttpContext.RequestAborted);
        if (account is not null && account.Stamp == context.Principal!.FindFirstValue(Roles.StampClaim)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
    }

    /// <summary>Keys that sign cookies, in the data folder, readable by the service alone.</summary>
    private static DirectoryInfo KeyFolder(DataOptions data)
    {
        string path = Path.Combine(data.FullPath, "keys");
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
