namespace FaxIngest.Receive;

/// <summary>How an acknowledgement ended.</summary>
public enum AcknowledgementEnd
{
    /// <summary>The server took it.</summary>
    Sent,
    /// <summary>The server refused it for good.</summary>
    Refused,
    /// <summary>It was not sent because its sender had been answered often enough.</summary>
    Dropped,
    /// <summary>The connection, or the service, ended between the last byte and the server's word.</summary>
    Uncertain,
}
