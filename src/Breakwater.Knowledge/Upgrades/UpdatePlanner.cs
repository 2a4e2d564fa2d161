using Breakwater.Knowledge.Builds;
using Breakwater.Knowledge.Vulnerabilities;
using Breakwater.Model;

namespace Breakwater.Knowledge.Upgrades;

/// <summary>Orders the way from a build to a safe and then to a supported server: what is fastest comes first.</summary>
internal sealed class UpdatePlanner
{
    private const string Newest = "SE";
    private readonly KnowledgeBase knowledge;
    private readonly BuildIdentity identity;
    private readonly List<CveDecision> open;
    private readonly UpgradePrerequisites prerequisites;
    private readonly List<UpdateStep> steps = [];

    public UpdatePlanner(KnowledgeBase knowledge, BuildIdentity identity, IReadOnlyList<CveDecision> decisions)
    {
        this.knowledge = knowledge;
        this.identity = identity;
        open = [.. decisions.Where(d => d.IsOpen || d.State == CveState.Undetermined)];
        prerequisites = new UpgradePrerequisites(knowledge.Upgrades, line => [.. Entries(line).Where(b => b.Update is null && b.Kind != BuildKind.Preview).Select(b => b.Cu)]);
    }

    public IReadOnlyList<UpdateStep> Plan()
    {
        switch (identity.Line)
        {
            case null:
                Add("Establish the build: file version of ExSetup.exe", null, null, "Without it no statement about updates is possible.", []);
                break;
            case "2007" or "2010":
                LeaveOldest();
                break;
            default:
                WithinLine();
                OnToSupported();
                break;
        }

        return steps;
    }

    private void WithinLine()
    {
        var product = knowledge.FindProduct(identity.Line);
        var target = product?.LastCu ?? Entries(identity.Line!).LastOrDefault(b => b.Update is null)?.Cu;
        if (product is null || target is null || identity.Standing == BuildStanding.NewerCumulativeUpdate)
        {
            return;
        }

        if (identity.Cu is { } cu && (cu == target || product.EsuServicedCus.Contains(cu, StringComparer.Ordinal)))
        {
            NewestUpdates(cu, identity.Build);
            return;
        }

        StopGap();
        var baseline = Entries(identity.Line!).First(b => b.Cu == target && b.Update is null);
        Add($"{product.Name} {target}", baseline.Build, baseline.Kb, $"{identity.Cu ?? "The installed build"} gets no more updates; setup of {target} installs over it.",
            prerequisites.Between(identity.Line!, identity.Cu, identity.Line!, target));
        NewestUpdates(target, baseline.Build);
    }

    // The last package of an old cumulative update is the quickest help, as long as nobody takes it for a cure.
    private void StopGap()
    {
        var last = identity.Cu is { } cu ? Entries(identity.Line!).LastOrDefault(b => b.Cu == cu && b.Update is not null && !b.Disputed) : null;
        if (last is null || identity.Build >= last.Build || Closed(last.Build) is not { Count: > 0 } closed)
        {
            return;
        }

        var why = last.LimitedTo.Count > 0
            ? $"Stop-gap within hours: fixes {string.Join(", ", last.LimitedTo)} and nothing else."
            : $"Stop-gap within hours: {Closes(closed)} The other holes stay open until the next steps.";
        Add(Name(last), last.Build, last.Kb, why, [$"{last.Cu} is installed: the package is refused on any other cumulative update"]);
    }

    private void NewestUpdates(string cu, ExchangeBuild from)
    {
        var updates = Entries(identity.Line!).Where(b => b.Cu == cu && b.Update is not null && !b.Disputed && b.Build > from).ToList();
        if (updates.LastOrDefault(b => b.EsuPeriod is null) is { } everyone)
        {
            Add(Name(everyone), everyone.Build, everyone.Kb, "Newest update that everyone can have. " + Closes(Closed(everyone.Build)), [$"{cu} is installed"]);
        }

        if (updates.LastOrDefault() is { EsuPeriod: { } period } paid)
        {
            Add(Name(paid), paid.Build, paid.Kb, "Newest update of all. " + Closes(Closed(paid.Build)),
                [$"{cu} is installed", $"a contract for period {period} of the paid extended updates; without one go on with the next step"]);
        }
    }

    private void OnToSupported()
    {
        var se = Entries(Newest).ToList();
        if (identity.Line == Newest || se.Count == 0)
        {
            return;
        }

        var newestCu = se.Last(b => b.Update is null);
        var rules = knowledge.Upgrades;
        if (identity.Line == rules.InPlaceFrom)
        {
            var from = rules.InPlaceCus.Contains(identity.Cu ?? "", StringComparer.Ordinal) ? identity.Cu! : rules.InPlaceCus[^1];
            Add($"Exchange Server SE {newestCu.Cu}, in place", newestCu.Build, newestCu.Kb, "The only supported product; installs over the existing server like a cumulative update.",
                prerequisites.Between(identity.Line, from, Newest, newestCu.Cu));
        }
        else
        {
            if (identity.Line == "2013")
            {
                AddIntermediate("2013");
            }

            Add("New servers with Exchange Server SE; move mailboxes and services; remove the old servers", newestCu.Build, newestCu.Kb,
                $"The only supported product; there is no in-place way from {(identity.Line == "2013" ? "Exchange Server 2016" : identity.Product)}.",
                ["a server with an operating system that SE supports", "no Exchange 2013 server left in the organisation"]);
        }

        if (se[^1] is { Update: not null } last)
        {
            Add(Name(last), last.Build, last.Kb, "Newest update of the supported product.", [$"SE {newestCu.Cu} is installed"]);
        }
    }

    private void LeaveOldest()
    {
        Add("Take the server off the internet", null, null, $"{identity.Product} gets no fixes; whatever was found since then stays open.", []);
        AddIntermediate(identity.Line!);
        OnToSupported();
    }

    private void AddIntermediate(string leaving)
    {
        if (Entries("2016").LastOrDefault(b => b.Update is null) is { } cu)
        {
            Add($"New server with Exchange Server 2016 {cu.Cu}; move everything; remove every {leaving} server", cu.Build, cu.Kb,
                $"Exchange Server SE cannot be installed beside {leaving}; 2016 can and is the way over. Moving to the cloud service is the other way out.",
                ["the newest update of 2016 at once after setup"]);
        }
    }

    private IEnumerable<BuildEntry> Entries(string line) => knowledge.Builds.Where(b => b.Line == line);

    private List<CveDecision> Closed(ExchangeBuild target)
    {
        var at = knowledge.Identify(target);
        return [.. open.Where(d => CveRule.StateOf(at, d.Cve) is CveState.Fixed or CveState.FixedIfConfigured)];
    }

    private static string Closes(List<CveDecision> closed)
    {
        var exploited = closed.Where(d => d.Cve.ExploitedInWild && !d.Cve.IsPlatform).Select(d => d.Cve.Id).ToList();
        return closed.Count == 0 ? "It closes no further known hole."
            : exploited.Count == 0 ? $"Closes {Count(closed.Count)}, none known to be exploited."
            : $"Closes {Count(closed.Count)}, exploited among them: {string.Join(", ", exploited)}.";
    }

    private static string Count(int holes) => holes == 1 ? "1 known hole" : $"{holes} known holes";

    private string Name(BuildEntry entry) => $"{entry.Update} for {knowledge.FindProduct(entry.Line)?.Name ?? entry.Line} {entry.Cu}";

    private void Add(string install, ExchangeBuild? build, string? kb, string why, IReadOnlyList<string> needed) =>
        steps.Add(new UpdateStep(steps.Count + 1, install, build?.ToString(), kb, why, needed));
}
