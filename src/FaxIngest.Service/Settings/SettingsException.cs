namespace FaxIngest.Settings;

/// <summary>A setting is unknown or wrong; the message is for the operator and names the key, never a value.</summary>
internal sealed class SettingsException(string message, Exception? inner = null) : Exception(message, inner);
