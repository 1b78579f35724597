using FaxIngest.Render;
using FaxIngest.Render.Containers;

namespace FaxIngest.Tests.Render.Containers;

public sealed class MailContainerTests : MailContainerContract
{
    private protected override IMimeParser Parser => new GMimeParser();
}
