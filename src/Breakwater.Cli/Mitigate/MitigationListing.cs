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
                    w.WriteString("lives", Lives(mitigation.Recipe));
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
            Console.Out.WriteLine($"{mitigation.Id,-23} {Lives(mitigation.Recipe),-16} {mitigation.Title}");
            Console.Out.WriteLine($"{"",-40} {string.Join(", ", mitigation.Cves)}{(mitigation.ObsoleteFrom is { } level ? $"; not needed from {level}" : "")}");
        }

        return ExitCode.Done;
    }

    private static string Lives(Knowledge.Mitigations.MitigationRecipe recipe) => recipe switch
    {
        { ChangesFiles: true, Script: not null } => "files and script",
        { ChangesFiles: true } => "files",
        { Script: not null } => "script",
        { IsEmpty: false } => "checked only",
        _ => "not here",
    };
}
