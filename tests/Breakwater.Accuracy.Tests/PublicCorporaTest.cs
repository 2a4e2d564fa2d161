using System.IO.Compression;
using System.Text.Json;
using Breakwater.Accuracy.Tests.Evidence;
using Breakwater.Model;
using Breakwater.Tests;

namespace Breakwater.Accuracy.Tests;

/// <summary>Logs and lines of real servers that others published, judged as whole evidence.</summary>
public sealed class PublicCorporaTest
{
    [Fact]
    public void RealIisLogsAlone_ShowNothingAndExcludeNothing()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        var item = new AccuracyCase("corpora-iis", folder => Copy(Path.Combine(Repository.Corpora!, "iis"), folder), ExposureState.Unknown, VerdictState.CannotExclude, 11);
        var (assessment, differences) = AccuracyRun.Of(item);
        Assert.True(differences.Count == 0, string.Join('\n', differences));
        Assert.DoesNotContain(assessment!.Findings, f => f.Outcome > Outcome.Probe && f.Confidence > Confidence.Low);
    }

    [Fact]
    public void PublishedIisLines_InAQuietServer_AreJudgedByTheirLabel()
    {
        Assert.SkipWhen(Repository.Corpora is null, "the public corpora are absent");
        var failures = new List<string>();
        foreach (var group in Lines().Where(l => l.Type is "iis-w3svc1" or "iis-w3svc2").GroupBy(l => l.Label == "malicious"))
        {
            var item = new AccuracyCase($"published-iis-{group.Key}", folder => WithLines(group.Select(g => g.Line), folder), ExposureState.Unknown, VerdictState.CannotExclude, 11);
            var assessment = AccuracyRun.Of(item).Assessment;
            var loud = assessment?.Findings.Where(f => f.Outcome > Outcome.Probe && f.Confidence > Confidence.Low).Select(f => f.Title + ": " + f.Excerpt).ToList() ?? ["refused"];
            if (group.Key == (loud.Count == 0))
            {
                failures.Add($"malicious {group.Key}: {string.Join(" / ", loud)}");
            }
        }

        Assert.Empty(failures);
    }

    private static string Copy(string from, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        return folder;
    }

    private static string WithLines(IEnumerable<string> lines, string folder)
    {
        var head = (int columns) => "#Software: Microsoft Internet Information Services 10.0\r\n#Version: 1.0\r\n#Date: 2021-01-01 00:00:00\r\n#Fields: " + string.Join(' ', columns == 14 ? Columns.Iis2010 : Columns.Iis) + "\r\n";
        var text = string.Concat(lines.Select(l => head(l.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length) + l + "\r\n"));
        using var zip = ZipFile.Open(folder + ".zip", ZipArchiveMode.Create);
        using var writer = new StreamWriter(zip.CreateEntry("C/inetpub/logs/LogFiles/W3SVC1/u_ex21.log").Open());
        writer.Write(text);
        return folder + ".zip";
    }

    private static IEnumerable<(string Type, string Label, string Line)> Lines()
    {
        foreach (var json in File.ReadLines(Path.Combine(Repository.Corpora!, "published-lines", "lines.jsonl")))
        {
            using var line = JsonDocument.Parse(json);
            yield return (Text("log_type"), Text("label"), Text("line"));

            string Text(string name) => line.RootElement.GetProperty(name).GetString()!;
        }
    }
}
