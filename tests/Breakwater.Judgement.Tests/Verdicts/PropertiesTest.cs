using Breakwater.Judgement.SoftwareExposure;
using Breakwater.Model;

namespace Breakwater.Judgement.Tests.Verdicts;

/// <summary>What must hold for any evidence; seeded, so that a failure can be repeated.</summary>
public sealed class PropertiesTest
{
    private static readonly string[] Decisive = ["httpproxy/ecp", "iis-frontend", "httpproxy/owa"];

    /// <summary>The server's clock is shown by two sources that are not decisive, so that removing a source does not move the window.</summary>
    private static readonly SourceObservation[] Clock = [Logs.Hourly("iis-backend", Scene.Start, Scene.End), Logs.Hourly("mapihttp", Scene.Start, Scene.End)];

    [Fact]
    public void RemovingASource_NeverTurnsCannotExcludeIntoNotFound()
    {
        var random = new Random(1);
        for (var i = 0; i < 50; i++)
        {
            var scene = Any(random) with { Findings = [] };
            if (scene.Verdict().State != VerdictState.CannotExclude)
            {
                continue;
            }

            foreach (var source in Decisive)
            {
                var less = scene with { Observations = [.. scene.Observations.Where(o => o.Source != source)] };
                Assert.Equal(VerdictState.CannotExclude, less.Verdict().State);
            }
        }
    }

    [Fact]
    public void AFix_NeverLowersWhatFindingsShow()
    {
        var random = new Random(2);
        for (var i = 0; i < 50; i++)
        {
            var scene = Any(random);
            var open = scene with { Fix = new FixState(false, null, "open", null, false) };
            var state = open.Verdict().State;
            if (state < VerdictState.Targeted)
            {
                continue;
            }

            foreach (var day in new[] { -30, 0, 3, 30 })
            {
                Assert.Equal(state, (scene with { Fix = new FixState(true, Scene.Start.AddDays(day), "fixed", null, day < 0) }).Verdict().State);
            }
        }
    }

    [Fact]
    public void AnUnreadableFile_NeverImproves()
    {
        var random = new Random(3);
        for (var i = 0; i < 40; i++)
        {
            var scene = Any(random);
            var unread = scene with { Unread = [.. Decisive.Select(s => new UnreadItem($"C:/x/{s}/broken.log".Replace("iis-frontend", "W3SVC1", StringComparison.Ordinal), "broken", 1))] };
            var (before, after) = (scene.Verdict().State, unread.Verdict().State);
            Assert.Equal(before == VerdictState.NotFound ? VerdictState.CannotExclude : before, after);
        }
    }

    [Fact]
    public void OrderOfTheInput_ChangesNothing()
    {
        var random = new Random(4);
        for (var i = 0; i < 25; i++)
        {
            var scene = Any(random) with
            {
                Campaigns = [Scene.Entry, Scene.Traceless, Scene.Entry with { Id = "other", Name = "Other" }],
                Unread = [new UnreadItem("C:/x/httpproxy/ecp/a.log", "a", 1), new UnreadItem("C:/x/W3SVC1/b.log", "b", 2)],
                Missing = [new MissingSource("ews", "E:/a", "add E:/a"), new MissingSource("ews", "D:/b", "add D:/b")],
            };
            var shuffled = scene with
            {
                Campaigns = Shuffle(random, scene.Campaigns),
                Observations = [.. Shuffle(random, scene.Observations).Select(o => o with { Artefacts = Shuffle(random, o.Artefacts), Hours = Shuffle(random, o.Hours) })],
                Findings = Shuffle(random, scene.Findings),
                Unread = Shuffle(random, scene.Unread),
                Missing = Shuffle(random, scene.Missing),
            };
            Assert.Equal(Written(scene.Judge()), Written(shuffled.Judge()));
        }
    }

    [Fact]
    public void SplitObservations_JudgeLikeOne()
    {
        var whole = Logs.Hourly("httpproxy/ecp", Scene.Start, Scene.End, h => h.Day == 5);
        var half = whole.Artefacts.Count / 2;
        SourceObservation[] halves =
        [
            whole with { Artefacts = [.. whole.Artefacts.Take(half)], Hours = [.. whole.Hours.Take(half)] },
            whole with { Artefacts = [.. whole.Artefacts.Skip(half)], Hours = [.. whole.Hours.Skip(half)] },
        ];
        Assert.Equal(Written((Scene.Covered with { Observations = [whole, .. Clock] }).Judge()), Written((Scene.Covered with { Observations = [.. halves, .. Clock] }).Judge()));
    }

    private static Scene Any(Random random) => Scene.Covered with
    {
        Observations = [.. Decisive.Where(_ => random.Next(4) > 0).Select(s => Any(random, s)), .. Clock],
        Findings = [.. Enumerable.Range(0, random.Next(8)).Select(i => Finding(random, i))],
    };

    private static SourceObservation Any(Random random, string source)
    {
        var from = random.Next(3) == 0 ? Scene.Start.AddHours(random.Next(200)) : Scene.Start;
        var (hole, length) = (random.Next(200), random.Next(3) == 0 ? random.Next(1, 60) : 0);
        return Logs.Hourly(source, from, Scene.End, h => h >= Scene.Start.AddHours(hole) && h < Scene.Start.AddHours(hole + length));
    }

    private static Finding Finding(Random random, int number) => Found.Success((Rung)random.Next(11), $"{number:x12}", (Confidence)random.Next(3)) with
    {
        Outcome = (Outcome)random.Next(4),
        Time = EvidenceTime.FromSeconds(Scene.Start.AddMinutes(random.Next(12000))),
        Subject = new FindingSubject
        {
            ClientAddress = random.Next(3) == 0 ? null : $"203.0.113.{random.Next(4)}",
            UserAgent = random.Next(3) == 0 ? null : $"tool-{random.Next(3)}",
            Target = $"/aspnet_client/{random.Next(3)}.aspx",
            Mailbox = random.Next(2) == 0 ? null : $"user{random.Next(3)}@contoso.example",
        },
    };

    private static T[] Shuffle<T>(Random random, IReadOnlyList<T> items)
    {
        var copy = items.ToArray();
        random.Shuffle(copy);
        return copy;
    }

    /// <summary>Everything whose order a report shows.</summary>
    private static string Written(JudgementResult result) => string.Join(
        '\n',
        [
            .. result.Verdict.Campaigns.SelectMany(IEnumerable<string> (c) => [ c.Id, c.State.ToString(), c.Reason, .. c.Explanation, .. c.Coverage.Missing, .. c.Findings]),
            .. result.Activities.SelectMany(IEnumerable<string> (a) => [ a.Id, .. a.Findings, .. a.Addresses, .. a.Tooling]),
            .. result.Mailboxes.SelectMany(IEnumerable<string> (m) => [ m.Address, m.Method, .. m.Findings]),
            .. result.Coverage.Select(c => $"{c.Source} {c.First} {c.Last} {c.Fraction} {string.Join(' ', c.Gaps)} {c.Records} {c.Truncated}"),
            .. result.Actions.SelectMany(IEnumerable<string> (a) => [ a.Id, a.Why, .. a.How]),
            .. result.NotJudged.Select(u => u.Path + u.Reason),
            .. result.Warnings,
            .. result.Mitigations.Select(m => m.Id),
            result.Collected?.ToString() ?? "",
            result.Verdict.Overall.ToString(),
        ]);
}
