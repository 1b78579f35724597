namespace FaxIngest.Render;

/// <summary>Parses mails (RFC 5322, MIME). Its caller has checked the caps that hold before parsing.</summary>
public interface IMimeParser
{
    /// <summary>Parses a mail; the bytes of its parts are decoded into files of the space.</summary>
    /// <exception cref="UnreadableException">It is no mail, or unpacked it has more than the space takes.</exception>
    MimeMail Parse(string path, PartSpace space);
}
