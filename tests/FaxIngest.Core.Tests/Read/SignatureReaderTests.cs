namespace FaxIngest.Read;

public sealed class SignatureReaderTests
{
    private const string Field = "signature.present", Form = "alliance-ecm-disenrollment";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_signature_is_one_beside_a_streak_too(bool streaked)
    {
        var form = Signed();
        if (streaked) Streak(form);

        var reading = Read(form);

        Assert.Equal((true, streaked), (reading.Value?.Flag, reading.Evidence.DamagedLines > 0.7));
        Assert.Empty(reading.Reasons);
    }

    [Fact]
    public void An_empty_line_is_not_signed()
    {
        var reading = Read(new FilledForm(Form));

        Assert.Equal(false, reading.Value?.Flag);
        Assert.Empty(reading.Reasons);
    }

    [Fact]
    public void Where_a_streak_was_taken_away_crumbs_and_emptiness_are_asked_about()
    {
        var crumbs = new FilledForm(Form);
        for (var i = 0; i < 30; i++) crumbs.Stroke(crumbs.Zone(Field).Box, 0.05 + 0.028 * i, 0.5, 0.055 + 0.028 * i, 0.5, 5);
        var empty = new FilledForm(Form);

        foreach (var form in (FilledForm[])[crumbs, empty])
        {
            Streak(form);
            Assert.Equal("unsure-signature", Assert.Single(Read(form).Reasons).Code);
        }
    }

    private static FilledForm Signed()
    {
        var form = new FilledForm(Form);
        var box = form.Zone(Field).Box;
        for (var i = 0; i < 12; i++) form.Stroke(box, 0.1 + 0.03 * i, i % 2 == 0 ? 0.8 : 0.3, 0.13 + 0.03 * i, i % 2 == 0 ? 0.3 : 0.8);
        return form;
    }

    private static void Streak(FilledForm form)
    {
        var box = form.Zone(Field).Box;
        Drawn.Fill(form.Fax, (int)((box.Left + 0.8 * box.Width) * 1734), 0, 4, form.Fax.Height);
    }

    private static Reading Read(FilledForm form)
    {
        var (crop, registration) = form.Cut(Field);
        return SignatureReader.Read(form.Fax, crop, registration, form.Zone(Field), 1);
    }
}
