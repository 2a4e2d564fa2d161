using System.Buffers;
using System.Text;
using System.Text.Json;
using Breakwater.Model;
using Breakwater.Reports.Json;
using Breakwater.Tests;
using NJsonSchema;

namespace Breakwater.Reports.Tests;

public sealed class AssessmentJsonTests
{
    [Fact]
    public async Task EveryAssessment_IsValidAgainstThePublishedSchema()
    {
        var schema = await JsonSchema.FromFileAsync(Repository.At("docs", "assessment.schema.json"), TestContext.Current.CancellationToken);
        foreach (var assessment in Samples.All.Select(s => s.Assessment).Concat(Enumerable.Range(0, 60).Select(seed => HostileAssessment.Of(seed))))
        {
            Assert.Empty(schema.Validate(TextOf(assessment)).Select(e => e.ToString()));
        }
    }

    [Theory]
    [InlineData("\"tool\"", "\"extra\": 1, \"tool\"")]
    [InlineData("\"overall\": \"compromised\"", "\"overall\": \"Compromised\"")]
    [InlineData("\"wrote-file\"", "\"wroteFile\"")]
    [InlineData("2021-03-10T12:00:00Z", "2021-03-10 12:00:00")]
    [InlineData("\"damagedRecords\": 3", "\"damagedRecords\": -3")]
    [InlineData("\"sufficient\": false,", "")]
    public async Task Schema_RejectsWhatTheWriterNeverWrites(string written, string wrong)
    {
        var schema = await JsonSchema.FromFileAsync(Repository.At("docs", "assessment.schema.json"), TestContext.Current.CancellationToken);
        var text = TextOf(Samples.Compromised);
        Assert.Contains(written, text, StringComparison.Ordinal);
        Assert.NotEmpty(schema.Validate(text.Replace(written, wrong, StringComparison.Ordinal)));
    }

    [Fact]
    public void Members_AreInTheOrderOfTheContract()
    {
        using var document = JsonDocument.Parse(TextOf(Samples.Compromised));
        Assert.Equal(
            "schema tool knowledge assessedAt collected evidence server exposure mitigations verdict activities mailboxes removed coverage findings actions unread warnings counts",
            string.Join(' ', document.RootElement.EnumerateObject().Select(m => m.Name)));
        Assert.Equal(
            "id rule title campaign rung outcome confidence level attack time source excerpt fields",
            string.Join(' ', document.RootElement.GetProperty("findings")[0].EnumerateObject().Select(m => m.Name)));
    }

    [Fact]
    public void Compact_IsOneLineOfAsciiWithoutMarkup()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var buffer = new ArrayBufferWriter<byte>();
            AssessmentJson.Write(HostileAssessment.Of(seed), buffer, indented: false);
            var line = Encoding.UTF8.GetString(buffer.WrittenSpan);
            Assert.Equal(line.Length - 1, line.IndexOf('\n', StringComparison.Ordinal));
            Assert.All(line[..^1], unit => Assert.InRange(unit, ' ', '~'));
            Assert.DoesNotContain('<', line);
            Assert.DoesNotContain('&', line);
        }
    }

    [Fact]
    public void StreamAndBuffer_GetTheSameBytes()
    {
        var buffer = new ArrayBufferWriter<byte>();
        AssessmentJson.Write(Samples.Compromised, buffer);
        Assert.Equal(TextOf(Samples.Compromised), Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    [Fact]
    public void HostileText_ReadsBackUnchangedButForHalfPairs()
    {
        const string Hostile = "\u001b[31m\0<b>\"\n\u202e😀=1+1";
        using var document = JsonDocument.Parse(TextOf(Samples.Compromised with { Warnings = [Hostile, "a\ud800b"] }));
        Assert.Equal([Hostile, "a\\uD800b"], document.RootElement.GetProperty("warnings").EnumerateArray().Select(w => w.GetString()));
    }

    [Fact]
    public void FieldNamesThatDifferInHalfPairsOnly_StayDistinct()
    {
        var finding = Samples.Compromised.Findings[0] with { Fields = new Dictionary<string, string> { ["\ud800"] = "1", ["\\uD800"] = "2" } };
        using var document = JsonDocument.Parse(TextOf(Samples.Compromised with { Findings = [finding] }));
        Assert.Equal(2, document.RootElement.GetProperty("findings")[0].GetProperty("fields").EnumerateObject().Select(f => f.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData(1.0, "1")]
    [InlineData(0.999999, "0.9999")]
    [InlineData(0.33333333, "0.3333")]
    [InlineData(-0.5, "0")]
    [InlineData(double.NaN, "0")]
    public void Fraction_IsFullOnlyWhenNothingIsMissing(double fraction, string written)
    {
        var coverage = Samples.Compromised.Coverage[0] with { Fraction = fraction };
        using var document = JsonDocument.Parse(TextOf(Samples.Compromised with { Coverage = [coverage] }));
        Assert.Equal(written, document.RootElement.GetProperty("coverage")[0].GetProperty("fraction").GetRawText());
    }

    [Fact]
    public void Times_KeepTheSourcesPrecision()
    {
        var finding = Samples.Compromised.Findings[0] with { Time = new EvidenceTime(new DateTime(2021, 3, 3, 5, 12, 38, DateTimeKind.Utc).AddTicks(2_040_000), 3) };
        Assert.Contains("\"time\": \"2021-03-03T05:12:38.204Z\"", TextOf(Samples.Compromised with { Findings = [finding] }), StringComparison.Ordinal);
    }

    private static string TextOf(Assessment assessment)
    {
        using var stream = new MemoryStream();
        AssessmentJson.Write(assessment, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
