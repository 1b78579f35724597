using FaxIngest.Model;

namespace FaxIngest.Forms;

/// <summary>One box that can be marked.</summary>
/// <param name="Value">The code it stands for (contract section 3).</param>
/// <param name="Label">As printed.</param>
/// <param name="Box">The printed box.</param>
public sealed record MarkOption(string Value, string Label, PageBox Box);
