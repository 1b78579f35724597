using FaxIngest.Render;

namespace FaxIngest.Read.Letters;

public sealed class LetterTextTests
{
    private static bool IsFormula(string text, bool forwarded = false) => LetterText.IsFormula(new PartText(text.Split('\n'), true, [], forwarded));

    [Theory]
    [InlineData("Please see attached.")]
    [InlineData("Hello,\n\nPlease find attached the ECM referral for our mutual patient. Let me know if you have any questions.\n\nThank you,\nAnn Clerk\nClinic of Example\n555-0100")]
    [InlineData("See attached\n\nCONFIDENTIAL: this message is intended solely for the intended recipient. Unauthorized disclosure is strictly prohibited; notify the sender.")]
    [InlineData("See attached.\n\n-- \nAnn Clerk\nSocial worker at the clinic of example")]
    [InlineData("Attached.\n\nOn Mon, Nov 16, 2026 Ben <b@plan.example> wrote:\n> Could you send us the form that we talked about on the telephone yesterday?")]
    [InlineData("Sent from my iPhone")]
    public void Formulas_say_nothing_of_their_own(string text) => Assert.True(IsFormula(text));

    [Theory]
    [InlineData("Please expedite, she will lose her apartment tomorrow.")]
    [InlineData("URGENT")]
    [InlineData("See attached. Disregard the earlier form.")]
    [InlineData("See attached.\nDOB: 4/5/1961")]
    [InlineData("Our patient was discharged on Friday and has nowhere to stay; his sister may be called.")]
    public void Whatever_may_mean_something_is_shown(string text) => Assert.False(IsFormula(text));

    [Fact]
    public void Of_a_mail_that_was_passed_on_the_history_is_what_it_is_about() =>
        Assert.False(IsFormula("See below.\n\n-----Original Message-----\nFrom: a@clinic.example\nShe needs a ramp.", forwarded: true));
}
