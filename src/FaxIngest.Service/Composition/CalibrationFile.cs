using FaxIngest.Decide;

namespace FaxIngest.Composition;

/// <summary>The calibration on disk.</summary>
internal static class CalibrationFile
{
    /// <summary>The file that ships beside the program.</summary>
    internal static string Shipped => Path.Combine(AppContext.BaseDirectory, "Calibration", "fields.json");

    /// <summary>The file in force.</summary>
    internal static string Of(DecideOptions options) => options.Calibration is { Length: > 0 } file ? Path.GetFullPath(file) : Shipped;

    /// <summary>Reads a calibration; without a file nothing is accepted without a person.</summary>
    /// <exception cref="FormatException">The file is no calibration.</exception>
    internal static Calibration Load(string path, ILogger logger)
    {
        if (File.Exists(path)) return CalibrationJson.Parse(File.ReadAllText(path));
        logger.LogWarning("There is no calibration at {Path}: every field will go to a person", path);
        return Calibration.None;
    }
}
