using System.Buffers;
using System.Text.Json;
using Breakwater.Knowledge.Queries;

namespace Breakwater.Knowledge.Tests;

public sealed class KnowledgeQueryTests
{
    private static readonly DateOnly Day = new(2026, 10, 20);

    [Fact]
    public void AVulnerableBuild_NamesExploitedHolesFirstAndTheWayOut()
    {
        var answer = KnowledgeQueries.Build(KnowledgeBase.Embedded, "15.1.2106.2", Day);
        Assert.True(answer.Succeeded);
        Assert.StartsWith("15.1.2106.2 is Exchange Server 2016 CU18", answer.Lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Supported: no.", answer.Lines[1], StringComparison.Ordinal);
        var cves = answer.Lines.Where(l => l.StartsWith("  CVE-", StringComparison.Ordinal)).ToList();
        Assert.Contains("EXPLOITED", cves[0]);
        Assert.Contains(answer.Lines, l => l.Contains("CVE-2021-26855", StringComparison.Ordinal) && l.Contains("Mar21SU (15.1.2106.13, KB5000871)", StringComparison.Ordinal));
        Assert.Contains("Update path:", answer.Lines);
    }

    [Theory]
    [InlineData("Version 15.1 (Build 2106.2)")]
    [InlineData(" 15.1 (Build 2106.13) ")]
    public void AdminDisplayVersion_IsACumulativeUpdateWhateverItsLastPart(string text)
    {
        var answer = KnowledgeQueries.Build(KnowledgeBase.Embedded, text, Day);
        Assert.True(answer.Succeeded);
        Assert.StartsWith("15.1.2106 ", answer.Lines[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("15.2.1100.1")]
    [InlineData("15.2.2562.99")]
    [InlineData("15.1.2106.9")]
    public void AnUnpublishedBuild_IsExplainedButNotFound(string build)
    {
        var answer = KnowledgeQueries.Build(KnowledgeBase.Embedded, build, Day);
        Assert.False(answer.Succeeded);
        Assert.StartsWith(build + " is Exchange Server", answer.Lines[0], StringComparison.Ordinal);
        var json = Json(answer);
        Assert.False(json.GetProperty("found").GetBoolean());
        Assert.NotEqual(JsonValueKind.Null, json.GetProperty("lower").ValueKind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Exchange 2016")]
    [InlineData("15.1.2106.2.1")]
    [InlineData("\u001b[31m15.1")]
    public void NoVersionNumber_IsRefusedWithoutEchoingControlCharacters(string text)
    {
        var answer = KnowledgeQueries.Build(KnowledgeBase.Embedded, text, Day);
        Assert.False(answer.Succeeded);
        Assert.StartsWith("KNOW801", Assert.Single(answer.Lines), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', answer.Lines[0]);
        Assert.False(Json(answer).GetProperty("found").GetBoolean());
    }

    [Fact]
    public void TheJsonOfABuild_HoldsAStateForEveryCve()
    {
        var json = Json(KnowledgeQueries.Build(KnowledgeBase.Embedded, "15.2.2562.17", Day));
        var states = json.GetProperty("cves").EnumerateArray().ToDictionary(c => c.GetProperty("id").GetString()!, c => c.GetProperty("state").GetString());
        Assert.Equal(KnowledgeBase.Embedded.Cves.Count, states.Count);
        Assert.Equal(("not-affected", "fixed-if-configured"), (states["CVE-2021-26855"], states["CVE-2024-21410"]));
        Assert.True(json.GetProperty("supported").GetBoolean());
    }

    [Fact]
    public void ACve_IsFoundInAnyCase()
    {
        var answer = KnowledgeQueries.Cve(KnowledgeBase.Embedded, "cve-2021-26855");
        Assert.True(answer.Succeeded);
        Assert.Contains("ProxyLogon", answer.Lines[0]);
        Assert.Contains(answer.Lines, l => l.Contains("MIT-2021-26855-COOKIE", StringComparison.Ordinal));
        Assert.Equal("CVE-2021-26855", Json(answer).GetProperty("id").GetString());
    }

    [Fact]
    public void AnUnknownCve_IsNotCalledHarmless()
    {
        var answer = KnowledgeQueries.Cve(KnowledgeBase.Embedded, "CVE-2026-22701");
        Assert.False(answer.Succeeded);
        Assert.Contains("does not mean it is harmless", answer.Lines[0]);
    }

    [Fact]
    public void TheList_NamesProductsCampaignsAndExploitedCves()
    {
        var answer = KnowledgeQueries.List(KnowledgeBase.Embedded, Day);
        Assert.Contains(answer.Lines, l => l.Contains("proxylogon", StringComparison.Ordinal));
        Assert.Equal(166, Json(answer).GetProperty("cves").GetArrayLength());
    }

    [Fact]
    public void TheEmbeddedKnowledge_IsGood()
    {
        Assert.Empty(KnowledgeBase.Embedded.Validate());
        var answer = KnowledgeQueries.Verify(KnowledgeBase.Embedded);
        Assert.True(answer.Succeeded);
        Assert.Contains("31 decisions", answer.Lines[^1]);
        Assert.True(Json(answer).GetProperty("good").GetBoolean());
    }

    private static JsonElement Json(QueryAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            answer.WriteJson(writer);
        }

        return JsonDocument.Parse(buffer.WrittenMemory).RootElement;
    }
}
