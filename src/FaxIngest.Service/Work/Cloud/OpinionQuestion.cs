using FaxIngest.Model;
using FaxIngest.Read;
using FaxIngest.Recognize.Cloud;

namespace FaxIngest.Work.Cloud;

/// <summary>One image to send, and where on it the doubtful readings stand.</summary>
/// <param name="Content">The image.</param>
/// <param name="Places">Readings, each with its place on the image.</param>
internal sealed record OpinionQuestion(CloudQuestion Content, IReadOnlyList<(Reading Reading, PageBox Box)> Places);
