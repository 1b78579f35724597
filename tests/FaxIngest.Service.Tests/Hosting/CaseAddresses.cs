using System.Globalization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace FaxIngest.Hosting;

/// <summary>Every address of the service that has a case's id in it, also one that somebody adds next year: routes from the routing table, steps of pages from their models.</summary>
internal static class CaseAddresses
{
    private static readonly string[] Named = ["id", "later", "earlier"];

    /// <summary>An address; <c>{case}</c> stands for the case's id.</summary>
    internal sealed record Address(string Method, string Path);

    internal static async Task<IReadOnlyList<Address>> OfAsync(DeskHost host, string otherReferral, params string[] fields)
    {
        var found = new List<Address>();
        var loader = host.Get<PageLoader>();
        foreach (var endpoint in host.Get<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().DistinctBy(endpoint => (endpoint.RoutePattern.RawText, endpoint.DisplayName)))
        {
            if (!endpoint.RoutePattern.Parameters.Any(parameter => Named.Contains(parameter.Name))) continue;
            var steps = new List<(string Method, string Query)>();
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
                steps.AddRange((await loader.LoadAsync(page, endpoint.Metadata)).HandlerMethods.Select(step => (step.HttpMethod.ToUpperInvariant(), step.Name is null ? "" : "?handler=" + step.Name)));
            else
                steps.AddRange((endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(method => (method, "")));
            foreach (string path in Paths(endpoint.RoutePattern, otherReferral, fields))
                found.AddRange(steps.Select(step => new Address(step.Method, path + step.Query)));
        }
        return [.. found.Distinct()];
    }

    private static IEnumerable<string> Paths(RoutePattern pattern, string otherReferral, string[] fields)
    {
        IEnumerable<string> paths = [""];
        foreach (var segment in pattern.PathSegments)
        {
            // A part that may be left out is.
            bool optional = segment.Parts is [RoutePatternParameterPart { IsOptional: true }];
            IEnumerable<string> texts = [""];
            foreach (var part in segment.Parts) texts = [.. texts.SelectMany(text => Texts(part, otherReferral, fields).Select(more => text + more))];
            var before = paths.ToList();
            paths = [.. before.SelectMany(path => texts.Select(text => $"{path}/{text}")), .. optional ? before : []];
        }
        return paths;
    }

    private static IEnumerable<string> Texts(RoutePatternPart part, string otherReferral, string[] fields) => part switch
    {
        RoutePatternLiteralPart literal => [literal.Content],
        RoutePatternSeparatorPart separator => [separator.Content],
        RoutePatternParameterPart { Name: "id" } => ["{case}", "{case}-1"],
        RoutePatternParameterPart { Name: "later" or "earlier" } => ["{case}-1", otherReferral],
        RoutePatternParameterPart { Name: "path" } => fields,
        RoutePatternParameterPart { Name: "number" or "page" or "n" or "box" } => [.. Enumerable.Range(1, 2).Select(number => number.ToString(CultureInfo.InvariantCulture))],
        RoutePatternParameterPart other => throw new InvalidOperationException($"An address has a part {other.Name}: say here what it may be."),
        _ => throw new InvalidOperationException($"An address has a part of kind {part.PartKind}."),
    };
}
