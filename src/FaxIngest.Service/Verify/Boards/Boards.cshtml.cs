using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.Boards;

/// <summary>Today at a glance.</summary>
[Authorize(Roles.Read)]
internal sealed class BoardsModel(BoardCounts counts) : PageModel
{
    public Board Board { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Board = await counts.ForAsync(User, cancellation);
}
