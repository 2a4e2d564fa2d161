using Breakwater.Analysis.Events;
using Breakwater.Analysis.Files;
using Breakwater.Analysis.FileTimes;
using Breakwater.Analysis.Findings;
using Breakwater.Analysis.Logs;
using Breakwater.Analysis.Rules;
using Breakwater.Analysis.Witnesses;
using Breakwater.Analysis.Yara;
using Breakwater.Evidence;
using Breakwater.Judgement;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Analysis;

/// <summary>From bytes to a verdict: the whole way in one method. Refuses evidence of several servers, broken user rules, and nothing.</summary>
public static class Assessor
{
    /// <summary>Reasons told when there is no report that could hold them all.</summary>
    private const int ShownUnread = 20;

    /// <param name="request">What to assess and how.</param>
    /// <param name="progress">Told how far reading is; may be called from several threads.</param>
    /// <param name="ct">Stops reading; temporary files are removed before <see cref="OperationCanceledException"/> leaves.</param>
    public static AssessmentOutcome Assess(AssessmentRequest request, Action<AssessmentProgress>? progress, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(request);
        var knowledge = KnowledgeBase.Embedded;
        var loading = Task.Run(() => ActiveRules.Load(request.RulePaths, knowledge), ct);
        // The product's own rules are right; what is wrong with others is told before the evidence is opened, which may take long.
        if ((request.RulePaths.Count > 0 || request.Threads == 1) && loading.GetAwaiter().GetResult() is { Problems.Count: > 0 } broken)
        {
            return Refused(AssessmentRefusal.BrokenRules, broken.Problems);
        }

        IReadOnlyList<string> yaraProblems = [];
        using var yara = request.YaraPaths.Count == 0 ? null : YaraRules.Compile(request.YaraPaths, out yaraProblems);
        if (yaraProblems.Count > 0)
        {
            return Refused(YaraLibrary.Installed is null ? AssessmentRefusal.NoYara : AssessmentRefusal.BrokenRules, yaraProblems);
        }

        using var evidence = EvidenceSet.Open(request.Evidence, Inventory.Options(request.Password, request.Threads, knowledge.OwnFiles), ct);
        var rules = loading.GetAwaiter().GetResult();
        var messages = evidence.Problems.Select(p => p.Message).ToList();
        var copies = new List<UnreadItem>();
        var inventory = Inventory.Of(NestedCopies.LeaveOut(evidence, copies, ct));
        if (inventory.IsEmpty)
        {
            return Refused(AssessmentRefusal.NothingToAssess, [.. messages, .. evidence.Unread.Concat(inventory.Unread).Take(ShownUnread).Select(u => u.Reason), NothingRecognised(request, evidence)]);
        }

        var servers = LogWitnesses.ServerNames(inventory.LogHeads);
        if (servers.Count > 1)
        {
            return Refused(AssessmentRefusal.SeveralServers, [.. messages, SeveralServers(request, servers)]);
        }

        var readBytes = new ReadBytes(inventory.BytesTotal, progress);
        var files = FileScan.Run(evidence, inventory, knowledge, servers.Count == 1 ? servers[0] : null, request.Threads, readBytes.Add, ct);
        var matched = YaraScan.Run(yara, evidence, inventory.Files, request.Threads, ct);
        var logFiles = inventory.AssignSources(files.Configuration);
        var feed = CorrelationFeed.For(rules);
        var logs = LogScan.Run(evidence, logFiles, rules, feed, request.Threads, readBytes.Add, ct);
        var events = EventScan.Run(evidence, inventory.Events, logFiles.Count, rules, feed, knowledge, servers.Count == 1 ? servers[0] : null, request.Threads, readBytes.Add, ct);
        var statements = files.Statements;
        statements.Add(events.Statements);
        var balancers = LogWitnesses.Balancers(inventory.LogHeads);
        var correlated = CorrelationFindings.Of(rules, feed, events.IsServer);
        var requests = StaticFiles.Weigh(WithoutExchange.Told(evidence, logFiles, logs.Findings, request.Threads, ct), files.Mapped);
        var records = requests.Concat(events.Join.Findings).Concat(ClaimedFindings.Of(files.Findings, knowledge.Campaigns)).Concat(correlated.Findings).Concat(matched.Findings)
            .Select(f => LogWitnesses.Seen(f, balancers)).Order(FindingOrder.Instance).ToList();
        var findings = ChainFindings.With(HouseVisits.Told(records), knowledge.Chains, request.AsOf ?? request.Now, inventory.Files.Select(f => f.Path));
        var unread = evidence.Problems.Select(p => new UnreadItem(p.Path, p.Message, null)).Concat(evidence.Unread).Concat(copies).Concat(inventory.Unread).Concat(files.Unread).Concat(logs.Unread).Concat(events.Unread).Concat(correlated.Unread).Concat(matched.Unread).ToList();
        var sealedAt = SealedPackage.TimeOf(evidence, unread, ct);
        var interrupted = InterruptedMitigations.Of(evidence, unread, ct);
        var spans = logs.Observations.SelectMany(o => o.Artefacts).DistinctBy(a => a.Path, StringComparer.Ordinal).ToDictionary(a => a.Path, StringComparer.Ordinal);

        var judged = Judge.Decide(new JudgementInput
        {
            Knowledge = knowledge,
            AssessedAt = request.AsOf ?? request.Now,
            AsOfGiven = request.AsOf is not null,
            ManifestTime = sealedAt,
            Since = request.Since,
            Server = ServerIdentity.Of(servers, events.Computer, statements, logFiles),
            BuildWitnesses = [.. statements.Builds, .. LogWitnesses.Builds(logFiles, spans)],
            SetupEvents = statements.Setup,
            Configurations = files.Configurations,
            Mitigations = [.. files.Mitigations.Select(m => InterruptedMitigations.Told(m, interrupted))],
            Findings = findings,
            Observations = [.. logs.Observations, .. events.Observations, .. files.Observations],
            MissingSources = MissingLogs.Of(files.Configuration, logFiles),
            WebFiles = inventory.WebFiles,
            OtherFiles = inventory.OtherFiles,
            WebFileTimes = WebFileTimes.Of(evidence, inventory, files.StatedTimes, ct),
            Unread = unread,
        });
        return new AssessmentOutcome(Join(request, evidence, knowledge, logs, events, files, judged.Findings, unread, judged), null, messages);
    }

    private static Assessment Join(
        AssessmentRequest request, EvidenceSet evidence, KnowledgeBase knowledge, LogScanResult logs, EventScanResult events, FileScanResult files,
        IReadOnlyList<Finding> findings, List<UnreadItem> unread, JudgementResult judged) => new()
        {
            Tool = new ToolIdentity("breakwater", request.ToolVersion),
            Knowledge = knowledge.Identity,
            AssessedAt = request.AsOf ?? request.Now,
            Collected = judged.Collected,
            Evidence = evidence.Items,
            Server = judged.Server,
            Exposure = judged.Exposure,
            Mitigations = judged.Mitigations,
            Verdict = judged.Verdict,
            Activities = judged.Activities,
            Mailboxes = judged.Mailboxes,
            Removed = judged.Removed,
            Coverage = judged.Coverage,
            Findings = findings,
            Actions = judged.Actions,
            Unread = [.. unread.Concat(judged.NotJudged).OrderBy(u => u.Path, StringComparer.Ordinal).ThenBy(u => u.Reason, StringComparer.Ordinal)],
            Warnings = judged.Warnings,
            Counts = new Counts(
                evidence.FilesSeen, logs.Bytes + events.Bytes + files.Bytes, logs.Records + events.Records, findings.Count,
                evidence.DuplicateFiles + logs.DuplicateRecords + events.Join.Duplicates, logs.DamagedRecords + events.DamagedRecords, logs.Dropped + events.Dropped),
        };

    private static AssessmentOutcome Refused(AssessmentRefusal refusal, IReadOnlyList<string> messages) => new(null, refusal, messages);

    private static string NothingRecognised(AssessmentRequest request, EvidenceSet evidence) =>
        $"ASSESS001 {string.Join(", ", request.Evidence)}: expected Exchange or IIS logs, configuration, binaries or web files, recognised nothing in {evidence.FilesSeen} files; nothing was assessed";

    private static string SeveralServers(AssessmentRequest request, IReadOnlyList<string> servers) =>
        $"ASSESS002 the evidence is of {servers.Count} servers ({string.Join(", ", servers)}), expected one; put each server's evidence into a folder or archive of its own and run: "
        + $"breakwater assess --each {string.Join(' ', request.Evidence)}";
}
