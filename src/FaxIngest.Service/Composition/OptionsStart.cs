using FaxIngest.Settings;
using Microsoft.Extensions.Options;

namespace FaxIngest.Composition;

/// <summary>Validates all options before anything starts, so that a wrong setting is one clear line and not a half-started service.</summary>
internal static class OptionsStart
{
    /// <exception cref="SettingsException">A value is of the wrong type.</exception>
    /// <exception cref="OptionsValidationException">A value is out of range.</exception>
    internal static void Validate(IServiceProvider provider)
    {
        try
        {
            provider.GetService<IStartupValidator>()?.Validate();
        }
        catch (InvalidOperationException wrong) when (wrong.InnerException is FormatException or OverflowException or ArgumentException || wrong.Message.StartsWith("Failed to convert", StringComparison.Ordinal))
        {
            throw new SettingsException($"Wrong setting: {wrong.Message}", wrong);
        }
    }
}
