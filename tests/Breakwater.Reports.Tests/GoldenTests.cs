using System.Text;
using Breakwater.Reports.Console;
using Breakwater.Reports.Json;
using Breakwater.Tests;

namespace Breakwater.Reports.Tests;

/// <summary>Compares with the files in Golden; <c>BREAKWATER_ACCEPT=1</c> rewrites them, to be reviewed as a diff.</summary>
public sealed class GoldenTests
{
    private static readonly string Folder = Repository.At("tests", "Breakwater.Reports.Tests", "Golden");

    private static bool Accept => Environment.GetEnvironmentVariable("BREAKWATER_ACCEPT") == "1";

    [Fact]
    public void Reports_EqualTheGoldenFilesAndNoneIsStale()
    {
        var expected = Outputs().ToDictionary(o => o.Name, o => o.Text, StringComparer.Ordinal);
        if (Accept)
        {
            Directory.CreateDirectory(Folder);
            Array.ForEach(Directory.GetFiles(Folder), File.Delete);
            foreach (var (name, text) in expected)
            {
                File.WriteAllText(Path.Combine(Folder, name), text);
            }
        }

        Assert.Equal(expected.Keys.Order(StringComparer.Ordinal), Directory.GetFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        foreach (var (name, text) in expected)
        {
            Assert.Equal(File.ReadAllText(Path.Combine(Folder, name)), text);
        }
    }

    private static IEnumerable<(string Name, string Text)> Outputs()
    {
        foreach (var (name, assessment) in Samples.All)
        {
            var options = new ConsoleReportOptions { ReportPath = "report/report.html" };
            yield return (name + ".txt", ConsoleText.Of(assessment, options));
            yield return (name + ".explain.txt", ConsoleText.Of(assessment, options with { Explain = true }));
            using var stream = new MemoryStream();
            AssessmentJson.Write(assessment, stream);
            yield return (name + ".json", Encoding.UTF8.GetString(stream.ToArray()));
        }
    }
}
