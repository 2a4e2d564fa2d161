namespace Breakwater.Compare.Text;

/// <summary>What Debian has for searching logs.</summary>
internal sealed class TextRivals(string logs, string literals, long bytes)
{
    private const string Blind = "outcome, coverage, decoding, report";

    public IEnumerable<Contender> Ripgrep(string name, int threads, params string[] options) =>
        Installed.Has("rg") ? [new($"rg -F, {name}, {threads} threads", ["rg", "-uuu", "-a", "-c", "-F", .. options, "-j", $"{threads}", "-f", literals, logs], bytes, null, Blind)] : [];

    public IEnumerable<Contender> Grep() => Installed.Has("grep") ? [new("grep -F, by case", ["grep", "-r", "-a", "-c", "-F", "-f", literals, logs], bytes, null, Blind)] : [];

    public IEnumerable<Contender> Cat() => Installed.Has("cat") ? [new("cat", ["sh", "-c", "find \"$1\" -type f -exec cat {} +", "sh", logs], bytes, null, "reads nothing, copies")] : [];
}
