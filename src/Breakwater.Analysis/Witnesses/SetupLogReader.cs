using System.Globalization;
using System.Text.RegularExpressions;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>Reads ExchangeSetup.log: when setup ran, in which mode, which build it installed, and whether it finished.</summary>
internal static partial class SetupLogReader
{
    private const int MaxLineChars = 4096;

    /// <summary>Setup logs of a server that lived through every update are a few hundred megabytes at most.</summary>
    private const long MaxLines = 20_000_000;

    public static WitnessStatements Read(Stream stream, string path)
    {
        var statements = new WitnessStatements();
        var run = new SetupRun();
        using var reader = new BoundedLineReader(stream, MaxLineChars);
        for (long line = 1; line <= MaxLines && reader.ReadLine() is { } text; line++)
        {
            if (Entry().Match(text) is not { Success: true } entry || !TryTime(entry, out var time))
            {
                continue;
            }

            var message = entry.Groups["message"].Value;
            if (message.StartsWith("Starting Microsoft Exchange Server", StringComparison.Ordinal))
            {
                run.Report(statements, path);
                run = new SetupRun { Started = time };
            }
            else
            {
                run.Take(message, time, statements, $"{path} line {line}");
            }
        }

        run.Report(statements, path);
        return statements;
    }

    /// <summary>Setup writes MM, dd, yyyy in this order; the separator follows the culture of the server.</summary>
    private static bool TryTime(Match entry, out EvidenceTime time)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{entry.Groups["month"].Value}/{entry.Groups["day"].Value}/{entry.Groups["year"].Value} {entry.Groups["clock"].Value}");
        var read = DateTime.TryParseExact(text, "MM/dd/yyyy HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var utc);
        time = EvidenceTime.FromSeconds(utc);
        return read;
    }

    [GeneratedRegex(@"^\[(?<month>\d{2})[/.\-](?<day>\d{2})[/.\-](?<year>\d{4}) (?<clock>\d{2}:\d{2}:\d{2})(\.\d{1,7})?\] \[\d+\] (?<message>.*)$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^Setup version: (?<build>\d+\.\d+\.\d+\.\d+)\.?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SetupVersion();

    [GeneratedRegex(@"^Command Line Parameter Name='mode', Value='(?<mode>[A-Za-z]{1,32})'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ModeParameter();

    [GeneratedRegex(@"^Operating system version: (?<os>.{1,200}?)\.?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OperatingSystem();

    [GeneratedRegex(@"^Local time zone: (?<zone>.{1,200}?)\.?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TimeZone();

    private sealed class SetupRun
    {
        private ExchangeBuild? build;
        private string? mode;
        private EvidenceTime? finished;

        public EvidenceTime? Started { get; init; }

        public void Take(string message, EvidenceTime time, WitnessStatements statements, string source)
        {
            if (SetupVersion().Match(message) is { Success: true } version && ExchangeBuild.TryParse(version.Groups["build"].Value, out var stated))
            {
                build ??= stated;
            }
            else if (ModeParameter().Match(message) is { Success: true } parameter)
            {
                mode ??= parameter.Groups["mode"].Value;
            }
            else if (OperatingSystem().Match(message) is { Success: true } os)
            {
                statements.Facts.Add(new ServerFact(FactName.OperatingSystem, os.Groups["os"].Value, source));
            }
            else if (TimeZone().Match(message) is { Success: true } zone)
            {
                statements.Facts.Add(new ServerFact(FactName.TimeZone, zone.Groups["zone"].Value, source));
            }
            else if (message.StartsWith("The Exchange Server setup operation completed successfully", StringComparison.Ordinal))
            {
                finished ??= time;
            }
        }

        /// <summary>Uninstall and preparation runs change no build and are left out; so is a run that states neither mode nor build.</summary>
        public void Report(WitnessStatements statements, string path)
        {
            if (Started is not { } started || KindOf(mode) is not { } kind)
            {
                return;
            }

            var succeeded = finished is not null;
            statements.Setup.Add(new SetupEvent(finished ?? started, kind, build, null, succeeded, path));
            statements.Facts.Add(new ServerFact(FactName.SetupRun, $"{mode} {build?.ToString() ?? "unknown build"} {(succeeded ? "completed" : "not completed")} {finished ?? started}", path));
            if (succeeded && build is { } installed)
            {
                statements.Builds.Add(new BuildWitness(installed, BuildWitnessKind.SetupLog, path, finished));
            }
        }

        private static SetupEventKind? KindOf(string? mode) => mode?.ToUpperInvariant() switch
        {
            "INSTALL" => SetupEventKind.Install,
            "UPGRADE" or "BUILDTOBUILDUPGRADE" or "RECOVERSERVER" or "DISASTERRECOVERY" => SetupEventKind.Upgrade,
            _ => null,
        };
    }
}
