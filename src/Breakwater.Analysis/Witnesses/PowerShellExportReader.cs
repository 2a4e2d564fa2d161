using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>
/// Reads saved output of <c>Get-ExchangeServer</c>, <c>Get-Command ExSetup</c>, <c>Get-HotFix</c> and the like, as list, table or CSV.
/// AdminDisplayVersion never moves with a security update and is a cumulative-update witness only; the file version of ExSetup.exe is exact.
/// </summary>
internal static partial class PowerShellExportReader
{
    private const int MaxLineChars = 8192;
    private const int MaxLines = 100_000;

    /// <param name="stream">The export.</param>
    /// <param name="path">Its path, for the witness.</param>
    /// <param name="serverName">The server under assessment where already known: an export of the whole organisation also lists others, whose builds are not its own.</param>
    public static WitnessStatements Read(Stream stream, string path, string? serverName)
    {
        var export = new Export(path);
        using var reader = new BoundedLineReader(stream, MaxLineChars);
        string[]? csvHeader = null;
        for (var line = 1; line <= MaxLines && reader.ReadLine() is { } text; line++)
        {
            if (text.StartsWith('"') && text.Contains("\",\"", StringComparison.Ordinal))
            {
                if (csvHeader is null)
                {
                    csvHeader = SplitCsv(text);
                }
                else
                {
                    export.TakeRow(csvHeader, SplitCsv(text), line);
                }
            }
            else
            {
                export.TakeLine(text, line);
            }
        }

        return export.StatementsFor(serverName);
    }

    private static string FirstLabel(string name) => name.Split('.', 2)[0];

    private static string[] SplitCsv(string text) =>
        [.. CsvCell().Matches(text).Select(m => m.Groups["cell"].Value.Replace("\"\"", "\"", StringComparison.Ordinal))];

    [GeneratedRegex(@"^\s*(?<name>[A-Za-z]{2,64})\s*:\s(?<value>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Property();

    [GeneratedRegex(@"Version (?<major>\d{1,2})\.(?<minor>\d{1,2}) \(Build (?<build>\d{1,5})\.\d{1,5}\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DisplayVersion();

    [GeneratedRegex(@"\b1[45]\.\d{1,2}\.\d{1,5}\.\d{1,5}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FileVersion();

    [GeneratedRegex(@"\bKB\d{6,7}\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HotFix();

    [GeneratedRegex("\"(?<cell>([^\"]|\"\")*)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CsvCell();

    /// <summary>The statements of one export, kept apart by the server they are about.</summary>
    private sealed class Export(string path)
    {
        private readonly List<(string? Server, BuildWitness Build)> builds = [];
        private readonly List<(string? Server, ServerFact Fact)> facts = [];
        private readonly List<(ExchangeBuild Build, int Line)> fileVersions = [];
        private bool namesExSetup;
        private string? server;

        public void TakeRow(string[] header, string[] values, int line)
        {
            server = null;
            for (var i = 0; i < Math.Min(values.Length, header.Length); i++)
            {
                TakeProperty(header[i], values[i], line);
            }

            TakeVersions(string.Join(' ', values), line);
        }

        public void TakeLine(string text, int line)
        {
            if (Property().Match(text) is { Success: true } property)
            {
                TakeProperty(property.Groups["name"].Value, property.Groups["value"].Value.Trim(), line);
            }
            else if (DisplayVersion().IsMatch(text))
            {
                // A table row of Get-ExchangeServer begins with the server's name.
                server = text.Split(' ', 2)[0];
            }

            TakeVersions(text, line);
        }

        /// <summary>Only what is about the given server, or about the only server that the export names.</summary>
        public WitnessStatements StatementsFor(string? serverName)
        {
            if (namesExSetup)
            {
                builds.AddRange(fileVersions.Select(v => ((string?)null, new BuildWitness(v.Build, BuildWitnessKind.ExSetupOutput, $"{path} line {v.Line}"))));
            }

            var names = builds.Select(b => b.Server).Concat(facts.Select(f => f.Server)).OfType<string>().Select(FirstLabel).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
            var wanted = serverName is not null ? FirstLabel(serverName) : names.Count == 1 ? names[0] : null;
            bool IsWanted(string? name) => name is null || string.Equals(FirstLabel(name), wanted, StringComparison.OrdinalIgnoreCase);
            var statements = new WitnessStatements();
            statements.Builds.AddRange(builds.Where(b => IsWanted(b.Server)).Select(b => b.Build));
            statements.Facts.AddRange(facts.Where(f => IsWanted(f.Server)).Select(f => f.Fact));
            return statements;
        }

        private void TakeProperty(string name, string value, int line)
        {
            var fact = name.ToUpperInvariant() switch
            {
                "FQDN" => FactName.Fqdn,
                "SERVERROLE" => FactName.Role,
                "PATH" or "DATAPATH" or "MSIINSTALLPATH" when value.Contains(":\\", StringComparison.Ordinal) => FactName.InstallPath,
                "OSVERSION" or "CAPTION" => FactName.OperatingSystem,
                _ => null,
            };
            if (string.Equals(name, "Name", StringComparison.OrdinalIgnoreCase) && value.Length is > 0 and < 64)
            {
                server = value;
            }
            else if (name.ToUpperInvariant() is "FILEVERSION" or "PRODUCTVERSION" && ExchangeBuild.TryParse(value, out var build) && build.Major is 14 or 15)
            {
                fileVersions.Add((build, line));
            }
            else if (fact is not null && value.Length is > 0 and < 300)
            {
                facts.Add((server, new ServerFact(fact, value, $"{path} line {line}")));
            }
        }

        private void TakeVersions(string text, int line)
        {
            var source = $"{path} line {line}";
            if (DisplayVersion().Match(text) is { Success: true } display
                && ExchangeBuild.TryParse($"{display.Groups["major"].Value}.{display.Groups["minor"].Value}.{display.Groups["build"].Value}", out var build))
            {
                // The revision shown here is the cumulative update's, whatever was installed since: it must not count as a security update level.
                builds.Add((server, new BuildWitness(build, BuildWitnessKind.CumulativeUpdateOnly, source)));
            }

            if (text.Contains("ExSetup", StringComparison.OrdinalIgnoreCase))
            {
                namesExSetup = true;
                if (FileVersion().Match(text) is { Success: true } file && ExchangeBuild.TryParse(file.Value, out var exact))
                {
                    builds.Add((null, new BuildWitness(exact, BuildWitnessKind.ExSetupOutput, source)));
                }
            }

            if (HotFix().Match(text) is { Success: true } hotFix)
            {
                facts.Add((null, new ServerFact(FactName.UpdateInstalled, hotFix.Value, source)));
            }
        }
    }
}
