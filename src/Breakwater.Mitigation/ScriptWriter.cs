using System.Text;

namespace Breakwater.Mitigation;

/// <summary>Writes the scripts for what only a live server can do, each with its twin that takes it back.</summary>
internal static class ScriptWriter
{
    /// <summary>The answer says for each script where it lies and where it has to run.</summary>
    public static IReadOnlyList<string> Write(string journalFolder, IReadOnlyList<Knowledge.Mitigations.Mitigation> mitigations)
    {
        List<string> written = [];
        foreach (var mitigation in mitigations)
        {
            var script = mitigation.Recipe.Script!;
            var folder = Path.Combine(journalFolder, "scripts", mitigation.Id);
            Directory.CreateDirectory(folder);
            var (apply, undo) = (Path.Combine(folder, "apply.ps1"), Path.Combine(folder, "undo.ps1"));
            File.WriteAllText(apply, Text(mitigation, undo: false), new UTF8Encoding(true));
            File.WriteAllText(undo, Text(mitigation, undo: true), new UTF8Encoding(true));
            written.Add($"{apply} (run it in the {script.Shell} on the server; undo: {undo})");
        }

        return written;
    }

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
