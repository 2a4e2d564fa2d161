using Breakwater.Detection.Autostarts;
using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Detection.TransportAgents;

/// <summary>Weighs transport agents that the product does not ship: filters, archives and signatures have theirs too, so an unknown one is low by itself.</summary>
public sealed class TransportAgentDetector
{
    public const string Name = "transport-agents";

    private readonly HashSet<string> _families;

    public TransportAgentDetector(IReadOnlyList<Indicator> indicators)
    {
        ArgumentNullException.ThrowIfNull(indicators);
        _families = indicators.Where(i => i.Type is "agent_name" or "agent_assembly").Select(i => i.Value).ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>True for an agent of the product's own, by library and folder; the file itself is not at hand to be checked.</summary>
    public static bool IsShipped(TransportAgent agent)
    {
        ArgumentNullException.ThrowIfNull(agent);
        var path = Normal(agent.Assembly);
        return HasShippedName(path) && (path.Contains("/transportroles/agents/", StringComparison.Ordinal) || path.Contains("/bin/", StringComparison.Ordinal));
    }

    /// <param name="path">Normalised path of the configuration.</param>
    /// <param name="agents">In file order.</param>
    public IReadOnlyList<FileTrace> Examine(string path, IEnumerable<TransportAgent> agents)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(agents);
        return [.. agents.Select(a => (Agent: a, Found: Weigh(a))).Where(w => w.Found is not null).Select(w => Trace(path, w.Agent, w.Found!.Value))];
    }

    private (Confidence Confidence, string Title)? Weigh(TransportAgent agent)
    {
        var path = Normal(agent.Assembly);
        var library = path[(path.LastIndexOf('/') + 1)..];
        return _families.Contains(agent.Name) || _families.Contains(library) ? (Confidence.High, "A transport agent with the name of a known backdoor")
            : StartPaths.Worst(agent.Assembly) switch
            {
                StartPlace.DeviceName => (Confidence.High, "A transport agent in a folder with a device's name"),
                StartPlace.SharedFolder or StartPlace.OwnFolder => (Confidence.Medium, "A transport agent in a folder for other things"),
                _ when IsShipped(agent) => null,
                _ when HasShippedName(path) => (Confidence.Medium, "A transport agent that bears Exchange's name but lies elsewhere"),
                _ => (Confidence.Low, "A transport agent that the product does not ship"),
            };
    }

    private static bool HasShippedName(string path) => path[(path.LastIndexOf('/') + 1)..].StartsWith("microsoft.exchange.", StringComparison.Ordinal);

    private static string Normal(string path) => path.Replace('\\', '/').ToLowerInvariant();

    private static FileTrace Trace(string path, TransportAgent agent, (Confidence Confidence, string Title) found) => new()
    {
        Detector = Name,
        Title = found.Title,
        Rung = Rung.Persistence,
        Confidence = found.Confidence,
        Attack = ["T1505.002"],
        Excerpt = Excerpts.Around($"{agent.Name} {agent.Factory} {agent.Assembly}{(agent.IsEnabled ? "" : " (disabled)")}", 0),
        Fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["agent"] = Excerpts.Around(agent.Name, 0),
            ["assembly"] = Excerpts.Around(agent.Assembly, 0),
            ["configuration"] = path,
            ["enabled"] = agent.IsEnabled ? "true" : "false",
            ["factory"] = Excerpts.Around(agent.Factory, 0),
        },
        Target = agent.Assembly,
    };
}
