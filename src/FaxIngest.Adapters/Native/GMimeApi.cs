using System.Globalization;
using System.Runtime.InteropServices;

namespace FaxIngest.Native;

/// <summary>GMime's C functions, as they are. Objects given as plain pointers are owned by the message they come from; 0 means none.</summary>
internal static unsafe partial class GMimeApi
{
    private const string Library = NativeLibraries.GMime;

    /// <summary>Kinds of entity, as the type system numbers them.</summary>
    internal static readonly nuint Multipart, MessagePart, Part, Mailbox, Partial;

    private static readonly nint Options;

    static GMimeApi()
    {
        Initialize();
        (Multipart, MessagePart, Part, Mailbox, Partial) = (MultipartType(), MessagePartType(), PartType(), MailboxType(), PartialType());
        Options = NewOptions();
        // Raw 8-bit header fields say no charset: UTF-8 where it fits, else what Windows programs write. GMime copies the list.
        nint utf8 = Marshal.StringToCoTaskMemUTF8("utf-8"), windows = Marshal.StringToCoTaskMemUTF8("windows-1252");
        nint* charsets = stackalloc nint[] { utf8, windows, 0 };
        SetFallbackCharsets(Options, charsets);
        Marshal.FreeCoTaskMem(utf8);
        Marshal.FreeCoTaskMem(windows);
    }

    /// <summary>Such as <c>3.2.13</c>.</summary>
    internal static string Version
    {
        get
        {
            nint library = NativeLibraries.TryLoad(Library, out nint handle) ? handle : throw new DllNotFoundException(Library);
            int Number(string name) => *(int*)NativeLibrary.GetExport(library, name);
            return string.Create(CultureInfo.InvariantCulture, $"{Number("gmime_major_version")}.{Number("gmime_minor_version")}.{Number("gmime_micro_version")}");
        }
    }

    /// <summary>A text that stays GMime's; null when there is none. Broken UTF-8 gives replacement characters.</summary>
    internal static string? Text(nint text) => Marshal.PtrToStringUTF8(text);

    /// <summary>Parses a mail; an invalid handle when it is none.</summary>
    internal static GObjectHandle ConstructMessage(GObjectHandle parser) => ConstructMessage(parser, Options);

    [LibraryImport(Library, EntryPoint = "g_mime_init")]
    private static partial void Initialize();

    [LibraryImport(Library, EntryPoint = "g_mime_multipart_get_type")]
    private static partial nuint MultipartType();

    [LibraryImport(Library, EntryPoint = "g_mime_message_part_get_type")]
    private static partial nuint MessagePartType();

    [LibraryImport(Library, EntryPoint = "g_mime_part_get_type")]
    private static partial nuint PartType();

    [LibraryImport(Library, EntryPoint = "g_mime_message_partial_get_type")]
    private static partial nuint PartialType();

    [LibraryImport(Library, EntryPoint = "internet_address_mailbox_get_type")]
    private static partial nuint MailboxType();

    [LibraryImport(Library, EntryPoint = "g_mime_parser_options_new")]
    private static partial nint NewOptions();

    [LibraryImport(Library, EntryPoint = "g_mime_parser_options_set_fallback_charsets")]
    private static partial void SetFallbackCharsets(nint options, nint* charsets);

    /// <summary>Opens a file as a stream; <paramref name="mode"/> as of fopen. The error, when there is one, is left to GLib.</summary>
    [LibraryImport(Library, EntryPoint = "g_mime_stream_file_open", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial GObjectHandle OpenFile(string path, string mode, nint error);

    [LibraryImport(Library, EntryPoint = "g_mime_stream_flush")]
    internal static partial int Flush(GObjectHandle stream);

    [LibraryImport(Library, EntryPoint = "g_mime_parser_new_with_stream")]
    internal static partial GObjectHandle NewParser(GObjectHandle stream);

    [LibraryImport(Library, EntryPoint = "g_mime_parser_set_persist_stream")]
    internal static partial void SetPersistStream(GObjectHandle parser, int persist);

    [LibraryImport(Library, EntryPoint = "g_mime_parser_construct_message")]
    private static partial GObjectHandle ConstructMessage(GObjectHandle parser, nint options);

    [LibraryImport(Library, EntryPoint = "g_mime_message_get_mime_part")]
    internal static partial nint MimePart(GObjectHandle message);

    [LibraryImport(Library, EntryPoint = "g_mime_message_get_from")]
    internal static partial nint From(GObjectHandle message);

    [LibraryImport(Library, EntryPoint = "g_mime_message_get_reply_to")]
    internal static partial nint ReplyTo(GObjectHandle message);

    /// <summary>A GDateTime, or 0.</summary>
    [LibraryImport(Library, EntryPoint = "g_mime_message_get_date")]
    internal static partial nint Date(GObjectHandle message);

    [LibraryImport(Library, EntryPoint = "g_mime_object_get_header", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint Header(nint entity, string name);

    [LibraryImport(Library, EntryPoint = "g_mime_object_get_content_type")]
    internal static partial nint ContentType(nint entity);

    [LibraryImport(Library, EntryPoint = "g_mime_content_type_get_media_type")]
    internal static partial nint MediaType(nint contentType);

    [LibraryImport(Library, EntryPoint = "g_mime_content_type_get_media_subtype")]
    internal static partial nint MediaSubtype(nint contentType);

    [LibraryImport(Library, EntryPoint = "g_mime_object_get_content_type_parameter", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint TypeParameter(nint entity, string name);

    [LibraryImport(Library, EntryPoint = "g_mime_object_get_content_disposition_parameter", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial nint DispositionParameter(nint entity, string name);

    [LibraryImport(Library, EntryPoint = "g_mime_object_get_disposition")]
    internal static partial nint Disposition(nint entity);

    [LibraryImport(Library, EntryPoint = "g_mime_object_get_content_id")]
    internal static partial nint ContentId(nint entity);

    [LibraryImport(Library, EntryPoint = "g_mime_multipart_get_count")]
    internal static partial int Count(nint multipart);

    [LibraryImport(Library, EntryPoint = "g_mime_multipart_get_part")]
    internal static partial nint Child(nint multipart, int index);

    [LibraryImport(Library, EntryPoint = "g_mime_message_part_get_message")]
    internal static partial nint Message(nint messagePart);

    /// <summary>The data wrapper of a part, or 0.</summary>
    [LibraryImport(Library, EntryPoint = "g_mime_part_get_content")]
    internal static partial nint Content(nint part);

    /// <summary>Writes decoded content; −1 on failure.</summary>
    [LibraryImport(Library, EntryPoint = "g_mime_data_wrapper_write_to_stream")]
    internal static partial nint WriteContent(nint wrapper, GObjectHandle stream);

    /// <summary>Writes an entity as it stands, header and all; −1 on failure.</summary>
    [LibraryImport(Library, EntryPoint = "g_mime_object_write_to_stream")]
    internal static partial nint Write(nint entity, nint format, GObjectHandle stream);

    [LibraryImport(Library, EntryPoint = "internet_address_list_length")]
    internal static partial int Length(nint list);

    [LibraryImport(Library, EntryPoint = "internet_address_list_get_address")]
    internal static partial nint Address(nint list, int index);

    [LibraryImport(Library, EntryPoint = "internet_address_mailbox_get_addr")]
    internal static partial nint MailboxAddress(nint mailbox);
}
