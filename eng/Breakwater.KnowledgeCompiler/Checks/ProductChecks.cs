using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Products;

namespace Breakwater.KnowledgeCompiler.Checks;

/// <summary>Products and upgrade rules against the builds.</summary>
internal static class ProductChecks
{
    public static void Run(Facts facts, ProblemList problems)
    {
        var builds = facts.Builds.Select(b => b.Value).ToList();
        var cus = builds.Select(b => (b.Line, b.Cu)).ToHashSet();
        foreach (var same in facts.Products.GroupBy(p => p.Value.Line).Where(g => g.Count() > 1))
        {
            problems.Add(same.Last().Place, Messages.Twice("line", same.Key));
        }

        foreach (var line in builds.Select(b => b.Line).Distinct().Where(l => !facts.Products.Any(p => p.Value.Line == l)))
        {
            problems.Add(facts.Upgrades.Place, Messages.Unknown("builds", "product line", line));
        }

        foreach (var product in facts.Products)
        {
            foreach (var message in Each(product.Value, builds, cus))
            {
                problems.Add(product.Place, message);
            }
        }

        foreach (var message in Upgrades(facts, cus))
        {
            problems.Add(facts.Upgrades.Place, message);
        }
    }

    private static IEnumerable<(string, string)> Each(Product product, List<BuildEntry> builds, HashSet<(string, string)> cus)
    {
        var own = builds.Where(b => b.Line == product.Line).ToList();
        foreach (var cu in product.SupportedCus.Concat(product.EsuServicedCus).Append(product.LastCu).Where(c => c is not null && !cus.Contains((product.Line, c))))
        {
            yield return Messages.Unknown(product.Line, "cumulative update", cu!);
        }

        foreach (var update in new[] { product.LastPublicUpdate, product.LatestKnownUpdate }.Where(u => u is not null && !own.Exists(b => b.Update == u)))
        {
            yield return Messages.Unknown(product.Line, "update", update!);
        }

        foreach (var build in product.ExtendedUpdates.SelectMany(p => own.Where(b => p.Updates.Contains(b.Update, StringComparer.Ordinal) && b.EsuPeriod != p.Number)))
        {
            yield return Messages.Period(build.Build.ToString());
        }

        var newest = own.OrderBy(b => b.Released).ThenBy(b => b.Build).LastOrDefault();
        if (product.LatestKnownUpdate is { } latest && newest?.Update != latest)
        {
            yield return Messages.Newest(product.Line, newest?.Update ?? "none");
        }
    }

    private static IEnumerable<(string, string)> Upgrades(Facts facts, HashSet<(string, string)> cus)
    {
        var rules = facts.Upgrades.Value;
        var named = rules.InPlaceCus.Select(c => (rules.InPlaceFrom, c))
            .Concat(rules.DotNet.SelectMany(d => d.Cus.Select(c => (d.Line, c))))
            .Concat(rules.DirectoryLevels.Select(l => (l.Line, l.Cu)));
        foreach (var (line, cu) in named.Where(n => !cus.Contains(n)).Distinct())
        {
            yield return Messages.Unknown("upgrade.yaml", "cumulative update", $"{line} {cu}");
        }
    }
}
