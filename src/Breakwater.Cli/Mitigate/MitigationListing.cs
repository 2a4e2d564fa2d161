namespace Breakwater.Cli.Mitigate;

/// <summary>Prints what the knowledge says about mitigations.</summary>
internal static class MitigationListing
{
    public static int Print(IReadOnlyList<Knowledge.Mitigations.Mitigation> mitigations, bool json)
    {
        if (json)
        {
            JsonOut.Write(w =>
            {
                w.WriteStartObject();
                w.WriteString("caution", MitigationPrinter.Caution);
                w.WriteStartArray("mitigations");
                foreach (var mitigation in mitigations)
                {
                    w.WriteStartObject();
                    w.WriteString("id", mitigation.Id);
                    w.WriteString("title", mitigation.Title);
                    w.WriteString("lives", Lives(mitigation));
                    JsonOut.Texts(w, "cves", mitigation.Cves);
                    JsonOut.Texts(w, "lines", mitigation.Lines);
                    w.WriteString("obsoleteFrom", mitigation.ObsoleteFrom);
                    w.WriteString("caveat", mitigation.Caveat);
                    JsonOut.Texts(w, "costs", mitigation.Costs);
                    JsonOut.Texts(w, "gaps", mitigation.Gaps);
                    w.WriteEndObject();
                }

                w.WriteEndArray();
                w.WriteEndObject();
            });
            return ExitCode.Done;
        }

        Console.Out.WriteLine(MitigationPrinter.Caution);
        Console.Out.WriteLine();
        foreach (var mitigation in mitigations)
        {
            Console.Out.WriteLine($"{mitigation.Id,-23} {Lives(mitigation),-16} {mitigation.Title}");
            string[] about = [.. mitigation.Cves.Count > 0 ? [string.Join(", ", mitigation.Cves)] : Array.Empty<string>(), .. mitigation.ObsoleteFrom is { } level ? [$"not needed from {level}"] : Array.Empty<string>()];
            Console.Out.WriteLine($"{"",-40} {(about.Length > 0 ? string.Join("; ", about) : mitigation.Caveat)}");
        }

        return ExitCode.Done;
    }

    /// <summary>What can be done with it here.</summary>
    private static string Lives(Knowledge.Mitigations.Mitigation mitigation) => mitigation.Recipe switch
    {
        { ChangesFiles: true, Script: not null } => "files and script",
        { ChangesFiles: true } => "files",
        { Script: not null } => "script",
        { IsEmpty: false } => "checked only",
        _ => mitigation.Cves.Count > 0 ? "update only" : "no shield",
    };
}
