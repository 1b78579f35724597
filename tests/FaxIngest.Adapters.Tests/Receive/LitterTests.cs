namespace FaxIngest.Receive;

public sealed class LitterTests
{
    [Theory]
    [InlineData("fax.tif", false)]
    [InlineData("FAX", false)]
    [InlineData("partly.pdf", false)]
    [InlineData("fax.tif.tmp", true)]
    [InlineData("fax.PART", true)]
    [InlineData("fax.tif.filepart", true)]
    [InlineData("~$letter.docx", true)]
    [InlineData("letter.txt~", true)]
    [InlineData(".hidden", true)]
    [InlineData("Thumbs.db", true)]
    [InlineData("desktop.ini", true)]
    public void Names_tell_documents_from_litter(string name, bool litter) => Assert.Equal(litter, Litter.Is(name));
}
