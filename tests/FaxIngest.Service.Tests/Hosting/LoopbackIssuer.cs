using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FaxIngest.Hosting;

/// <summary>An OpenID Connect issuer on a loopback port. It keeps the rules as a good one does; what it signs is made by hand, so that a test can make it wrong in one thing.</summary>
internal sealed class LoopbackIssuer : IAsyncDisposable
{
    internal const string Client = "fax desk";
    internal const string Secret = "s:e/c r+e%t of the desk's own";

    private readonly ConcurrentDictionary<string, (string Nonce, string Challenge, string ReturnTo, string Person)> codes = new();
    private readonly WebApplication app;

    private LoopbackIssuer(WebApplication app) => (this.app, Address, Name) = (app, "", "");

    internal RSA Key { get; private set; } = RSA.Create(2048);

    internal string KeyId { get; private set; } = "first";

    internal string Address { get; private set; }

    /// <summary>As its document says.</summary>
    internal string Name { get; set; }

    /// <summary>Who signs in next: <c>sub</c> and claims.</summary>
    internal JsonObject Person { get; set; } = new() { ["sub"] = "4711", ["preferred_username"] = "vera", ["groups"] = new JsonArray("staff", "desk") };

    /// <summary>Changes a token's head and content before it is signed.</summary>
    internal Action<JsonObject, JsonObject>? Bend { get; set; }

    /// <summary>Signs in place of the usual way; gives the part after the last dot.</summary>
    internal Func<string, byte[]>? Sign { get; set; }

    /// <summary>Changes what it publishes of itself.</summary>
    internal Action<JsonObject>? Publish { get; set; }

    /// <summary>Further keys, as published.</summary>
    internal List<JsonObject> MoreKeys { get; } = [];

    /// <summary>Whether a code needs its verifier, as RFC 7636 has it.</summary>
    internal bool Pkce { get; set; } = true;

    /// <summary>Answers everything with this; null: properly.</summary>
    internal int? Broken { get; set; }

    internal int DocumentsAsked { get; private set; }

    internal IReadOnlyDictionary<string, string> LastRequest { get; private set; } = new Dictionary<string, string>();

    /// <summary>How the client said who it is.</summary>
    internal string? LastClient { get; private set; }

    internal static async Task<LoopbackIssuer> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var issuer = new LoopbackIssuer(builder.Build());
        await issuer.RunAsync();
        return issuer;
    }

    internal void Rotate(string id) => (Key, KeyId) = (RSA.Create(2048), id);

    internal static string Encode(JsonNode node) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(node));

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task RunAsync()
    {
        app.Use((context, next) =>
        {
            if (Broken is not { } status) return next(context);
            context.Response.StatusCode = status;
            if (status == StatusCodes.Status302Found) context.Response.Headers.Location = "http://127.0.0.1:1/";
            return Task.CompletedTask;
        });
        app.MapGet("/realm/.well-known/openid-configuration", () =>
        {
            DocumentsAsked++;
            var document = new JsonObject
            {
                ["issuer"] = Name, ["authorization_endpoint"] = $"{Address}/authorize?realm=staff", ["token_endpoint"] = $"{Address}/token", ["jwks_uri"] = $"{Address}/keys", ["end_session_endpoint"] = $"{Address}/leave",
                ["response_types_supported"] = new JsonArray("code"), ["code_challenge_methods_supported"] = new JsonArray("S256"),
            };
            Publish?.Invoke(document);
            return Results.Text(document.ToJsonString(), "application/json");
        });
        app.MapGet("/realm/keys", () => Results.Text(new JsonObject { ["keys"] = new JsonArray([Public(Key, KeyId), .. MoreKeys.Select(key => key.DeepClone())]) }.ToJsonString(), "application/json"));
        app.MapGet("/realm/authorize", Authorize);
        app.MapPost("/realm/token", TokenAsync);
        await app.StartAsync();
        Address = Name = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First() + "/realm";
    }

    private static JsonObject Public(RSA key, string id)
    {
        var parameters = key.ExportParameters(false);
        return new() { ["kty"] = "RSA", ["kid"] = id, ["use"] = "sig", ["n"] = Base64Url.EncodeToString(parameters.Modulus), ["e"] = Base64Url.EncodeToString(parameters.Exponent) };
    }

    private IResult Authorize(HttpRequest request)
    {
        LastRequest = request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString());
        if (LastRequest["client_id"] != Client || LastRequest["response_type"] != "code" || LastRequest["code_challenge_method"] != "S256") return Results.BadRequest();
        string code = Guid.NewGuid().ToString("N");
        codes[code] = (LastRequest["nonce"], LastRequest["code_challenge"], LastRequest["redirect_uri"], Person.ToJsonString());
        return Results.Redirect(QueryHelpers.AddQueryString(LastRequest["redirect_uri"], new Dictionary<string, string?> { ["code"] = code, ["state"] = LastRequest["state"], ["iss"] = Name }));
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        string basic = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{WebUtility.UrlEncode(Client)}:{Uri.EscapeDataString(Secret).Replace("%20", "+", StringComparison.Ordinal)}"));
        LastClient = request.Headers.Authorization == basic ? "basic" : form["client_id"] == Client && form["client_secret"] == Secret ? "post" : null;
        if (LastClient is null) return Results.Json(new { error = "invalid_client" }, statusCode: 401);
        if (form["grant_type"] != "authorization_code" || !codes.TryRemove(form["code"].ToString(), out var given) || form["redirect_uri"] != given.ReturnTo) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        if (Pkce && Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != given.Challenge) return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        return Results.Json(new { access_token = "not used", token_type = "Bearer", id_token = Token(given.Nonce, JsonNode.Parse(given.Person)!.AsObject()) });
    }

    private string Token(string nonce, JsonObject person)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        var head = new JsonObject { ["alg"] = "RS256", ["kid"] = KeyId, ["typ"] = "JWT" };
        var content = new JsonObject { ["iss"] = Name, ["aud"] = Client, ["iat"] = now, ["exp"] = now + 300, ["auth_time"] = now, ["nonce"] = nonce };
        foreach (var (claim, value) in person) content[claim] = value?.DeepClone();
        Bend?.Invoke(head, content);
        string signed = $"{Encode(head)}.{Encode(content)}";
        byte[] signature = Sign is { } other ? other(signed) : Key.SignData(Encoding.ASCII.GetBytes(signed), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }
}
