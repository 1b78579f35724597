using FaxIngest.Model;
using FaxIngest.Validate;

namespace FaxIngest.Tests.Validate;

public class RequiredFieldsTests
{
    [Theory]
    [InlineData("ecm-referral", "member.cin populationsOfFocus referrer.phone", "")]
    [InlineData("ecm-referral", "member.cin referrer.email", "populationsOfFocus")]
    [InlineData("ecm-referral", "member.cin populationsOfFocus", "referrer.phone")]
    [InlineData("cs-meals", "member.cin services referrer.fax", "")]
    [InlineData("cs-meals", "member.cin referrer.fax", "services")]
    [InlineData("cs-housing", "member.lastName member.firstName member.dateOfBirth member.address.zip services referrer.phone", "")]
    [InlineData("cs-housing", "member.lastName member.firstName member.dateOfBirth services referrer.phone", "member.cin member.phone")]
    [InlineData("cs-housing", "services referrer.phone", "member.cin member.lastName member.firstName member.dateOfBirth member.phone")]
    [InlineData("ecm-disenrollment", "member.cin referrer.phone disenrollment.program disenrollment.date", "disenrollment.reason")]
    [InlineData("tar", "member.cin referrer.phone", "services")]
    [InlineData("unknown", "", "member.cin member.lastName member.firstName member.dateOfBirth member.phone services referrer.phone")]
    public void What_is_needed_and_blank_is_missing(string type, string written, string missing)
    {
        string[] paths = written.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var referral = new ReferralCase(type, paths.ToDictionary(p => p, _ => FieldValue.Of("x")), new HashSet<string>(), new DateOnly(2026, 11, 20));
        Assert.Equal(missing, string.Join(' ', RequiredFields.Missing(referral)));
    }

    [Fact]
    public void What_is_written_but_unread_is_not_missing()
    {
        var referral = new ReferralCase("cs-meals", new Dictionary<string, FieldValue>(), new HashSet<string> { "member.cin", "services", "referrer.phone" }, new DateOnly(2026, 11, 20));
        Assert.Empty(RequiredFields.Missing(referral));
    }
}
