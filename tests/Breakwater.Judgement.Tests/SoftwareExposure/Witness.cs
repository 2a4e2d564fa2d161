using Breakwater.Model;

namespace Breakwater.Judgement.Tests.SoftwareExposure;

/// <summary>Short forms for witnesses and setup events.</summary>
internal static class Witness
{
    public const string ExSetup = "C:/Program Files/Microsoft/Exchange Server/V15/bin/ExSetup.exe";

    public static BuildWitness Binary(string build, string source = ExSetup) => new(Build(build), BuildWitnessKind.BinaryVersion, source);

    public static BuildWitness Log(string build, string first, string last) => new(Build(build), BuildWitnessKind.LogVersion, $"Logging/HttpProxy/Ecp/{build}.LOG", Time(first), Time(last));

    public static BuildWitness CumulativeUpdateOnly(string build) => new(Build(build), BuildWitnessKind.CumulativeUpdateOnly, "Get-ExchangeServer.txt");

    public static SetupEvent Setup(SetupEventKind kind, string time, string? build, string? update = null, bool succeeded = true) =>
        new(Time(time), kind, build is null ? null : Build(build), update, succeeded, "ExchangeSetupLogs/ExchangeSetup.log");

    public static ExchangeBuild Build(string text) => ExchangeBuild.TryParse(text, out var build) ? build : throw new ArgumentException(text);

    public static EvidenceTime Time(string text) => EvidenceTime.TryParse(text.Length == 10 ? text + "T00:00:00Z" : text, out var time) ? time : throw new ArgumentException(text);
}
