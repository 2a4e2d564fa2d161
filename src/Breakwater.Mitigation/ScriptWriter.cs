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
            File.WriteAllText(apply, Text(mitigation, "apply", "undo.ps1 takes it back.", script.Shell, script.Apply), new UTF8Encoding(true));
            File.WriteAllText(undo, Text(mitigation, "undo", "It needs what apply.ps1 recorded beside it.", script.Shell, script.Undo), new UTF8Encoding(true));
            written.Add($"{apply} (run it in the {script.Shell} on the server; undo: {undo})");
        }

        return written;
    }

    private static string Text(Knowledge.Mitigations.Mitigation mitigation, string what, string note, string shell, string body) => $"""
        # {mitigation.Id}, {what}: {mitigation.Title}
        # Review before running. Run as administrator in the {shell} on the Exchange server. {note}
        # {Messages.NotACure}
        # {mitigation.Caveat}
        $ErrorActionPreference = 'Stop'

        {body.TrimEnd()}

        """;
}
