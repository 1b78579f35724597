using FaxIngest.Api;
using FaxIngest.Composition;
using FaxIngest.Store;
using FaxIngest.Verify.Audit;
using FaxIngest.Verify.People;
using FaxIngest.Verify.Boards;
using FaxIngest.Verify.Trust;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Options;

namespace FaxIngest.Verify;

/// <summary>The web side of the service: pages, sign-in, API.</summary>
internal static class VerifySetup
{
    /// <summary>Picks <see cref="ApiKeyHandler"/> when a request carries a key, else the session.</summary>
    private const string EitherScheme = "cookie-or-key";

    internal static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddSingleton<OpenCases>().AddSingleton<DeskCases>().AddSingleton<OwnSeeds>().AddSingleton<CaseNeighbors>().AddSingleton<BlindDesk>().AddSingleton<CheckPapers>().AddSingleton<SeedMaker>().AddSingleton<CheckDesk>().AddSingleton<TrustFigures>().AddSingleton<BoardCounts>().AddSingleton<BoardFeed>().AddSingleton<PageImages>().AddSingleton<VerificationDesk>().AddSingleton<SamePapers>().AddSingleton<DeskClock>();
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/Verify";
            pages.Conventions.AddPageApplicationModelConvention("/Boards/BoardPart", part => part.EndpointMetadata.Add(new SentByItself()));
        });
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IHttpContextAccessor>((said, accessor) =>
            said.Cookie = new FormCookie("faxingest-said", accessor) { SameSite = SameSiteMode.Lax, HttpOnly = true, Path = "/", IsEssential = true, SecurePolicy = CookieSecurePolicy.SameAsRequest });
        services.AddHttpContextAccessor().AddAntiforgery();
        services.AddOptions<AntiforgeryOptions>().Configure<IHttpContextAccessor>((forgery, accessor) =>
        {
            forgery.Cookie = new FormCookie("faxingest-form", accessor) { SameSite = SameSiteMode.Strict, HttpOnly = true, Path = "/", IsEssential = true, SecurePolicy = CookieSecurePolicy.SameAsRequest };
            forgery.HeaderName = "X-Form-Token";
        });
        services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
        services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, either => either.ForwardDefaultSelector = context =>
                ApiKeyHandler.KeyOf(context.Request) is not null ? ApiKeyHandler.SchemeName : ProxyGate.Of(context) is not null ? ProxyHandler.SchemeName : SessionHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, ProxyHandler>(ProxyHandler.SchemeName, null)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services.AddOptions<ForwardedHeadersOptions>().Configure<IOptions<WebOptions>>((forwarded, web) =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var address in web.Value.ProxyList()) forwarded.KnownProxies.Add(address);
        });
        services.AddOptions<HostFilteringOptions>().Configure<IOptions<WebOptions>>((hosts, web) => hosts.AllowedHosts = [.. web.Value.HostList()]);
        Roles.AddPolicies(services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()));
        services.AddPeople();
        services.AddOptions<KeyManagementOptions>().Configure<IOptions<DataOptions>, ILoggerFactory>((keys, data, logs) =>
            keys.XmlRepository = new FileSystemXmlRepository(KeyFolder(data.Value), logs));
        services.AddDataProtection().SetApplicationName("faxingest");
        // It warns that the keys are not encrypted at rest. They lie beside the faxes themselves, readable by the service alone: who can read one can read the other.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error));
        return services.AddApi();
    }

    internal static void MapPages(this WebApplication app)
    {
        // First of all, while the connection's own address stands.
        app.UseMiddleware<ProxyGate>();
        app.UseForwardedHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions { ExceptionHandler = FaultAsync });
        app.UseMiddleware<SecurityHeaders>();
        app.Use(KnownMethodsAsync);
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
        app.MapAudit();
        app.MapCaseFiles();
        BoardFeed.Map(app);
        app.MapCaseLeases();
        app.MapApi();
    }

    /// <summary>A page without a handler for a method would be shown without its content; and nobody needs TRACE.</summary>
    private static Task KnownMethodsAsync(HttpContext context, RequestDelegate next)
    {
        if (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) || HttpMethods.IsPost(context.Request.Method)) return next(context);
        context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
        context.Response.Headers.Allow = "GET, HEAD, POST";
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

    /// <summary>Keys that sign cookies, in the data folder, readable by the service alone.</summary>
    private static DirectoryInfo KeyFolder(DataOptions data)
    {
        string path = Path.Combine(data.FullPath, "keys");
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
