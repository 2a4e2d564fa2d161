using System.Security.Cryptography;
using System.Text;
using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Activities;

/// <summary>Clusters the findings that count into activities, each one intruder's doing.</summary>
internal static class Intruders
{
    /// <summary>Takes findings in finding order. A cluster without any time says nothing about who or when and is left to the findings.</summary>
    /// <param name="findings">All of them.</param>
    /// <param name="asAnybody">Campaigns whose hole lets an intruder act in anybody's name; whoever used one names no account.</param>
    public static IReadOnlyList<Activity> Of(IReadOnlyList<Finding> findings, IReadOnlySet<string> asAnybody)
    {
        var traits = findings.Where(Weighing.Counts).Select(FindingTraits.Of).ToList();
        var forest = new Forest(traits.Count);
        Links.Tie(traits, forest);
        return
        [
            .. Enumerable.Range(0, traits.Count).GroupBy(forest.Root)
                .Select(g => g.Select(i => traits[i]).ToList())
                .Where(g => g.Exists(t => t.Time is not null))
                .Select(g => Activity(g, asAnybody))
                .OrderBy(a => a.FirstSeen?.Utc).ThenBy(a => a.Id, StringComparer.Ordinal),
        ];
    }

    private static Activity Activity(List<FindingTraits> members, IReadOnlySet<string> asAnybody)
    {
        var findings = members.Select(m => m.Finding).ToList();
        return new Activity
        {
            Id = IdOf(findings[0]),
            Rungs = Seen.Reached(findings),
            FirstSeen = Seen.First(findings),
            LastSeen = Seen.Last(findings),
            Addresses = [.. members.Where(m => !m.Finding.Subject.IsThroughBalancer).Select(m => m.Address).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Tooling =
            [
                .. members.Where(m => m.Tool is not null).GroupBy(m => m.Tool, StringComparer.Ordinal)
                    .Select(g => g.Select(m => m.Finding.Subject.UserAgent!.Trim()).Min(StringComparer.Ordinal)!).Order(StringComparer.Ordinal),
            ],
            Accounts = findings.Exists(f => f.Outcome >= Outcome.Success && f.Campaign is { } campaign && asAnybody.Contains(campaign)) ? [] : AccountsOf(members),
            Findings = [.. findings.Select(f => f.Id)],
        };
    }

    /// <summary>Under which a success was had; one spelling each.</summary>
    private static IReadOnlyList<string> AccountsOf(List<FindingTraits> members) =>
    [
        .. members.Where(m => m.Account is not null && m.Finding.Outcome >= Outcome.Success).GroupBy(m => m.Account, StringComparer.OrdinalIgnoreCase)
            .Select(g => g.Select(m => m.Finding.Subject.User!.Trim()).Min(StringComparer.Ordinal)!).Order(StringComparer.Ordinal),
    ];

    /// <summary>Rests on the earliest finding: later evidence of the same doing keeps the id.</summary>
    private static string IdOf(Finding first) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("activity\n" + first.Id)))[..12];
}
