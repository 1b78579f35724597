using FaxIngest.Render;
using FaxIngest.Render.Containers;
using FaxIngest.Render.Mail;
using FaxIngest.Tests.Render.Containers;

namespace FaxIngest.Tests.Vendors;

public sealed class MimeKitParserTests : MailContainerContract
{
    private protected override IMimeParser Parser => new DeepMimeParser(new MimeKitParser());
}
