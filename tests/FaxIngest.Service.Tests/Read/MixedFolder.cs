using System.Buffers.Binary;
using System.Diagnostics;
using System.Text;

namespace FaxIngest.Service.Tests.Read;

/// <summary>A folder as a fax server may leave it: good faxes and everything else.</summary>
internal static class MixedFolder
{
    /// <summary>Makes the files; gives the code that each must be unreadable with, null where it must be read.</summary>
    internal static Dictionary<string, string?> Make(string folder)
    {
        byte[] good = File.ReadAllBytes(Path.Combine(Repository(), "testdata", "render", "same", "g4.tif"));
        var expected = new Dictionary<string, string?>(StringComparer.Ordinal);
        void Add(string name, byte[] bytes, string? code)
        {
            string path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
            expected.Add(name, code);
        }

        Add("good.tif", good, null);
        Add("good again.tif", good, null);
        Add("deep/er/good.TIFF", good, null);
        Add("no ending", good, null);
        Add("wrong ending.pdf", good, null);
        Add("zero bytes.tif", [], "empty-file");
        Add("text.tif", Encoding.UTF8.GetBytes("This is a letter and not a fax."), "not-a-document");
        Add("mail.eml", Encoding.UTF8.GetBytes("From: clerk@clinic.example\r\nTo: fax@plan.example\r\nSubject: Referral\r\n\r\nPlease see below.\r\n"), null);
        Add("one byte.tif", [0x49], "not-a-document");
        Add("header only.tif", good[..8], "damaged");
        Add("truncated.tif", good[..(good.Length / 2)], "damaged");
        Add("endless directories.tif", EndlessDirectories(good), null);
        Add("giant.tif", Declaring(60_000, 60_000), "too-many-pixels");
        Add("torn.pdf", Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<< /Type /Catalog"), "damaged");

        File.CreateSymbolicLink(Path.Combine(folder, "gone.tif"), Path.Combine(folder, "moved away.tif"));
        expected.Add("gone.tif", "vanished");
        if (OperatingSystem.IsLinux())
        {
            using var make = Process.Start("mkfifo", [Path.Combine(folder, "pipe.tif")]);
            make.WaitForExit();
            expected.Add("pipe.tif", "not-a-document");
        }
        return expected;
    }

    /// <summary>Top folder of the repository.</summary>
    internal static string Repository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "FaxIngest.sln"))) return folder.FullName;
        throw new InvalidOperationException("these tests must be run from inside the repository");
    }

    /// <summary>A good page whose directory says that the next page is itself.</summary>
    private static byte[] EndlessDirectories(byte[] good)
    {
        byte[] file = [.. good];
        int directory = BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(4));
        int entries = BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(directory));
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(directory + 2 + entries * 12), directory);
        return file;
    }

    /// <summary>An uncompressed page that says it is larger than any paper; its strip holds four bytes.</summary>
    private static byte[] Declaring(int width, int height)
    {
        (ushort Tag, ushort Type, uint Value)[] entries =
        [
            (256, 4, (uint)width), (257, 4, (uint)height), (258, 3, 1), (259, 3, 1), (262, 3, 0), (273, 4, 8), (277, 3, 1), (278, 4, (uint)height), (279, 4, 4),
        ];
        byte[] file = new byte[12 + 2 + entries.Length * 12 + 4];
        "II*\0"u8.CopyTo(file);
        BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(4), 12);
        BinaryPrimitives.WriteUInt16LittleEndian(file.AsSpan(12), (ushort)entries.Length);
        for (int i = 0; i < entries.Length; i++)
        {
            var entry = file.AsSpan(14 + i * 12);
            BinaryPrimitives.WriteUInt16LittleEndian(entry, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(entry[2..], entries[i].Type);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[4..], 1);
            BinaryPrimitives.WriteUInt32LittleEndian(entry[8..], entries[i].Value);
        }
        return file;
    }
}
