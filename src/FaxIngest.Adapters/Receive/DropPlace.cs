namespace FaxIngest.Receive;

/// <summary>The drop folder, or a subfolder of it that the settings name.</summary>
/// <param name="Folder">Full path.</param>
/// <param name="FaxLine">Our number that its faxes came to, unless the server says another; ten digits.</param>
/// <param name="Urgent">What lies there is urgent.</param>
internal sealed record DropPlace(string Folder, string FaxLine, bool Urgent);
