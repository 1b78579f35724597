namespace FaxIngest.Verify.People;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("password1234")]
    [InlineData("P@ssw0rd2026!")]
    [InlineData("Welcome-2026!!")]
    [InlineData("123456789012")]
    [InlineData("qwertyuiop12")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("abcdefghijkl")]
    [InlineData("abc123abc123")]
    [InlineData("passwordpassword")]
    [InlineData("ILoveYou12345")]
    [InlineData("letmein letmein")]
    [InlineData("FaxIngest2026")]
    [InlineData("november2026!")]
    [InlineData("administrator1")]
    [InlineData("zxcvbnm,./123")]
    [InlineData("iloveyouforever")]
    [InlineData("111122223333")]
    public void Those_that_are_tried_first_are_refused(string password) => Assert.True(CommonPasswords.Has(password));

    [Theory]
    [InlineData("correct horse battery")]
    [InlineData("four unrelated words")]
    [InlineData("gravel tulip mandolin")]
    [InlineData("k7#Tq9!mZ2vL")]
    [InlineData("my otter plays the cello")]
    [InlineData("bado-kile-mosa-tuvi-rena")]
    [InlineData("не скажу никому")]
    public void Others_are_not(string password) => Assert.False(CommonPasswords.Has(password));
}
