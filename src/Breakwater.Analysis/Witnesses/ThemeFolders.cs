using System.Text.RegularExpressions;
using Breakwater.Evidence;
using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>Every cumulative update leaves a folder of its own below <c>owa/auth</c>, named after it; the newest is a cumulative-update witness.</summary>
internal static partial class ThemeFolders
{
    public static WitnessStatements Read(IEnumerable<Artefact> artefacts)
    {
        var statements = new WitnessStatements();
        var newest = artefacts.Select(a => (a.Path, Match: Folder().Match(a.Path))).Where(f => f.Match.Success)
            .Select(f => (f.Path, Build: ExchangeBuild.TryParse(f.Match.Groups["build"].Value, out var build) ? build : default))
            .OrderByDescending(f => f.Build).ThenBy(f => f.Path, StringComparer.Ordinal).FirstOrDefault();
        if (newest.Path is not null)
        {
            statements.Builds.Add(new BuildWitness(newest.Build with { Revision = null }, BuildWitnessKind.CumulativeUpdateOnly, newest.Path));
        }

        return statements;
    }

    [GeneratedRegex(@"/owa/auth/(?<build>15\.\d{1,2}\.\d{1,5})(\.\d{1,5})?/", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Folder();
}
