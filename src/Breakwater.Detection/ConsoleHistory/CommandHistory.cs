using System.Buffers;
using System.Text;
using Breakwater.Model;

namespace Breakwater.Detection.ConsoleHistory;

/// <summary>
/// Reads PowerShell's history of typed commands for scripts that somebody deleted or moved away. Lines have no times and sessions lie one behind the other, so a name without its
/// folder belongs to the folder entered last; a path that a variable or a pattern makes is not guessed.
/// </summary>
public static class CommandHistory
{
    public const string Name = "console-history";

    private const int MaxTraces = 1000;
    private const int MaxWords = 200;

    /// <summary>What makes a path of patterns, variables and expressions.</summary>
    private static readonly SearchValues<char> Unknown = SearchValues.Create("*?$%`(");

    private static readonly string[] Deleting = ["remove-item", "ri", "rm", "del", "erase"];
    private static readonly string[] Moving = ["move-item", "mi", "mv", "move", "rename-item", "rni", "ren"];
    private static readonly string[] Entering = ["cd", "chdir", "sl", "set-location", "pushd", "push-location"];

    /// <param name="path">Its normalised path, which names the profile.</param>
    /// <param name="lines">Its lines, each of bounded length.</param>
    public static IReadOnlyList<FileTrace> Examine(string path, IEnumerable<string> lines)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(lines);
        var traces = new Dictionary<string, FileTrace>(StringComparer.OrdinalIgnoreCase);
        string? folder = null;
        var number = 0L;
        foreach (var line in lines)
        {
            number++;
            foreach (var words in Commands(line))
            {
                var command = words[0].ToLowerInvariant();
                if (Entering.Contains(command))
                {
                    folder = Paths(words).FirstOrDefault() is { } entered ? Full(entered, folder) : null;
                }
                else if (command is "popd" or "pop-location" || (command.Length == 2 && command[1] == ':'))
                {
                    folder = null;
                }

                var isMove = Moving.Contains(command);
                if (!isMove && !Deleting.Contains(command))
                {
                    continue;
                }

                foreach (var target in Paths(words).Take(isMove ? 1 : MaxWords).Select(p => Full(p, folder)).OfType<string>())
                {
                    if (FindingTraits.ScriptAt(target) is not null && traces.Count < MaxTraces)
                    {
                        traces[target] = Trace(path, line, number, words[0], target);
                    }
                }
            }
        }

        return [.. traces.Values];
    }

    private static FileTrace Trace(string path, string line, long number, string command, string target) => new()
    {
        Detector = Name,
        Title = "A script was removed by a command typed in PowerShell",
        Rung = Rung.WroteFile,
        Confidence = Confidence.Low,
        Attack = ["T1070.004"],
        Line = number,
        Excerpt = Excerpts.Around(line, 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["account"] = Profile(path) ?? "not shown", ["command"] = command },
        Target = target,
        RemovedBy = $"{(Profile(path) is { } account ? $"the account {account}" : "an account that the path does not show")} with {command}, by PowerShell's history, which has no times",
    };

    /// <summary>The folder of the profile is named after its account.</summary>
    private static string? Profile(string path)
    {
        var parts = path.Split('/', '\\');
        var home = Array.FindIndex(parts, p => p.Equals("Users", StringComparison.OrdinalIgnoreCase) || p.Equals("Documents and Settings", StringComparison.OrdinalIgnoreCase));
        return home >= 0 && home + 2 < parts.Length ? Excerpts.Around(parts[home + 1], 0)
            : path.Contains("/systemprofile/", StringComparison.OrdinalIgnoreCase) ? "SYSTEM" : null;
    }

    /// <summary>What the command is about: not its options; lists are split.</summary>
    private static IEnumerable<string> Paths(List<string> words) =>
        words.Skip(1).Where(w => !w.StartsWith('-') && !(w.Length <= 3 && w.StartsWith('/'))).SelectMany(w => w.Split(',')).Where(w => w.Length > 0);

    /// <summary>Null where the folder is not known or the path is a pattern.</summary>
    private static string? Full(string path, string? folder)
    {
        var name = path.Replace('/', '\\');
        if (name.AsSpan().ContainsAny(Unknown))
        {
            return null;
        }

        var isFull = name.StartsWith(@"\\", StringComparison.Ordinal) || (name.Length > 2 && char.IsAsciiLetter(name[0]) && name[1] == ':' && name[2] == '\\');
        if (!isFull && (folder is null || name.StartsWith('\\')))
        {
            return null;
        }

        var parts = new List<string>();
        foreach (var part in (isFull ? name : folder + "\\" + name).Split('\\'))
        {
            if (part == ".." && parts.Count > 1)
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or "..") && (part.Length > 0 || parts.Count < 2))
            {
                parts.Add(part);
            }
        }

        return string.Join('\\', parts);
    }

    /// <summary>The commands of a line, each as its words without quotes; <c>cmd /c</c> before a command is left out.</summary>
    private static IEnumerable<List<string>> Commands(string line)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var quote = '\0';
        foreach (var c in line.Append(';'))
        {
            if (quote == '\0' && c is '"' or '\'')
            {
                quote = c;
            }
            else if (quote != '\0' && c == quote)
            {
                quote = '\0';
            }
            else if (quote == '\0' && (char.IsWhiteSpace(c) || c is ';' or '|' or '&' or '{' or '}'))
            {
                if (word.Length > 0 && words.Count < MaxWords)
                {
                    words.Add(word.ToString());
                }

                word.Clear();
                if (!char.IsWhiteSpace(c))
                {
                    if (WithoutShell(words) is { Count: > 0 } command)
                    {
                        yield return command;
                    }

                    words = [];
                }
            }
            else
            {
                word.Append(c);
            }
        }
    }

    private static List<string> WithoutShell(List<string> words) =>
        words.Count > 2 && (words[0].Equals("cmd", StringComparison.OrdinalIgnoreCase) || words[0].Equals("cmd.exe", StringComparison.OrdinalIgnoreCase)) && words[1].Equals("/c", StringComparison.OrdinalIgnoreCase)
            ? words[2..] : words;
}
