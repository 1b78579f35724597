namespace FaxIngest.Receive;

/// <summary>The file system as it is.</summary>
internal sealed class RealDisk : SourceDisk;
