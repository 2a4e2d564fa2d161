using Breakwater.IisConfig.Files;
using Breakwater.IisConfig.Merging;
using Breakwater.IisConfig.Rewriting;

namespace Breakwater.IisConfig.Verification;

/// <summary>The rules in force at every application of the server, worked out once.</summary>
internal sealed class RuleSets(ConfigurationFiles files)
{
    private readonly Dictionary<(string Site, string Path), RuleSet> _sets = [];

    private readonly RuleCache _rules = new();

    public RuleSet At(IisSite site, string path)
    {
        var key = (site.Name, path.Trim('/').ToUpperInvariant());
        if (!_sets.TryGetValue(key, out var set))
        {
            _sets[key] = set = RuleSet.Of(MergedPlace.Of(files, site, path), _rules);
        }

        return set;
    }

    public IReadOnlyList<RuleSet> Of(IisSite site) => [.. MergedPlace.Applications(site).Append("").Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(p => p.Length).Select(p => At(site, p))];

    /// <summary>The application that a request reaches.</summary>
    public RuleSet For(IisSite site, RewriteRequest request)
    {
        var path = request.DecodedPath.Trim('/');
        var application = MergedPlace.Applications(site)
            .Where(a => a.Length == 0 || path.Equals(a, StringComparison.OrdinalIgnoreCase) || path.StartsWith(a + "/", StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(a => a.Length).FirstOrDefault() ?? "";
        return At(site, application);
    }
}
