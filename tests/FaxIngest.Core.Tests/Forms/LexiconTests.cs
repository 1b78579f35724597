using FaxIngest.Forms.Learn;

namespace FaxIngest.Tests.Forms;

public class LexiconTests
{
    [Theory]
    [InlineData("Patient's Last Name:", null, "member.lastName")]
    [InlineData("DOB", "member", "member.dateOfBirth")]
    [InlineData("Medi-Cal CIN / Alliance ID #", "member", "member.cin")]
    [InlineData("Client Index Number (CIN)", null, "member.cin")]
    [InlineData("Phone", "referrer", "referrer.phone")]
    [InlineData("Phone", "member", "member.phone")]
    [InlineData("Member Phone", "referrer", "member.phone")]
    [InlineData("Caregiver Phone", "member", "guardian.phone")]
    [InlineData("Parent/Guardian/Caregiver (if any)", "member", "guardian.name")]
    [InlineData("Provider ID (9001 = CCAH)", "servicingProvider", "servicingProvider.id")]
    [InlineData("Referring Provider NPI", "member", "referrer.npi")]
    [InlineData("ICD-10 Code 2", null, "diagnoses[].code")]
    [InlineData("Procedure Code", null, "lines[].procedureCode")]
    [InlineData("To", null, "lines[].to")]
    [InlineData("Fax completed form to", "referrer", "referrer.fax")]
    [InlineData("Date of Referral", "member", "referral.date")]
    [InlineData("Favorite color", "member", null)]
    [InlineData("Location of Service (e.g. Example City):", "member", null)]
    [InlineData("b. OTHER INSURED'S DATE OF BIRTH", "member", null)]
    [InlineData("Emergency Contact Phone", "member", null)]
    [InlineData("Member (City)", "member", "member.address.city")]
    [InlineData("Referred to service", "member", null)]
    [InlineData("", "member", null)]
    public void A_label_says_which_field_it_is(string label, string? role, string? field) => Assert.Equal(field, FieldLexicon.FieldOf(label, role, "ecm-referral")?.Path);

    [Fact]
    public void On_respite_forms_a_caregiver_is_a_person_of_their_own() => Assert.Equal("caregiver.phone", FieldLexicon.FieldOf("Caregiver phone", "member", "cs-pchs-respite")?.Path);

    [Theory]
    [InlineData("Yes", "Member consents to this referral", "consent.obtained", "true")]
    [InlineData("No", "Has a Housing Deposit been received before?", "housing.priorDeposit", "false")]
    [InlineData("Medically Tailored Meals / Medically Supportive Food", "", "services", "medically-tailored-meals")]
    [InlineData("Adults Living in the Community at Risk for LTC Institutionalization", "", "populationsOfFocus", "ltc-risk")]
    [InlineData("Nursing Facility Residents Transitioning to the Community", "", "populationsOfFocus", "nursing-facility-transition")]
    [InlineData("Urgent (72 hours)", "", "referral.urgency", "expedited")]
    public void A_box_says_what_it_stands_for(string label, string question, string path, string code) =>
        Assert.Equal((path, code), OptionLexicon.Find(label, question, null, "ecm-referral"));

    [Fact]
    public void A_yes_to_a_question_that_is_not_known_stays_open() => Assert.Null(OptionLexicon.Find("Yes", "Does the member smoke?", null, "ecm-referral"));

    [Theory]
    [InlineData("home.tenure", "other")]
    [InlineData("member.sex", "X")]
    [InlineData("services", null)]
    [InlineData(null, null)]
    public void An_other_goes_with_its_neighbors(string? before, string? code) => Assert.Equal(code, OptionLexicon.Find("Other", "", before, "cs-eaa")?.Code);
}
