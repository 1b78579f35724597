namespace FaxIngest.Store;

/// <summary>Folders that hold protected health information: readable by the service's account alone.</summary>
internal static class PrivateFolder
{
    /// <summary>Creates a folder with mode 0700; one that exists keeps its mode, which may be the operator's choice. On Windows access is inherited from the folder above.</summary>
    public static void Create(string folder)
    {
        if (Directory.Exists(folder)) return;
        if (Path.GetDirectoryName(folder) is string above) DurableFile.CreateFolder(above);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
