using System.Collections.Concurrent;
using Breakwater.Analysis.Findings;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Yara;

/// <summary>Tries the user's YARA rules on the files of web folders. Their matches are reported and counted and change no verdict: what a match proves only our own rules say.</summary>
internal static class YaraScan
{
    private const int TimeoutSeconds = 10;
    private const int MaxFileBytes = 32 * 1024 * 1024;

    /// <param name="rules">Null without <c>--yara</c>: then nothing is read.</param>
    /// <returns>Findings and what could not be tried, in a stated order.</returns>
    public static (IReadOnlyList<Finding> Findings, IReadOnlyList<UnreadItem> Unread) Run(YaraRules? rules, EvidenceSet evidence, IReadOnlyList<Artefact> files, int threads, CancellationToken ct)
    {
        if (rules is null)
        {
            return ([], []);
        }

        var findings = new ConcurrentBag<Finding>();
        var unread = new ConcurrentBag<UnreadItem>();
        var scanners = new ConcurrentBag<YaraScanner>();
        try
        {
            evidence.Read([.. files.Where(Files.WebReading.Takes)], threads, (artefact, stream) =>
            {
                if (artefact.LengthBytes > MaxFileBytes)
                {
                    unread.Add(new UnreadItem(artefact.Path, $"YARA005 expected a file of at most {MaxFileBytes} bytes; not tried by the YARA rules", artefact.LengthBytes));
                    return;
                }

                var scanner = scanners.TryTake(out var free) ? free : new YaraScanner(rules, TimeoutSeconds);
                var content = ReadBounded(stream);
                if (scanner.Matches(artefact.Path, content.GetBuffer(), (int)content.Length) is { } matches)
                {
                    foreach (var (name, file) in matches)
                    {
                        findings.Add(Found(artefact, name, file));
                    }
                }
                else
                {
                    unread.Add(new UnreadItem(artefact.Path, $"YARA006 the YARA rules came to no end within {TimeoutSeconds} seconds; the file is judged without them", artefact.LengthBytes));
                }

                scanners.Add(scanner);
            }, ct);
        }
        finally
        {
            foreach (var scanner in scanners)
            {
                scanner.Dispose();
            }
        }

        return ([.. findings.Order(FindingOrder.Instance)], [.. unread.OrderBy(u => u.Path, StringComparer.Ordinal)]);
    }

    /// <summary>The stated length of an archive's entry may be a lie.</summary>
    private static MemoryStream ReadBounded(Stream stream)
    {
        var content = new MemoryStream();
        var block = new byte[64 * 1024];
        for (int read; content.Length < MaxFileBytes && (read = stream.Read(block)) > 0;)
        {
            content.Write(block, 0, read);
        }

        return content;
    }

    private static Finding Found(Artefact artefact, string name, string file)
    {
        var position = new FindingPosition(artefact.Path);
        return new Finding
        {
            Id = FindingIdentity.Of($"yara\n{file}\n{name}", position),
            Rule = "yara/" + name,
            Title = "A YARA rule of the user matches: " + name,
            Confidence = Confidence.Low,
            Level = "medium",
            SourceId = artefact.Kind == ArtefactKind.WebConfig ? SourceCatalogue.WebConfig : SourceCatalogue.WebFiles,
            Source = position,
            Excerpt = $"{name} ({Path.GetFileName(file)})",
            Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["rule"] = name, ["ruleFile"] = Path.GetFileName(file) },
            Subject = new FindingSubject { Target = artefact.Path },
        };
    }
}
