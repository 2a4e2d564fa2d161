using System.Diagnostics;
using Breakwater.Reports.Html;

namespace Breakwater.Reports.Tests;

/// <summary>The report in a real browser, where one is installed.</summary>
public sealed class BrowserTests
{
    private static readonly string? Chromium = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    [Fact]
    public void Report_PrintsAndViolatesNoPolicy()
    {
        Assert.SkipWhen(Chromium is null, "no Chromium on this machine");
        var folder = Directory.CreateTempSubdirectory("breakwater-browser-");
        try
        {
            var page = Path.Combine(folder.FullName, "report.html");
            using (var writer = new StreamWriter(page))
            {
                HtmlReport.Write(Samples.Compromised, writer);
            }

            var pdf = Path.Combine(folder.FullName, "report.pdf");
            var log = Print(page, pdf, Path.Combine(folder.FullName, "profile"));
            Assert.DoesNotContain("Content Security Policy", log, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("net::ERR", log, StringComparison.Ordinal);
            Assert.True(new FileInfo(pdf).Length > 20_000, "the printed report is suspiciously small");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static string Print(string page, string pdf, string profile)
    {
        var start = new ProcessStartInfo(Chromium!) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in (string[])["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--enable-logging=stderr", "--log-level=0", $"--user-data-dir={profile}", "--no-pdf-header-footer", $"--print-to-pdf={pdf}", new Uri(page).AbsoluteUri])
        {
            start.ArgumentList.Add(argument);
        }

        using var browser = Process.Start(start)!;
        var log = browser.StandardError.ReadToEndAsync();
        browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();
        // Only what the page itself logs counts: the browser's own services complain on a closed network.
        return string.Join('\n', log.Result.Split('\n').Where(l => l.Contains("CONSOLE", StringComparison.Ordinal)));
    }
}
