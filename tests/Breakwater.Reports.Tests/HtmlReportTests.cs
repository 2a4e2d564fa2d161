using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Breakwater.Model;
using Breakwater.Reports.Html;

namespace Breakwater.Reports.Tests;

public sealed partial class HtmlReportTests
{
    private static readonly HashSet<string> AllowedAttributes = new(StringComparer.Ordinal)
    {
        "lang", "charset", "http-equiv", "content", "name", "class", "id", "href", "aria-label", "aria-labelledby", "aria-hidden", "focusable", "role", "tabindex", "scope", "data-label",
        "viewBox", "preserveAspectRatio", "d", "cx", "cy", "r", "x", "y", "width", "height",
    };

    [Fact]
    public void HostileEvidence_AddsNoElementAndNoAttribute()
    {
        foreach (var assessment in Samples.All.Select(s => s.Assessment).Concat(Enumerable.Range(0, 100).Select(seed => HostileAssessment.Of(seed))))
        {
            var page = PageOf(assessment);
            foreach (var (name, attributes) in HtmlElements.Of(page))
            {
                foreach (var attribute in Attribute().Matches(attributes).Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value)))
                {
                    Assert.Contains(attribute.Name, AllowedAttributes);
                    Assert.True(attribute.Name != "href" || Fragment().IsMatch(attribute.Value), name + " " + attributes);
                    Assert.True(attribute.Name is not ("class" or "id") || Word().IsMatch(attribute.Value), name + " " + attributes);
                }
            }

            Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(page, unit => char.IsControl(unit) && unit != '\n');
            Assert.DoesNotContain(page, unit => unit is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFEFF');
            Assert.Equal(page, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(page)));
        }
    }

    [Fact]
    public void Policy_AllowsTheStyleSheetAndNothingElse()
    {
        var page = PageOf(Samples.Compromised);
        var sheet = page[(page.IndexOf("<style>", StringComparison.Ordinal) + 7)..page.IndexOf("</style>", StringComparison.Ordinal)];
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)));
        Assert.Contains($"default-src &#39;none&#39;; style-src &#39;sha256-{hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", sheet, StringComparison.Ordinal);
        Assert.DoesNotContain("style=\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Headings_StartAtOneAndSkipNoLevel()
    {
        foreach (var (_, assessment) in Samples.All)
        {
            var levels = HtmlElements.Of(PageOf(assessment)).Where(e => e.Name.Length == 2 && e.Name[0] == 'h' && char.IsAsciiDigit(e.Name[1])).Select(e => e.Name[1] - '0').ToList();
            Assert.Equal(1, levels[0]);
            Assert.Single(levels, 1);
            Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.True(pair.Second <= pair.First + 1));
        }
    }

    [Fact]
    public void LinksAndLabels_PointToIdsThatExistOnce()
    {
        var elements = HtmlElements.Of(PageOf(Samples.Compromised));
        var attributes = elements.SelectMany(e => Attribute().Matches(e.Attributes)).Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value)).ToList();
        var ids = attributes.Where(a => a.Name == "id").Select(a => a.Value).ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal).Count(), ids.Count);
        Assert.All(attributes.Where(a => a.Name is "href" or "aria-labelledby"), a => Assert.Contains(a.Value.TrimStart('#'), ids));
    }

    [Fact]
    public void FirstScreen_SaysVerdictThenStepsThenWhatHappenedThenWhatIsNotKnown()
    {
        var page = PageOf(Samples.Compromised);
        string[] inOrder = ["Compromised</h1>", "Intruders got into this mail server.", "What to do first", "Keep the evidence", "What happened", "What we could not see", "State of the software", "id=\"actions\""];
        var places = inOrder.Select(text => page.IndexOf(text, StringComparison.Ordinal)).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);
    }

    [Fact]
    public void TooManyFindings_KeepTheProvingOnesAndCountTheRest()
    {
        var probe = Samples.Compromised.Findings[0];
        var findings = Enumerable.Range(0, 3000).Select(i => probe with { Id = $"{i:x12}" }).Append(Samples.Compromised.Findings[2]).ToList();
        var page = PageOf(Samples.Compromised with { Findings = findings });
        Assert.Contains("and 2,501 further findings: in assessment.json", page, StringComparison.Ordinal);
        Assert.Contains("ECPServer20210303-1.LOG, line 88", page, StringComparison.Ordinal);
    }

    [Fact]
    public void WorstEvidence_StaysBelowFiveMegabytes()
    {
        var worst = Samples.Compromised.Findings[1] with
        {
            Title = new string('"', 5000),
            Excerpt = new string('混', 5000),
            Fields = Enumerable.Range(0, 200).ToDictionary(n => $"field{n:000}", _ => new string('\'', 5000)),
        };
        var page = PageOf(HostileAssessment.Of(7) with { Findings = [.. Enumerable.Range(0, 5000).Select(i => worst with { Id = $"{i:x12}" })] });
        Assert.True(Encoding.UTF8.GetByteCount(page) < 5_000_000, $"{page.Length} characters");
        Assert.Contains("further findings: in assessment.json", page, StringComparison.Ordinal);
        _ = HtmlElements.Of(page);
    }

    [Fact]
    public void SameAssessment_GivesTheSamePage() => Assert.Equal(PageOf(HostileAssessment.Of(3)), PageOf(HostileAssessment.Of(3)));

    private static string PageOf(Assessment assessment)
    {
        using var writer = new StringWriter();
        HtmlReport.Write(assessment, writer);
        return writer.ToString();
    }

    [GeneratedRegex("\\s([a-zA-Z-]+)=\"([^\"]*)\"")]
    private static partial Regex Attribute();

    [GeneratedRegex("^#[a-z0-9-]+$")]
    private static partial Regex Fragment();

    [GeneratedRegex("^[a-z0-9- ]+$")]
    private static partial Regex Word();
}
