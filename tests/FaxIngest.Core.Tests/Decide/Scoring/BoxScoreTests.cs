using FaxIngest.Decide.Scoring;
using FaxIngest.Model;
using FaxIngest.Read;

namespace FaxIngest.Tests.Decide.Scoring;

public class BoxScoreTests
{
    private static readonly Truth Truth = new("ecm-referral", new Dictionary<string, FieldValue>
    {
        ["services"] = FieldValue.Of(["ecm"]), ["referral.urgency"] = FieldValue.Of("expedited"), ["consent.obtained"] = FieldValue.Of(false),
    });

    private static ReadResult Read(string type, params (string Field, (string Value, BoxState State)[] Boxes)[] readings) => new()
    {
        Referrals =
        [
            new ReadReferral
            {
                Pages = [1], FormType = type,
                Readings = [.. readings.Select(r => new Reading
                {
                    Field = r.Field, Kind = "set", Page = 1, Box = new PageBox(0, 0, 1, 1), Evidence = new Evidence(), Boxes = [.. r.Boxes.Select(b => new BoxReading(b.Value, b.State, 0))],
                })],
            },
        ],
    };

    [Fact]
    public void Every_box_is_counted_by_itself()
    {
        var score = new BoxScore();
        score.Add("fax", Truth, Read("ecm-referral",
            ("services", [("ecm-outreach", BoxState.On), ("ecm", BoxState.On)]),
            ("referral.urgency", [("routine", BoxState.Off), ("expedited", BoxState.Off)]),
            ("consent.obtained", [("true", BoxState.Off), ("false", BoxState.Unsure)]),
            ("populationsOfFocus", [("homelessness", BoxState.Unsure), ("smi-sud", BoxState.Off)])));
        Assert.Equal((8, 3, 2, 2), (score.Boxes, score.Marked, score.Wrong, score.Unsure));
        Assert.Equal(["fax services box 1 (taken for marked)", "fax referral.urgency box 2 (taken for empty)"], score.WrongPlaces);
        Assert.Equal(["fax consent.obtained box 2 (marked)", "fax populationsOfFocus box 1 (empty)"], score.UnsurePlaces);
    }

    [Fact]
    public void Boxes_of_another_form_say_nothing()
    {
        var score = new BoxScore();
        score.Add("fax", Truth, Read("tar", ("referral.urgency", [("routine", BoxState.On)])));
        score.Add("empty", Truth, new ReadResult());
        Assert.Equal(0, score.Boxes);
    }
}
