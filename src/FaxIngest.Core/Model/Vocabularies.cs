using System.Collections.Frozen;

namespace FaxIngest.Model;

/// <summary>The codes that coded fields may hold (contract section 3).</summary>
public static class Vocabularies
{
    private static readonly FrozenDictionary<string, IReadOnlyList<string>> Codes = new (string Path, string Codes)[]
    {
        ("member.sex", "F M X"),
        ("referral.urgency", "routine expedited"),
        ("referrer.relationship", "medical-provider social-services-provider family other"),
        ("populationsOfFocus", "homelessness avoidable-utilization smi-sud justice-involved ltc-risk nursing-facility-transition ccs-wcm child-welfare birth-equity"),
        ("services", "ecm-outreach ecm housing-transition-navigation housing-deposits housing-tenancy-sustaining day-habilitation recuperative-care "
            + "short-term-post-hospitalization-housing transitional-rent respite assisted-living-transition home-transition personal-care-homemaker "
            + "environmental-accessibility-adaptations medically-tailored-meals sobering-center asthma-remediation"),
        ("consent.method", "verbal written"),
        ("housing.status", "unsheltered shelter doubled-up at-risk housed"),
        ("home.tenure", "owns rents other"),
        ("eaa.modifications", "ramp grab-bars door-widening stair-lift bathroom pers"),
        ("meals.conditions", "diabetes heart-failure renal cancer malnutrition high-risk-pregnancy"),
        ("ihss.status", "applied reassessment-pending max-hours not-eligible"),
        ("disenrollment.program", "ecm cs"),
        ("disenrollment.reason", "graduated no-longer-eligible declined unable-to-reach moved deceased incarcerated"),
        ("tar.requestType", "initial reauthorization retroactive"),
    }.ToFrozenDictionary(x => x.Path, x => (IReadOnlyList<string>)x.Codes.Split(' '));

    /// <summary>The codes of a field, or null when it is not coded.</summary>
    public static IReadOnlyList<string>? Of(string path) => Codes.GetValueOrDefault(path);
}
