namespace FaxIngest.Settings;

/// <summary>Tells settings on the command line (<c>--Section:Key=value</c> or <c>--Section:Key value</c>) from a command's own options: a colon in the name marks a setting.</summary>
internal static class SettingArguments
{
    /// <summary>Splits the arguments; everything after a lone <c>--</c> is left alone.</summary>
    /// <exception cref="SettingsException">A setting has no value.</exception>
    internal static (IReadOnlyList<KeyValuePair<string, string?>> Settings, string[] Others) Split(IReadOnlyList<string> arguments)
    {
        var settings = new List<KeyValuePair<string, string?>>();
        var rest = new List<string>();
        for (int i = 0; i < arguments.Count; i++)
        {
            string argument = arguments[i];
            if (argument == "--")
            {
                rest.AddRange(arguments.Skip(i));
                break;
            }
            int equals = argument.IndexOf('=', StringComparison.Ordinal);
            string name = equals < 0 ? argument : argument[..equals];
            if (!name.StartsWith("--", StringComparison.Ordinal) || !name.Contains(':', StringComparison.Ordinal))
            {
                rest.Add(argument);
                continue;
            }
            string key = name[2..];
            if (equals >= 0) settings.Add(new(key, argument[(equals + 1)..]));
            else if (i + 1 < arguments.Count) settings.Add(new(key, arguments[++i]));
            else throw new SettingsException($"The setting {key} needs a value: --{key}=VALUE.");
        }
        return (settings, [.. rest]);
    }
}
