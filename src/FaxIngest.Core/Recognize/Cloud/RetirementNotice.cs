namespace FaxIngest.Recognize.Cloud;

/// <summary>A warning about the end of an interface version.</summary>
/// <param name="Urgency">How near.</param>
/// <param name="Message">A sentence for the operator.</param>
public sealed record RetirementNotice(RetirementUrgency Urgency, string Message);
