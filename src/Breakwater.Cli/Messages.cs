namespace Breakwater.Cli;

/// <summary>All coded messages of this project.</summary>
internal static class Messages
{
    public static string PackageUnfit(string path, string why) => $"MITI024 {path}: {why}; nothing was changed";

    public static string PackageBroken(string problem) => $"the package does not verify: {problem}";

    public static string PackageOfAnother() => "its applicationHost.config is not the one of this root: the package is of another server, or the configuration changed since; collect again";

    public static string ExportMissing(string path) => $"MITI025 {path}: expected saved output of a cmdlet or of the registry (--export), found no file; nothing was done";
}
