using System.IO.Enumeration;
using System.Reflection;
using System.Text;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Rules;

/// <summary>What rule files hold, before anything is compiled.</summary>
/// <param name="Documents">Rules, correlations and filters that are right in themselves.</param>
/// <param name="Problems">Everything wrong with any document.</param>
/// <param name="Unreadable">Paths that could not be read, one message each.</param>
/// <param name="WithoutRules">Folders without a rule file, one message each.</param>
/// <param name="Files">Files that were read.</param>
internal sealed record RuleFiles(IReadOnlyList<SigmaDocument> Documents, IReadOnlyList<RuleProblem> Problems, IReadOnlyList<string> Unreadable, IReadOnlyList<string> WithoutRules, int Files)
{
    private const string ResourcePrefix = "rules/";

    /// <summary>Four bytes a character are the most that any encoding takes of what a rule file may have.</summary>
    private const long MaxBytes = 4 * 16 * 1024 * 1024;

    private static readonly EnumerationOptions Everything = new() { IgnoreInaccessible = false, AttributesToSkip = 0 };

    /// <summary>The product's own rules.</summary>
    public static RuleFiles Embedded()
    {
        var assembly = typeof(RuleFiles).Assembly;
        return Parse([.. assembly.GetManifestResourceNames().Where(n => n.StartsWith(ResourcePrefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => (n, ReadResource(assembly, n)))]);
    }

    /// <summary>The rules of the given files and of all <c>.yml</c> and <c>.yaml</c> files below the given folders; a file that is given twice is read once.</summary>
    /// <param name="placeholderPath">File with the values of their placeholders; null for none.</param>
    public static RuleFiles Read(IReadOnlyList<string> paths, string? placeholderPath = null)
    {
        var placeholders = PlaceholderFile.Read(placeholderPath);
        var texts = new List<(string, string)>();
        var unreadable = new List<string>();
        var empty = new List<string>();
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in paths)
        {
            var before = unreadable.Count;
            var found = FilesOf(path, unreadable);
            if (found.Count == 0 && unreadable.Count == before)
            {
                empty.Add(NoRuleFile(path, "a folder without any"));
            }

            // A file that cannot be read takes none of the others with it.
            foreach (var file in found.Where(f => read.Add(Path.GetFullPath(f))))
            {
                Try(file, () =>
                {
                    // Whoever names a pipe writes to it; one that lies in a folder may wait for good.
                    var bytes = file != path && IsWithoutContent(file) ? [] : BytesOf(file);
                    if (bytes.Length == 0)
                    {
                        empty.Add(NoRuleFile(file, file == path ? "nothing in it" : "an empty file, or a pipe, socket or device"));
                    }
                    else
                    {
                        texts.Add((file, TextOf(bytes)));
                    }
                }, unreadable);
            }
        }

        var files = Parse(texts, placeholders.Values);
        return files with { Problems = [.. placeholders.Problems, .. files.Problems], Unreadable = unreadable, WithoutRules = empty };
    }

    /// <summary>The documents that have errors.</summary>
    public IReadOnlyList<RefusedDocument> Refused { get; init; } = [];

    public RuleFiles Concat(RuleFiles other) =>
        new([.. Documents, .. other.Documents], [.. Problems, .. other.Problems], [.. Unreadable, .. other.Unreadable], [.. WithoutRules, .. other.WithoutRules], Files + other.Files) { Refused = [.. Refused, .. other.Refused] };

    /// <summary>Whether the path is that of a rule file by its name, be it there or not, or a folder with one.</summary>
    public static bool HoldsRuleFile(string path)
    {
        try
        {
            return Directory.Exists(path) ? FilesBelow(path, []).Any() : IsRuleFile(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Why a file could not be read, to follow "found".</summary>
    public static string Reason(Exception error, string path) => error is FileNotFoundException or DirectoryNotFoundException ? "nothing" : Directory.Exists(path) ? "a folder" : error.Message;

    private static RuleFiles Parse(List<(string Path, string Text)> texts, IReadOnlyDictionary<string, IReadOnlyList<string>>? placeholders = null)
    {
        var parsed = new RuleParseResult[texts.Count];
        var expansions = new ExpansionBudget();
        Parallel.For(0, texts.Count, i => parsed[i] = RuleParser.Parse(texts[i].Path, texts[i].Text, placeholders, expansions));
        if (expansions.IsExceeded)
        {
            // Which rules found no room depended on the threads: once more one after another, so that every run refuses the same.
            Array.Clear(parsed);
            expansions = new ExpansionBudget();
            for (var i = 0; i < texts.Count; i++)
            {
                parsed[i] = RuleParser.Parse(texts[i].Path, texts[i].Text, placeholders, expansions);
            }
        }

        return new RuleFiles([.. parsed.SelectMany(p => p.Loaded)], [.. parsed.SelectMany(p => p.Problems)], [], [], texts.Count) { Refused = [.. parsed.SelectMany(p => p.Refused)] };
    }

    private static string NoRuleFile(string path, string found) => $"RULE902 {path}: expected a rule file or a folder of them, found {found}; no rule is loaded from it";

    private static List<string> FilesOf(string path, List<string> unreadable) => Directory.Exists(path) ? [.. FilesBelow(path, unreadable).Order(StringComparer.Ordinal)] : [path];

    /// <summary>A link to a file is read like the file; one to a folder is not followed, since it may lead back. A folder that may not be read is named, and takes none of the others with it.</summary>
    private static IEnumerable<string> FilesBelow(string root, List<string> unreadable)
    {
        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            var entries = new List<(string Path, bool IsFolder)>();
            Try(folder, () => entries.AddRange(EntriesOf(folder)), unreadable);
            foreach (var (path, isFolder) in entries)
            {
                if (isFolder)
                {
                    folders.Push(path);
                }
                else
                {
                    yield return path;
                }
            }
        }
    }

    private static FileSystemEnumerable<(string Path, bool IsFolder)> EntriesOf(string folder) => new(folder, (ref FileSystemEntry entry) => (entry.ToSpecifiedFullPath(), entry.IsDirectory), Everything)
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => entry.IsDirectory ? !entry.Attributes.HasFlag(FileAttributes.ReparsePoint) : IsRuleFile(entry.FileName),
    };

    /// <summary>Pipes, sockets and devices have no length, and opening a pipe waits for somebody to write.</summary>
    private static bool IsWithoutContent(string path)
    {
        var file = new FileInfo(path);
        return ((file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo) ?? file) is { Exists: true, Length: 0 };
    }

    private static bool Try(string path, Action read, List<string> unreadable)
    {
        try
        {
            read();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            unreadable.Add(NoRuleFile(path, Reason(e, path)));
            return false;
        }
    }

    private static byte[] BytesOf(string path)
    {
        using var stream = File.OpenRead(path);
        if (!stream.CanSeek)
        {
            return ToItsEnd(stream);
        }

        if (stream.Length > MaxBytes)
        {
            throw new IOException(FormattableString.Invariant($"{stream.Length} bytes, more than a rule file may have"));
        }

        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>A pipe has no length, and a device no end.</summary>
    private static byte[] ToItsEnd(FileStream stream)
    {
        var content = new MemoryStream();
        var block = new byte[1 << 16];
        for (int count; (count = stream.Read(block)) > 0;)
        {
            content.Write(block, 0, count);
            if (content.Length > MaxBytes)
            {
                throw new IOException(FormattableString.Invariant($"more than {MaxBytes} bytes, more than a rule file may have"));
            }
        }

        return content.ToArray();
    }

    private static bool IsRuleFile(ReadOnlySpan<char> path) => path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase);

    /// <summary>UTF-8, unless a mark says UTF-16 or UTF-32. Thousands of small files are read; a reader for each takes eight times their size in buffers.</summary>
    private static string TextOf(byte[] bytes)
    {
        if (bytes is not [0xFE, 0xFF, ..] and not [0xFF, 0xFE, ..] and not [0, 0, 0xFE, 0xFF, ..])
        {
            return Encoding.UTF8.GetString(bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes);
        }

        using var reader = new StreamReader(new MemoryStream(bytes));
        return reader.ReadToEnd();
    }

    private static string ReadResource(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}
