using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace FaxIngest.Verify.Boards;

/// <summary>The board alone, as an open page asks for it by itself: that keeps no session alive (<see cref="People.SentByItself"/>).</summary>
[Authorize(Roles.Read)]
internal sealed class BoardPartModel(BoardCounts counts) : PageModel
{
    public Board Board { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation) => Board = await counts.ForAsync(User, cancellation);
}
