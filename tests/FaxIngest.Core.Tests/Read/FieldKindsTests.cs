using FaxIngest.Read;

namespace FaxIngest.Tests.Read;

public class FieldKindsTests
{
    private static readonly FieldKinds Kinds = new(new FixedTime(new DateTimeOffset(2026, 11, 22, 12, 0, 0, TimeSpan.Zero)));

    [Theory]
    [InlineData("cin", "91234567A", "91234567A")]
    [InlineData("cin", "9123 4567 A", "91234567A")]
    [InlineData("cin", "91234567A5 9180", "91234567A")]
    [InlineData("cin", "9I234S67A", "91234567A")]
    [InlineData("date", "11/03/2026", "2026-11-03")]
    [InlineData("date", "3/4/2026", "2026-03-04")]
    [InlineData("date", "11-03-2026", "2026-11-03")]
    [InlineData("date", "11032026", "2026-11-03")]
    [InlineData("date", "11/03/26", "2026-11-03")]
    [InlineData("date", "11103/2026", "2026-11-03")]
    [InlineData("birth-date", "3/14/84", "1984-03-14")]
    [InlineData("birth-date", "3/14/26", "2026-03-14")]
    [InlineData("birth-date", "12/14/26", "1926-12-14")]
    [InlineData("phone", "(831) 555-0142", "8315550142")]
    [InlineData("phone", "1-831-555-0142", "8315550142")]
    [InlineData("phone", "831.S55.O142", "8315550142")]
    [InlineData("npi", "1234567893", "1234567893")]
    [InlineData("zip", "95060", "95060")]
    [InlineData("zip", "95060-1234", "95060")]
    [InlineData("sex", "F", "F")]
    [InlineData("sex", "Male", "M")]
    [InlineData("state", "CA", "CA")]
    [InlineData("county", "Santa Cruz County", "Santa Cruz")]
    [InlineData("county", "Fresno", "Fresno")]
    [InlineData("city", "WATSONVILLE", "Watsonville")]
    [InlineData("city", "Reno", "Reno")]
    [InlineData("language", "spanish", "Spanish")]
    [InlineData("last-name", "O'Brien", "O'Brien")]
    [InlineData("last-name", "G0mez", "Gomez")]
    [InlineData("last-first-name", "Garcia, Ana Maria", "Garcia, Ana Maria")]
    [InlineData("last-first-name", "Garcia. Ana", "Garcia, Ana")]
    [InlineData("middle-initial", "J.", "J")]
    [InlineData("email", "Jane.Doe@clinic.org", "jane.doe@clinic.org")]
    [InlineData("email", "jane.doe @ clinic.org", "jane.doe@clinic.org")]
    [InlineData("money", "$1,500.00", "1500")]
    [InlineData("money", "5000", "5000")]
    [InlineData("count", "12", "12")]
    [InlineData("hcpcs", "H0043", "H0043")]
    [InlineData("hcpcs", "HOO43", "H0043")]
    [InlineData("modifiers", "U6", "U6")]
    [InlineData("modifiers", "U1, GQ", "U1 GQ")]
    [InlineData("icd10", "E11.65", "E11.65")]
    [InlineData("icd10", "E46", "E46")]
    [InlineData("icd10", "Z5901", "Z59.01")]
    [InlineData("icd10", "F2O.9", "F20.9")]
    [InlineData("provider-id", "9001", "9001")]
    [InlineData("street", "12 Elm St  Apt 4", "12 Elm St Apt 4")]
    [InlineData("organization", "Harbor Clinic", "Harbor Clinic")]
    [InlineData("text", "peanuts", "peanuts")]
    [InlineData("text", "2nd floor, gluten free", "2nd floor, gluten free")]
    public void A_kind_brings_what_is_written_into_normal_form(string kind, string written, string value)
    {
        Assert.Equal(value, Kinds[kind].Decode([Lattices.Line("own", written)]).Value?.Flat);
        Assert.Equal(value, Kinds[kind].Decode([Lattices.Text("tesseract", written)]).Value?.Flat);
    }

    [Theory]
    [InlineData("npi", "123456789{38}", "1234567893")]          // both possible, the check digit agrees with the first
    [InlineData("npi", "123456789{83}", "1234567893")]          // the first is likelier to the eye, only the second passes Luhn
    [InlineData("cin", "9123456{7T}{A4}", "91234567A")]         // position tells digit from letter
    [InlineData("cin", "91234567{BD}", "91234567D")]            // B is in no list of letters
    [InlineData("phone", "831555014{2}", "8315550142")]         // nearly lost, but ten digits are needed
    [InlineData("date", "{31}2/25/2026", "2026-12-25")]         // no month 32
    [InlineData("birth-date", "02/{31}0/1984", "1984-02-10")]   // no such day in February
    [InlineData("birth-date", "02/10/20{32}0", "2020-02-10")]   // not in the future
    [InlineData("zip", "9506{08}", "95060")]                    // a code of the plan's counties
    [InlineData("city", "Salin{oa}s", "Salinas")]
    [InlineData("hcpcs", "H004{83}", "H0043")]
    [InlineData("icd10", "{25}59.01", "Z59.01")]
    public void The_grammar_decides_between_alternatives(string kind, string lattice, string? value) =>
        Assert.Equal(value, Kinds[kind].Decode([Lattices.Line("own", lattice)]).Value?.Flat);

    [Theory]
    [InlineData("cin", "hello")]
    [InlineData("phone", "831-555")]
    [InlineData("date", "next week")]
    [InlineData("email", "none")]
    [InlineData("npi", "")]
    [InlineData("text", "")]
    public void What_the_grammar_does_not_allow_has_no_value_but_keeps_its_text(string kind, string written)
    {
        var decoded = Kinds[kind].Decode([Lattices.Text("tesseract", written)]);
        Assert.Null(decoded.Value);
        Assert.Equal(written, decoded.Text);
        Assert.Equal(0, decoded.Evidence.Agreeing);
    }

    [Fact]
    public void Engines_that_read_alike_agree_and_leave_a_wide_margin()
    {
        var decoded = Kinds["phone"].Decode([Lattices.Line("own", "831-555-0142"), Lattices.Line("pp-ocr", "(831) 555 0142"), Lattices.Text("tesseract", "831.555.0142")]);
        Assert.Equal("8315550142", decoded.Value!.Flat);
        Assert.Equal((3, 3, 3, 0, 1), (decoded.Evidence.Engines, decoded.Evidence.Agreeing, decoded.Evidence.RawAgreeing, decoded.Evidence.Repairs, decoded.Evidence.Grammar));
        Assert.True(decoded.Evidence.Margin > 10, $"margin {decoded.Evidence.Margin}");
        Assert.True(decoded.Evidence.WorstCharacter > 0.9);
    }

    /// <summary>Own reads it at two looks, and something else at its third, as Tesseract does.</summary>
    [Fact]
    public void Every_look_tells_whether_it_says_the_value()
    {
        var evidence = Kinds["last-name"].Decode([Lattices.Line("own", "Soto"), Lattices.Line("own", "S{oc}to") with { Look = 1 }, Lattices.Line("own", "Sato") with { Look = 2 }, Lattices.Text("tesseract", "Zoto")]).Evidence;

        Assert.Equal((2, 4, 2), (evidence.Engines, evidence.Looks, evidence.LooksAgreeing));
    }

    [Theory]
    [InlineData("cin", "91234567Z", "912345672", 2)]  // at the letter's place 2 can only be Z
    [InlineData("cin", "91234567Z", "912345677", 1)]
    [InlineData("birth-date", "8/14/1974", "B/14/1974", 2)]
    [InlineData("phone", "831-555-0142", "831-555-O14Z", 2)]
    [InlineData("last-name", "Soto", "S0to", 1)]
    public void A_look_alike_at_a_place_that_settles_it_is_the_same_reading(string kind, string own, string tesseract, int raw) =>
        Assert.Equal(raw, Kinds[kind].Decode([Lattices.Line("own", own), Lattices.Text("tesseract", tesseract)]).Evidence.RawAgreeing);

    [Theory]
    [InlineData("pp-ocr", "Ximená", "tesseract", "Ximena", "Ximena")] // a speck over a letter
    [InlineData("pp-ocr", "José", "tesseract", "José", "José")]
    public void An_accent_takes_more_than_one_engine(string first, string read, string second, string other, string value) =>
        Assert.Equal(value, Kinds["first-name"].Decode([Lattices.Text(first, read), Lattices.Text(second, other)]).Value?.Flat);

    [Fact]
    public void A_value_that_engines_had_to_be_forced_into_has_that_against_it_though_there_is_no_other()
    {
        var forced = Kinds["date"].Decode([Lattices.Line("own", "44-09-2026", 0.9999), Lattices.Line("pp-ocr", "44-09-2026", 0.9999)]);
        var read = Kinds["date"].Decode([Lattices.Line("own", "11-09-2026", 0.9999), Lattices.Line("pp-ocr", "11-09-2026", 0.9999)]);

        Assert.True(read.Evidence.Margin >= 6, $"margin {read.Evidence.Margin}");
        Assert.True(forced.Value is null || forced.Evidence.Margin < 2, $"{forced.Value?.Flat}, margin {forced.Evidence.Margin}");
    }

    [Fact]
    public void Engines_that_differ_leave_a_narrow_margin_and_both_readings()
    {
        var decoded = Kinds["last-name"].Decode([Lattices.Line("own", "Soto"), Lattices.Line("pp-ocr", "Sato")]);
        Assert.Equal("Soto", decoded.Value!.Flat);
        Assert.Equal(1, decoded.Evidence.Agreeing);
        Assert.True(decoded.Evidence.Margin < 8, $"margin {decoded.Evidence.Margin}");
        Assert.Equal(["Soto", "Sato"], decoded.Engines.Select(e => e.Value));
    }

    [Fact]
    public void The_second_engine_can_outvote_a_doubtful_first()
    {
        var decoded = Kinds["phone"].Decode([Lattices.Line("own", "831555014{72}"), Lattices.Line("pp-ocr", "8315550142")]);
        Assert.Equal("8315550142", decoded.Value!.Flat);
    }

    [Fact]
    public void Two_engines_that_are_lost_do_not_outvote_one_that_reads()
    {
        // Neither text says 1/19/26; it is only the nearest that the grammar lets them say.
        var decoded = Kinds["date"].Decode([Lattices.Line("own", "11/19/26"), Lattices.Text("pp-ocr", "WA/26"), Lattices.Text("tesseract", "WA Lb")]);
        Assert.Equal("2026-11-19", decoded.Value!.Flat);
        Assert.Equal(1, decoded.Evidence.Agreeing);
    }

    [Fact]
    public void A_letter_in_no_list_and_a_wrong_check_digit_speak_against_a_CIN_but_do_not_reject_it()
    {
        Assert.Equal(-1, Kinds["cin"].Decode([Lattices.Line("own", "91234567B")]).Evidence.Grammar);
        Assert.Equal(0, Kinds["cin"].Decode([Lattices.Line("own", "91234567S")]).Evidence.Grammar);
        Assert.Equal(1, Kinds["cin"].Decode([Lattices.Line("own", "91234567A5")]).Evidence.Grammar);
        Assert.Equal(-1, Kinds["cin"].Decode([Lattices.Line("own", "91234567A4")]).Evidence.Grammar);
        Assert.Equal("91234567A", Kinds["cin"].Decode([Lattices.Line("own", "91234567A4")]).Value!.Flat);
    }

    [Theory]
    [InlineData("last-name", "Soto")]
    [InlineData("count", "1")]
    [InlineData("modifiers", "UD")]
    public void Where_the_first_engine_sees_no_letter_there_is_none(string kind, string seen)
    {
        var decoded = Kinds[kind].Decode([Lattices.Line("own", "."), Lattices.Text("pp-ocr", ""), Lattices.Text("tesseract", seen)]);

        Assert.Null(decoded.Value);
        Assert.Equal(["", "", ""], decoded.Engines.Select(e => e.Value ?? ""));
        Assert.Equal(seen, decoded.Engines[2].Text);
        Assert.Equal(seen, Kinds[kind].Decode([Lattices.Line("own", seen), Lattices.Text("pp-ocr", ""), Lattices.Text("tesseract", seen)]).Value?.Flat);
    }

    [Fact]
    public void Prose_joins_lines_and_takes_the_text_nearest_to_the_others()
    {
        var decoded = Kinds["prose"].Decode(
        [
            Lattices.Text("own", "Lives in a car since May,"), Lattices.Text("own", "no family nearby."),
            Lattices.Text("pp-ocr", "Lves in car since Mayno"), Lattices.Text("pp-ocr", "famly nerby"),
            Lattices.Text("tesseract", "Lives in a car since May,"), Lattices.Text("tesseract", "no family nearby"),
        ]);
        Assert.Equal("Lives in a car since May, no family nearby.", decoded.Value!.Flat);
        Assert.Equal((3, 2), (decoded.Evidence.Engines, decoded.Evidence.Agreeing));
    }

    [Fact]
    public void Prose_on_which_nobody_agrees_is_what_all_make_of_each_line()
    {
        var decoded = Kinds["prose"].Decode(
        [
            Lattices.Line("own", "L{oi}ves n{oe}ar the r{ei}v{oe}r"), Lattices.Line("own", "sees a d{ao}ct{eo}r"),
            Lattices.Text("tesseract", "Lives near fhe riwer"), Lattices.Text("tesseract", "see a docfor"),
        ]);
        Assert.Equal("Lives near the river sees a doctor", decoded.Value!.Flat);
        Assert.Equal("Loves noar the revor sees a dacter", decoded.Engines[0].Text);
    }

    [Theory]
    [InlineData("organization", "M{eo}nt{ce}r{ce}{vy} Cl{li}n{li}c", "Monterey Clinic")]
    [InlineData("full-name", "P{eo}dr{ao} F{il}{ao}r{oe}{ns}", "Pedro Flores")]
    [InlineData("street", "12 Fr{oe}{ce}d{ao}m L{ao}{mn}{ce}", "12 Freedom Lane")]
    public void What_is_usual_is_found_below_many_that_look_likelier(string kind, string seen, string value) =>
        Assert.Equal(value, Kinds[kind].Decode([Lattices.Line("own", seen)]).Value!.Flat);

    [Theory]
    [InlineData("m{eo}nt{ce}r{ce}{vy}@s{ea}l{ei}n{oa}s{eo}r{gq}.or{s~g}", ".org")]
    [InlineData("m{eo}nt{ce}r{ce}{vy}@s{ea}l{ei}n{oa}s{eo}r{gq}.car{e~s}", ".care")]
    public void An_address_ends_as_addresses_do_however_doubtful_the_rest_is(string seen, string end) =>
        Assert.EndsWith(end, Kinds["email"].Decode([Lattices.Line("own", seen)]).Value!.Flat, StringComparison.Ordinal);

    [Fact]
    public void Every_kind_answers_garbage_and_silence_without_failing()
    {
        var random = new Random(7);
        foreach (string name in Kinds.Names)
        {
            Assert.NotNull(Kinds[name].Decode([]));
            for (int i = 0; i < 20; i++)
            {
                string garbage = new([.. Enumerable.Range(0, random.Next(0, 40)).Select(_ => (char)random.Next(32, 127))]);
                var decoded = Kinds[name].Decode([Lattices.Line("own", garbage.Replace("{", "").Replace("}", "")), Lattices.Text("tesseract", garbage)]);
                Assert.InRange(decoded.Evidence.Margin, 0, 20);
                Assert.InRange(decoded.Evidence.WorstCharacter, 0, 1);
                Assert.False(double.IsNaN(decoded.Evidence.FirstLogProbability));
            }
        }
    }
}
