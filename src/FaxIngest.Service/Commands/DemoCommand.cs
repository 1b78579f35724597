using System.CommandLine;

namespace FaxIngest.Commands;

/// <summary><c>faxingest demo</c>: the main job on sample faxes, with the page open for use.</summary>
internal static class DemoCommand
{
    internal static Command Create(IReadOnlyList<KeyValuePair<string, string?>> settings)
    {
        var command = new Command("demo", "Processes the sample faxes in a throw-away data folder and keeps the verification page open; prints its address and a sign-in.");
        command.SetAction((_, cancellation) => DemoAsync(settings, cancellation));
        return command;
    }

    private static Task<int> DemoAsync(IReadOnlyList<KeyValuePair<string, string?>> settings, CancellationToken cancellation) =>
        throw new NotSupportedException("faxingest demo is not built yet");
}
