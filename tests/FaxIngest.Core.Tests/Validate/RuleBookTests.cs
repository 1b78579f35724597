using FaxIngest.Model;
using FaxIngest.Validate;

namespace FaxIngest.Tests.Validate;

public class RuleBookTests
{
    private static readonly DateOnly Day = new(2026, 11, 20);

    private static ReferralCase Case(string type, params (string Path, FieldValue Value)[] values) =>
        new(type, values.ToDictionary(v => v.Path, v => v.Value), new HashSet<string>(), Day);

    private static ReferralCase Case(string path, string value) => Case("ecm-referral", (path, FieldValue.Of(value)));

    [Theory]
    [InlineData("member.cin", "91234567A", null)]
    [InlineData("member.cin", "81234567A", "cin-form")]
    [InlineData("member.cin", "9123456A", "cin-form")]
    [InlineData("member.cin", "91234567B", "cin-letter")]
    [InlineData("referrer.npi", "1234567893", null)]
    [InlineData("referrer.npi", "1234567894", "npi-check-digit")]
    [InlineData("servicingProvider.npi", "3234567893", "npi-check-digit")]
    [InlineData("member.phone", "8315550142", null)]
    [InlineData("member.phone", "8310550142", "phone-invalid")]
    [InlineData("referrer.fax", "1315550142", "phone-invalid")]
    [InlineData("guardian.phone", "8315110142", "phone-invalid")]
    [InlineData("member.dateOfBirth", "1984-03-14", null)]
    [InlineData("member.dateOfBirth", "2026-11-21", "birth-date-future")]
    [InlineData("member.dateOfBirth", "1899-03-14", "birth-date-implausible")]
    [InlineData("member.dateOfBirth", "1984-02-30", "date-invalid")]
    [InlineData("referral.date", "2026-11-20", null)]
    [InlineData("referral.date", "2026-11-28", "date-future")]
    [InlineData("referral.date", "2024-11-20", "date-stale")]
    [InlineData("meals.dischargeDate", "2026-11-28", null)]
    [InlineData("meals.dischargeDate", "2016-11-28", "date-implausible")]
    [InlineData("member.sex", "F", null)]
    [InlineData("member.sex", "Q", "not-in-vocabulary")]
    [InlineData("home.tenure", "squats", "not-in-vocabulary")]
    public void A_rule_objects_or_keeps_still(string path, string value, string? code) =>
        Assert.Equal(code, RuleBook.Standard.Check(Case(path, value)).SingleOrDefault(f => f.Objects)?.Code);

    [Theory]
    [InlineData("member.cin", "91234567S", "cin-letter-doubtful")]
    [InlineData("member.address.zip", "94110", "zip-outside-area")]
    [InlineData("housing.depositAmount", "5600", "deposit-over-limit")]
    public void A_hint_does_not_object(string path, string value, string code)
    {
        var finding = Assert.Single(RuleBook.Standard.Check(Case(path, value)));
        Assert.Equal((code, false), (finding.Code, finding.Objects));
    }

    [Theory]
    [InlineData("H0043", "U6", null)]
    [InlineData("S5165", "GQ U5", null)]
    [InlineData("H0043", "U9", "code-pair-unknown")]
    [InlineData("99213", "25", "code-pair-unknown")]
    [InlineData("H0043", null, "code-without-modifier")]
    [InlineData(null, "U6", "line-without-code")]
    public void A_service_line_names_a_service_by_code_and_modifier(string? code, string? modifiers, string? finding)
    {
        var values = new List<(string, FieldValue)>();
        if (code is not null) values.Add(("lines[0].procedureCode", FieldValue.Of(code)));
        if (modifiers is not null) values.Add(("lines[0].modifiers", FieldValue.Of(modifiers)));
        Assert.Equal(finding, RuleBook.Standard.Check(Case("tar", [.. values])).SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_service_does_not_end_before_it_begins() =>
        Assert.Equal("dates-out-of-order", Assert.Single(RuleBook.Standard.Check(Case("tar",
            ("lines[0].procedureCode", FieldValue.Of("H0043")), ("lines[0].modifiers", FieldValue.Of("U6")),
            ("lines[0].from", FieldValue.Of("2026-12-01")), ("lines[0].to", FieldValue.Of("2026-11-01"))))).Code);

    [Theory]
    [InlineData("1990-01-01", "ltc-risk", false)]
    [InlineData("2010-01-01", "ltc-risk", true)]
    [InlineData("2010-01-01", "ccs-wcm", false)]
    [InlineData("1990-01-01", "ccs-wcm", true)]
    [InlineData("2003-01-01", "child-welfare", false)]
    [InlineData("1990-01-01", "child-welfare", true)]
    public void Populations_have_ages(string born, string population, bool objects) =>
        Assert.Equal(objects, RuleBook.Standard.Check(Case("ecm-referral", ("member.dateOfBirth", FieldValue.Of(born)), ("populationsOfFocus", FieldValue.Of([population])))).Any(f => f.Code == "population-age"));

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void A_refused_consent_goes_to_a_person(bool consents, bool objects) =>
        Assert.Equal(objects, RuleBook.Standard.Check(Case("cs-meals", ("consent.obtained", FieldValue.Of(consents)))).Any(f => f.Objects));

    [Fact]
    public void A_rule_that_throws_is_a_reason_and_hides_no_other()
    {
        var book = new RuleBook([new Faulty(), new Finds()]);
        Assert.Equal(["rule-failed", "found"], book.Check(Case("member.cin", "91234567A")).Select(f => f.Code));
        Assert.All(book.Check(Case("member.cin", "91234567A")), f => Assert.DoesNotContain("91234567A", f.Message));
    }

    [Fact]
    public void Findings_hold_no_values()
    {
        var all = Case("tar", ("member.cin", FieldValue.Of("8999")), ("referrer.npi", FieldValue.Of("777")), ("member.phone", FieldValue.Of("123")),
            ("member.dateOfBirth", FieldValue.Of("2999-01-01")), ("lines[0].procedureCode", FieldValue.Of("Q9999")), ("lines[0].modifiers", FieldValue.Of("ZZ")), ("member.sex", FieldValue.Of("Q")));
        var findings = RuleBook.Standard.Check(all);
        Assert.True(findings.Count >= 6);
        Assert.All(findings, f => Assert.All(all.Values.Values, v => Assert.True(v.Flat.Length < 2 || !f.Message.Contains(v.Flat))));
    }

    private sealed class Faulty : IRule
    {
        public IEnumerable<Finding> Check(ReferralCase referral) => throw new InvalidOperationException("value 91234567A");
    }

    private sealed class Finds : IRule
    {
        public IEnumerable<Finding> Check(ReferralCase referral) => [new Finding("found", "Found.")];
    }
}
