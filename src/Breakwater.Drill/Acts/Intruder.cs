using Breakwater.Drill.World;

namespace Breakwater.Drill.Acts;

/// <summary>One intruder's tooling: two intruders never share any of it.</summary>
/// <param name="Addresses">Where the requests come from, in turn.</param>
/// <param name="ExploitAgent">User-Agent of the exploit script.</param>
/// <param name="ShellAgent">User-Agent of the shell client.</param>
/// <param name="Protocol">Ecp or Owa: which cookie carries the target.</param>
/// <param name="Stem">The static name that the requests pretend to ask for.</param>
/// <param name="ShellFolder">Windows folder of the shell, with a trailing backslash.</param>
/// <param name="ShellUrlFolder">The same as a URL path, with a trailing slash.</param>
/// <param name="ShellName">File name of the shell.</param>
/// <param name="UrlHost">The one-letter host that stands before the script in the configured URL.</param>
internal sealed record Intruder(
    IReadOnlyList<string> Addresses,
    Agent ExploitAgent,
    Agent ShellAgent,
    string Protocol,
    string Stem,
    string ShellFolder,
    string ShellUrlFolder,
    string ShellName,
    string UrlHost)
{
    public string ShellPath => ShellFolder + ShellName;

    public string ShellUrl => ShellUrlFolder + ShellName;
}
