using FaxIngest.Read;

namespace FaxIngest.Render.Containers;

/// <summary>All containers that can be opened, asked in order.</summary>
/// <param name="formats">The formats.</param>
/// <param name="limits">Caps of each document.</param>
internal sealed class ContainerSource(IReadOnlyList<IContainerFormat> formats, ContainerLimits limits) : IContainerSource
{
    /// <summary>The formats of the product. What is told by its bytes alone comes before what believes a declared type.</summary>
    internal ContainerSource(ContainerLimits limits) : this(limits, new GMimeParser())
    {
    }

    /// <summary>The same, with somebody else to take mails apart.</summary>
    internal ContainerSource(ContainerLimits limits, IMimeParser mails) : this(
        [
            new PdfContainer(), new OfficeContainer(new LibreOffice()), new ZipContainer(), new TnefContainer(), new OutlookContainer(new MailContainer(mails), new LibreOffice()), new SmimeContainer(),
            new MailContainer(mails), new LooseText(),
        ],
        limits)
    {
    }

    /// <inheritdoc/>
    public IContainerSession Begin() => new Session(formats, limits);

    private sealed class Session : IContainerSession
    {
        private readonly IReadOnlyList<IContainerFormat> formats;
        private readonly WorkFolder folder;
        private readonly PartSpace space;

        internal Session(IReadOnlyList<IContainerFormat> formats, ContainerLimits limits)
        {
            this.formats = formats;
            folder = WorkFolder.Create(Path.Combine(Path.GetTempPath(), "parts-" + Path.GetRandomFileName()));
            space = new PartSpace(folder.Path, limits);
        }

        public Contents? Open(PartFile file)
        {
            try
            {
                byte[] head = MediaTypes.Head(file.Path);
                if (formats.FirstOrDefault(format => format.Recognizes(file, head)) is not { } format) return null;
                return file.Depth < space.Limits.Depth ? format.Open(file, space) : throw Unreadable.OverLimit("too-deep", "It lies in too many containers within containers to be opened.");
            }
            catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException && file.Depth == 0)
            {
                throw Unreadable.Vanished(gone);
            }
        }

        public void Dispose() => folder.Dispose();
    }
}
