using System.Text;
using Breakwater.Mitigation.Journals;

namespace Breakwater.Mitigation;

/// <summary>Writes the scripts for what only a live server can do, each with its twin that takes it back.</summary>
internal static class ScriptWriter
{
    public static void Write(string journalFolder, IReadOnlyList<Knowledge.Mitigations.Mitigation> mitigations, Action<string> checkpoint)
    {
        foreach (var mitigation in mitigations)
        {
            var (apply, undo) = Paths(journalFolder, mitigation);
            Directory.CreateDirectory(Path.GetDirectoryName(apply)!);
            DurableFile.Replace(undo, Bytes(mitigation, undo: true), checkpoint);
            DurableFile.Replace(apply, Bytes(mitigation, undo: false), checkpoint);
        }
    }

    /// <summary>Where a script lies and where it has to run.</summary>
    public static string Notice(string journalFolder, Knowledge.Mitigations.Mitigation mitigation) =>
        Paths(journalFolder, mitigation) switch { var (apply, undo) => $"{apply} (run it in the {mitigation.Recipe.Script!.Shell} on the server; undo: {undo})" };

    private static (string Apply, string Undo) Paths(string journalFolder, Knowledge.Mitigations.Mitigation mitigation)
    {
        var folder = Path.Combine(journalFolder, "scripts", mitigation.Id);
        return (Path.Combine(folder, "apply.ps1"), Path.Combine(folder, "undo.ps1"));
    }

    /// <summary>Windows PowerShell reads a script without a byte order mark in the server's old code page.</summary>
    private static byte[] Bytes(Knowledge.Mitigations.Mitigation mitigation, bool undo) => [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Text(mitigation, undo))];

    /// <summary>The whole text of a script or of its twin. It holds words of the knowledge only, never a name from the server.</summary>
    internal static string Text(Knowledge.Mitigations.Mitigation mitigation, bool undo)
    {
        var script = mitigation.Recipe.Script!;
        var parameters = undo ? script.UndoParameters : script.ApplyParameters;
        return $"""
            # {mitigation.Id}, {(undo ? "undo" : "apply")}: {mitigation.Title}
            # Review before running. Run as administrator in the {script.Shell} on the Exchange server. {(undo ? "It needs what apply.ps1 recorded beside it." : "undo.ps1 takes it back.")}
            # {Messages.NotACure}
            # {mitigation.Caveat}
            {(parameters.Length > 0 ? $"param({parameters})\n" : "")}$ErrorActionPreference = 'Stop'

            {(undo ? script.Undo : script.Apply).TrimEnd()}

            """;
    }
}
