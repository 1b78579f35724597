using FaxIngest.Model;

namespace FaxIngest.Forms.Learn;

/// <summary>A place on a blank form of which it is not known which field it is.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Style">How it is filled in.</param>
/// <param name="Box">Where it stands.</param>
/// <param name="Label">What is printed for it.</param>
public sealed record OpenPlace(int Page, ZoneStyle Style, PageBox Box, string Label);
