namespace Breakwater.Compare;

/// <summary>Our own command lines: the real program through its launcher, and a program that uses the package.</summary>
internal sealed class OurPrograms
{
    private static readonly string[] OneCore = OperatingSystem.IsLinux() ? ["taskset", "-c", "0"] : [];
    private readonly string[] _breakwater;
    private readonly string[] _walk;

    public OurPrograms(string root)
    {
        _breakwater = [Path.Combine(root, "breakwater")];
        _walk = ["dotnet", Path.Combine(root, "artifacts", "bin", "Breakwater.Walk", "ahead", "Breakwater.Walk.dll")];
    }

    public Contender Walk(string log, long bytes, long records) => new("Breakwater walk, one core", [.. OneCore, .. _walk, log, "TargetUserName"], bytes, records, "output");

    public Contender Dump(string format, bool oneCore, string[] logs, long bytes, long records) =>
        new($"breakwater evtx dump {format}, {(oneCore ? "one core" : "all cores")}", [.. oneCore ? OneCore : [], .. _breakwater, "evtx", "dump", format, .. logs], bytes, records);

    public Contender Hunt(string name, string rules, bool oneCore, string evidence, long bytes, long? records) =>
        new($"hunt, {name}, {(oneCore ? "one core" : "all cores")}", [.. oneCore ? OneCore : [], .. _breakwater, "hunt", evidence, "--rules", rules, "--jsonl", .. oneCore ? (string[])["--threads", "1"] : []], bytes, records);

    public Contender Assess(string name, string logs, int threads, string scratch, long bytes) => new($"breakwater assess, {name}{threads} threads",
        [.. _breakwater, "assess", logs, "--as-of", "2021-03-08T00:00:00Z", "--threads", $"{threads}", "--out", Path.Combine(scratch, "report")], bytes, null);
}
