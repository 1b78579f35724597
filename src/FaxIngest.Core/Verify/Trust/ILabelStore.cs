namespace FaxIngest.Verify.Trust;

/// <summary>What persons decided from images, as labels for a calibration.</summary>
public interface ILabelStore
{
    /// <summary>All labels, fax by fax in the order of their ids; memory holds one fax.</summary>
    IAsyncEnumerable<FieldLabel> LabelsAsync(CancellationToken cancellation);
}
