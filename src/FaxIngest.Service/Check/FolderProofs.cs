using FaxIngest.Export;
using FaxIngest.Receive;
using FaxIngest.Store;
using Microsoft.Extensions.Options;

namespace FaxIngest.Check;

/// <summary>Proofs of the folders that others use too: where faxes come from and where referrals go.</summary>
internal static class FolderProofs
{
    internal static Proof DropFolder { get; } = new("drop folder", (provider, _) => Task.FromResult(ProveDropFolder(provider.GetRequiredService<IOptions<FolderSourceOptions>>().Value)));

    internal static Proof ExportFolder { get; } = new("export folder", (provider, _) => Task.FromResult(MachineProofs.ProveWritable(
        provider.GetRequiredService<IOptions<FolderExportOptions>>().Value.Folder is { } folder
            ? Path.GetFullPath(folder)
            : Path.Combine(provider.GetRequiredService<IOptions<DataOptions>>().Value.FullPath, "export"),
        "Export:Folder")));

    /// <summary>The drop folder belongs to the fax server, so it is not made here: one that is missing is a wrong path or a lost mount.</summary>
    internal static string ProveDropFolder(FolderSourceOptions options)
    {
        if (options.Path is null) return "none (Receive:Folder:Path is not set)";
        string folder = Path.GetFullPath(options.Path);
        if (!Directory.Exists(folder)) throw new ProofException($"{folder} (Receive:Folder:Path) is not there: make it, or mend the path or the mount.");
        MachineProofs.ProveWritable(options.ArchivePath!, "Receive:Folder:Archive");
        int waiting = Directory.EnumerateFiles(folder).Count();
        return $"{MachineProofs.ProveWritable(folder, "Receive:Folder:Path")}, {waiting} files in it";
    }
}
