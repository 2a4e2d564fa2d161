using System.Runtime.InteropServices;
using System.Text;

namespace Breakwater.Analysis.Yara;

/// <summary>The user's YARA rules, compiled. Several scanners of several threads may use them at once.</summary>
internal sealed class YaraRules : IDisposable
{
    /// <summary>Larger than any published rule file.</summary>
    private const long MaxFileBytes = 64L * 1024 * 1024;

    private const int MaxProblemsShown = 20;

    /// <summary>Variables that public rules expect every scanner to know.</summary>
    private static readonly string[] Variables = ["filename", "filepath", "extension", "filetype", "owner", "md5"];

    private readonly IReadOnlyList<string> _files;

    private YaraRules(YaraLibrary library, nint handle, IReadOnlyList<string> files) => (Library, Handle, _files) = (library, handle, files);

    public YaraLibrary Library { get; }

    public nint Handle { get; }

    /// <param name="files">What <c>--yara</c> names; at least one.</param>
    /// <param name="problems">Every error with file and line; empty when the rules are compiled.</param>
    /// <returns>Null with problems.</returns>
    public static YaraRules? Compile(IReadOnlyList<string> files, out IReadOnlyList<string> problems)
    {
        if (YaraLibrary.Installed is not { } library)
        {
            problems = ["YARA001 --yara: expected libyara 4 on this machine (Debian: libyara9, Windows: libyara64.dll beside the program), found none; nothing was assessed. Install it, or leave --yara out"];
            return null;
        }

        var found = new List<string>();
        problems = found;
        library.CompilerCreate(out var compiler);
        try
        {
            // After an error libyara takes no more rules.
            for (var i = 0; i < files.Count && found.Count == 0; i++)
            {
                Add(library, compiler, files[i], i, found);
            }

            if (found.Count > 0 || library.CompilerGetRules(compiler, out var rules) != 0)
            {
                problems = [.. found.Take(MaxProblemsShown).DefaultIfEmpty("YARA004 --yara: the rules do not fit into memory; nothing was assessed")];
                return null;
            }

            return new YaraRules(library, rules, files);
        }
        finally
        {
            library.CompilerDestroy(compiler);
        }
    }

    /// <summary>The name and the file of a rule that matched. Its place in the structure moved with version 4.3 by eight bytes that are zero.</summary>
    public (string Name, string File) Read(nint rule)
    {
        var identifier = Marshal.ReadIntPtr(rule, 8) != 0 ? 8 : 16;
        var space = Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(Marshal.ReadIntPtr(rule, identifier + (4 * sizeof(long)))));
        var file = int.TryParse(space, out var index) && index < _files.Count ? _files[index] : "";
        return (Marshal.PtrToStringUTF8(Marshal.ReadIntPtr(rule, identifier)) ?? "", file);
    }

    public void Dispose() => Library.RulesDestroy(Handle);

    /// <summary>The space that keeps equal names of several files apart is the file's number.</summary>
    private static void Add(YaraLibrary library, nint compiler, string file, int index, List<string> problems)
    {
        byte[] text;
        try
        {
            text = new FileInfo(file).Length <= MaxFileBytes ? File.ReadAllBytes(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"YARA002 {file}: expected a readable file of YARA rules, found none ({e.GetType().Name}); nothing was assessed");
            return;
        }

        if (text.Length == 0 || Array.IndexOf(text, (byte)0) >= 0)
        {
            problems.Add($"YARA002 {file}: expected the text of YARA rules, at most {MaxFileBytes} bytes; nothing was assessed");
            return;
        }

        YaraLibrary.CompilerCallback callback = (level, _, line, _, message, _) =>
        {
            if (level == 0)
            {
                problems.Add($"YARA003 {file} line {line}: {Marshal.PtrToStringUTF8(message)}; nothing was assessed");
            }
        };
        foreach (var variable in Variables)
        {
            // Known from an earlier file is no error that matters.
            _ = library.CompilerDefineString(compiler, Terminated(variable), Terminated(""));
        }

        var before = problems.Count;
        library.CompilerSetCallback(compiler, callback, 0);
        var errors = library.CompilerAddString(compiler, [.. text, 0], Terminated(index.ToString()));
        GC.KeepAlive(callback);
        if (errors > 0 && problems.Count == before)
        {
            problems.Add($"YARA003 {file}: expected YARA rules, found {errors} errors; nothing was assessed");
        }
    }

    public static byte[] Terminated(string text) => [.. Encoding.UTF8.GetBytes(text.Replace('\0', ' ')), 0];
}
