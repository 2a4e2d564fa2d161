namespace Breakwater.Model.Tests;

public sealed class SameRequestsTest
{
    private static readonly DateTime T = new(2022, 12, 10, 20, 17, 34, DateTimeKind.Utc);

    [Fact]
    public void RowsOfOneId_AreOneRequest() =>
        Assert.Equal([3, 1], Counts(Iis(1, id: "a"), Proxy(8, id: "A"), Row("rps-http", 5, "a", 0), Iis(2, id: "b")));

    [Fact]
    public void RulesOnOneRow_AreOneRequest() => Assert.Equal([2], Counts(Iis(1), Iis(1) with { Id = "other", Rule = "other" }));

    /// <summary>IIS writes the id of the request only where it is told to.</summary>
    [Theory]
    [InlineData(700, "/owa/x/powershell", "192.0.2.7", "POST", 1)]
    [InlineData(1000, "/owa/x/powershell", "192.0.2.7", "POST", 2)]
    [InlineData(700, "/owa/y/powershell", "192.0.2.7", "POST", 2)]
    [InlineData(700, "/owa/x/powershell", "192.0.2.8", "POST", 2)]
    [InlineData(700, "/owa/x/powershell", "192.0.2.7", "GET", 2)]
    public void RowWithoutId_GoesWithTheProxysOfTheSameSecondClientMethodAndAddress(int milliseconds, string path, string client, string method, int requests) =>
        Assert.Equal(requests, Counts(Iis(1), Proxy(8, "a", milliseconds, path, client, method)).Count);

    [Fact]
    public void EqualRequestsOfOneSecond_StayAsManyAsThereWere()
    {
        Assert.Equal([2, 2], Counts(Iis(1), Iis(2), Proxy(8, "a"), Proxy(9, "b")));
        Assert.Equal([2, 1, 1], Counts(Iis(1), Iis(2), Iis(3), Proxy(8, "a")));
    }

    [Fact]
    public void ProxysRowThatAnIdTies_IsNotTakenAgain() => Assert.Equal([2, 1], Counts(Iis(1, "a"), Iis(2), Proxy(8, "a")));

    [Fact]
    public void WhatIsNoRequest_CountsByItsRecord()
    {
        var file = Iis(1) with { SourceId = "web-files", Source = new FindingPosition("a.aspx"), Fields = new Dictionary<string, string>() };
        Assert.Equal([1, 1], Counts(file, file with { Id = "second" }));
    }

    private static List<int> Counts(params Finding[] findings) => [.. SameRequests.Of(findings).Select(g => g.Count)];

    private static Finding Iis(long line, string? id = null) => Row("iis-frontend", line, id, 0) with { Fields = new Dictionary<string, string> { ["cs-method"] = "POST", ["cs-uri-stem"] = "/owa/x/powershell" } };

    private static Finding Proxy(long line, string? id = null, int milliseconds = 243, string path = "/owa/x/powershell", string client = "192.0.2.7", string method = "POST")
    {
        var row = Row("httpproxy/owa", line, id, milliseconds);
        return row with { Subject = row.Subject with { ClientAddress = client }, Fields = new Dictionary<string, string> { ["Method"] = method, ["UrlStem"] = path } };
    }

    private static Finding Row(string source, long line, string? id, int milliseconds) => new()
    {
        Id = $"{source}-{line}",
        Rule = "rule",
        Title = "title",
        Outcome = Outcome.Attempt,
        Rung = Rung.Exploited,
        Confidence = Confidence.High,
        Level = "high",
        Time = new EvidenceTime(T.AddMilliseconds(milliseconds), source == "iis-frontend" ? 0 : 3),
        SourceId = source,
        Source = new FindingPosition(source + ".log", line),
        Excerpt = "row",
        Subject = new FindingSubject { ClientAddress = "192.0.2.7", RequestId = id },
    };
}
