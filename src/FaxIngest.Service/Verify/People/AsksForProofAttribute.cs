using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace FaxIngest.Verify.People;

/// <summary>Marks a page whose forms are only taken from who proved a short while ago who they are (<see cref="RecentProof"/>).</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AsksForProofAttribute : Attribute, IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && !await http.RequestServices.GetRequiredService<RecentProof>().HoldsAsync(http))
            context.Result = new LocalRedirectResult(ProofModel.Path + new QueryBuilder { { "to", http.Request.Path } });
        else await next();
    }
}
