using Breakwater.Model;

namespace Breakwater.Detection.Chains;

/// <summary>The application pool whose worker process started a program, as its command line names it: <c>w3wp.exe -ap "NAME" ...</c>. The audit of processes does not write that line.</summary>
public static class WorkerPool
{
    private const string Option = "-ap";

    /// <summary>Null where the record does not name it.</summary>
    public static string? Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var line = finding.Fields.GetValueOrDefault("ParentCommandLine");
        var at = line?.IndexOf(Option, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (at < 0)
        {
            return null;
        }

        var name = line!.AsSpan(at + Option.Length).TrimStart();
        var isQuoted = name.StartsWith('"');
        name = isQuoted ? name[1..] : name;
        var end = name.IndexOf(isQuoted ? '"' : ' ');
        name = end < 0 ? name : name[..end];
        return name.IsEmpty ? null : name.ToString();
    }
}
