using System.Text.RegularExpressions;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Witnesses;
using Breakwater.Model;

namespace Breakwater.Analysis;

/// <summary>Name, roles, operating system and place of the server, each with its witness; the build is judged elsewhere.</summary>
internal static partial class ServerIdentity
{
    public static ServerFacts Of(IReadOnlyList<string> names, string? computer, WitnessStatements statements, IReadOnlyList<LogFile> logs)
    {
        var name = names.Count > 0 ? names[0] : computer ?? statements.Facts.Find(f => f.Name == FactName.ServerName)?.Value;
        var facts = new List<ServerFact>();
        if (name is not null && logs.FirstOrDefault(l => l.Facts.Writer is { } writer && name.StartsWith(writer, StringComparison.Ordinal)) is { } witness)
        {
            facts.Add(new ServerFact(FactName.ServerName, name, witness.Artefact.Path));
        }

        facts.AddRange(statements.Facts.Distinct().OrderBy(f => f.Name, StringComparer.Ordinal).ThenBy(f => f.Value, StringComparer.Ordinal).ThenBy(f => f.Source, StringComparer.Ordinal));
        return new ServerFacts
        {
            Name = name,
            Fqdn = Value(facts, FactName.Fqdn) ?? FqdnOf(name, logs),
            Roles = [.. facts.Where(f => f.Name == FactName.Role).SelectMany(f => f.Value.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal)],
            Os = Value(facts, FactName.OperatingSystem),
            InstallPath = Value(facts, FactName.InstallPath) ?? InstallPathOf(logs),
            Facts = facts,
        };
    }

    private static string? Value(List<ServerFact> facts, string name) => facts.FirstOrDefault(f => f.Name == name)?.Value;

    /// <summary>HttpProxy rows name the target server in full; the server's own name among them is its FQDN.</summary>
    private static string? FqdnOf(string? name, IReadOnlyList<LogFile> logs) => name is null ? null : logs
        .Select(l => l.Facts.TargetServer).OfType<string>()
        .FirstOrDefault(t => t.Length < 256 && t.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase) && Fqdn().IsMatch(t));

    /// <summary>The folder above <c>Logging</c> of any Exchange log that lies where Exchange put it.</summary>
    private static string? InstallPathOf(IReadOnlyList<LogFile> logs) => logs
        .Select(l => Logging().Match(l.Artefact.Path)).Where(m => m.Success)
        .Select(m => m.Groups["root"].Value.Replace('/', '\\') + "\\").FirstOrDefault();

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9.\-]{1,254}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fqdn();

    [GeneratedRegex("^(?<root>[A-Z]:/.+?)/Logging/(HttpProxy|ECP|Ews|CmdletInfra|OABGeneratorLog|MapiHttp|Autodiscover)/", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Logging();
}
