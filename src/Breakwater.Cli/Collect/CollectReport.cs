using System.Globalization;
using System.Text.Json;
using Breakwater.Collection;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Collect;

/// <summary>What <c>collect</c> tells: the forecast before, what is missing, and the result with the hash to keep.</summary>
internal static class CollectReport
{
    private const int ShownMissing = 20;

    public static void Forecast(CollectionForecast forecast, TextWriter writer)
    {
        foreach (var kind in forecast.Kinds)
        {
            writer.WriteLine(Invariant($"  {kind.Kind,-26} {kind.Files,8:#,0} files {kind.Bytes,16:#,0} bytes"));
        }

        writer.WriteLine(Invariant($"to collect: {forecast.Files:#,0} files, {forecast.Bytes:#,0} bytes; logs shrink to a fraction in the package, its manifest and directory add up to 1 KB a file"));
        foreach (var install in forecast.InstallFolders)
        {
            writer.WriteLine(VisibleText.Of($"Exchange: {install}"));
        }

        if (forecast.FreeBytes is { } free)
        {
            writer.WriteLine(Invariant($"free where the package goes: {free:#,0} bytes{(free < forecast.Bytes ? "; it may not be enough: use --budget or another disk" : "")}"));
        }

        Warn(forecast, writer);
    }

    public static void Missing(IReadOnlyList<NotCollected> missing, TextWriter writer)
    {
        foreach (var item in missing.Take(ShownMissing))
        {
            writer.WriteLine(VisibleText.Of(item.Reason));
        }

        if (missing.Count > ShownMissing)
        {
            writer.WriteLine(Invariant($"{missing.Count - ShownMissing} more are not in the package; manifest.json lists all with the reason"));
        }
    }

    public static void Result(CollectionResult result, TextWriter writer)
    {
        writer.WriteLine(VisibleText.Of(Invariant($"{result.Package}: {result.Files:#,0} files, {result.Bytes:#,0} bytes of evidence in {result.PackageBytes:#,0} bytes")));
        writer.WriteLine(Invariant($"changed while read: {result.Changed}; not collected: {result.NotCollected.Count}; kept from an interrupted run: {result.Resumed}"));
        writer.WriteLine($"evidence until: {Time(result.EvidenceTime) ?? "unknown"} ({result.EvidenceTimeBasis})");
        writer.WriteLine($"manifest SHA-256: {result.ManifestSha256}");
        writer.WriteLine("Write this hash down somewhere else: it proves later that the package is still this one (collect verify FILE.zip --expect HASH).");
    }

    public static void ForecastJson(CollectionForecast forecast) => Json(json =>
    {
        json.WriteNumber("files", forecast.Files);
        json.WriteNumber("bytes", forecast.Bytes);
        json.WriteStartArray("kinds");
        foreach (var kind in forecast.Kinds)
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Kind);
            json.WriteNumber("files", kind.Files);
            json.WriteNumber("bytes", kind.Bytes);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        NotCollectedJson(json, forecast.LeftOut);
    });

    public static void ResultJson(CollectionResult result) => Json(json =>
    {
        json.WriteString("package", result.Package);
        json.WriteString("manifestSha256", result.ManifestSha256);
        json.WriteNumber("packageBytes", result.PackageBytes);
        json.WriteNumber("files", result.Files);
        json.WriteNumber("bytes", result.Bytes);
        json.WriteNumber("changedWhileRead", result.Changed);
        json.WriteNumber("resumedFiles", result.Resumed);
        json.WriteString("evidenceTime", Time(result.EvidenceTime));
        json.WriteString("evidenceTimeBasis", result.EvidenceTimeBasis);
        NotCollectedJson(json, result.NotCollected);
    });

    private static void Warn(CollectionForecast forecast, TextWriter writer)
    {
        if (forecast.OutputInsideRoot)
        {
            writer.WriteLine("the package lies on a volume that is evidence itself and may overwrite deleted files there; another disk or a share is better");
        }

        if (forecast.IsLive && !Environment.IsPrivilegedProcess)
        {
            writer.WriteLine("not run as administrator: registry, event logs and most of Exchange will be missing");
        }

        if (forecast.Continues)
        {
            writer.WriteLine("an interrupted collection lies beside it and is continued");
        }

        Missing(forecast.LeftOut, writer);
    }

    private static void Json(Action<Utf8JsonWriter> write)
    {
        using var stdout = Console.OpenStandardOutput();
        using var json = new Utf8JsonWriter(stdout, new JsonWriterOptions { Indented = true });
        json.WriteStartObject();
        write(json);
        json.WriteEndObject();
    }

    private static void NotCollectedJson(Utf8JsonWriter json, IReadOnlyList<NotCollected> items)
    {
        json.WriteStartArray("notCollected");
        foreach (var item in items)
        {
            json.WriteStartObject();
            json.WriteString("source", VisibleText.Of(item.Source));
            json.WriteString("reason", VisibleText.Of(item.Reason));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Time(DateTime? time) => time?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
