using System.Security.Cryptography;
using System.Text;
using Breakwater.Judgement.Verdicts;
using Breakwater.Model;

namespace Breakwater.Judgement.Activities;

/// <summary>Clusters the findings that count into activities, each one intruder's doing.</summary>
internal static class Intruders
{
    /// <summary>Takes findings in finding order. A cluster without any time says nothing about who or when and is left to the findings.</summary>
    public static IReadOnlyList<Activity> Of(IReadOnlyList<Finding> findings)
    {
        var traits = findings.Where(Weighing.Counts).Select(FindingTraits.Of).ToList();
        var forest = new Forest(traits.Count);
        Links.Tie(traits, forest);
        return
        [
            .. Enumerable.Range(0, traits.Count).GroupBy(forest.Root)
                .Select(g => g.Select(i => traits[i]).ToList())
                .Where(g => g.Exists(t => t.Time is not null))
                .Select(Activity)
                .OrderBy(a => a.FirstSeen?.Utc).ThenBy(a => a.Id, StringComparer.Ordinal),
        ];
    }

    private static Activity Activity(List<FindingTraits> members)
    {
        var findings = members.Select(m => m.Finding).ToList();
        return new Activity
        {
            Id = IdOf(findings[0]),
            Rungs = Seen.Reached(findings),
            FirstSeen = Seen.First(findings),
            LastSeen = Seen.Last(findings),
            Addresses = [.. members.Select(m => m.Address).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Tooling =
            [
                .. members.Where(m => m.Tool is not null).GroupBy(m => m.Tool, StringComparer.Ordinal)
                    .Select(g => g.Select(m => m.Finding.Subject.UserAgent!.Trim()).Min(StringComparer.Ordinal)!).Order(StringComparer.Ordinal),
            ],
            Findings = [.. findings.Select(f => f.Id)],
        };
    }

    /// <summary>Rests on the earliest finding: later evidence of the same doing keeps the id.</summary>
    private static string IdOf(Finding first) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("activity\n" + first.Id)))[..12];
}
