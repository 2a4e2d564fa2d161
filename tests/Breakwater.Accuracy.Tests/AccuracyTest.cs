using System.Globalization;
using System.Text;
using Breakwater.Accuracy.Tests.Cases;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Accuracy.Tests;

/// <summary>Whole assessments of evidence written from the published facts alone, compared with what has to be said about it.</summary>
public sealed class AccuracyTest(ITestOutputHelper output)
{
    private static readonly AccuracyCase[] All = [.. ProxyLogonCases.All, .. LaterCampaignCases.All, .. FileCases.All, .. FileTimeCases.All, .. TimeCases.All, .. BenignCases.All, .. EventLogCases.All, .. ChainCases.All, .. FootholdCases.All, .. TrafficCases.All, .. OutsideCases.All, .. HandedInCases.All, .. AdverseCases.All, .. AdverseEventCases.All, .. LogFormCases.All, .. CountedCases.All];

    public static TheoryData<string> Names => [.. All.Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Evidence_IsJudgedAsLabelled(string name)
    {
        var (assessment, differences) = AccuracyRun.Of(All.Single(c => c.Name == name));
        output.WriteLine(assessment is null ? "refused" : AccuracyRun.Said(assessment));
        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    /// <summary>A campaign without a labelled case is one whose verdict nobody looked at; left out are those of which no source here shows anything.</summary>
    [Fact]
    public void EveryCampaign_HasACase()
    {
        string[] unseen = ["cve-2023-21529", "cve-2023-23397", "cve-2023-32031"];
        var labelled = All.SelectMany(c => c.States.Select(s => s.Campaign).Concat(c.Must.Concat(c.MustNot).Select(m => m.Split(':')[0]))).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(KnowledgeBase.Embedded.Campaigns.Select(c => c.Id).Except(labelled).Except(unseen));
    }

    /// <summary>A chain that no records make proves nothing, one that no near miss fails to make may join anything.</summary>
    [Fact]
    public void EveryChain_HasACaseAndANearMiss()
    {
        var chains = KnowledgeBase.Embedded.Chains.Select(c => c.Id).ToList();
        Assert.Empty(chains.Except(All.SelectMany(c => c.Chains)));
        Assert.Empty(chains.Except(All.SelectMany(c => c.NotChains)));
    }

    [Fact]
    public void AllCases_TheConfusionMatrixIsDiagonal()
    {
        var results = All.Select(c => (Case: c, Is: AccuracyRun.Of(c).Assessment?.Verdict.Overall)).ToList();
        output.WriteLine(Matrix(results));
        Assert.All(results, r => Assert.Equal(r.Case.Overall, r.Is));
    }

    private static string Matrix(List<(AccuracyCase Case, VerdictState? Is)> results)
    {
        var states = Enum.GetValues<VerdictState>();
        var text = new StringBuilder($"{results.Count} cases; expected (row) against said (column)\n{"",-15}{string.Concat(states.Select(s => $"{s,15}"))}\n");
        foreach (var expected in states)
        {
            text.Append(CultureInfo.InvariantCulture, $"{expected,-15}");
            foreach (var said in states)
            {
                text.Append(CultureInfo.InvariantCulture, $"{results.Count(r => r.Case.Overall == expected && r.Is == said),15}");
            }

            text.Append('\n');
        }

        return text.ToString();
    }
}
