using Breakwater.Model;

namespace Breakwater.Analysis.Witnesses;

/// <summary>What one or several witnesses say about the server.</summary>
internal sealed class WitnessStatements
{
    public List<BuildWitness> Builds { get; } = [];

    public List<SetupEvent> Setup { get; } = [];

    public List<ClearedLog> Cleared { get; } = [];

    /// <summary>Statements by name; see <see cref="FactName"/>.</summary>
    public List<ServerFact> Facts { get; } = [];

    /// <summary>What the registry says of the server's clock; null where no registry states it.</summary>
    public ServerClock? Clock { get; set; }

    public void Add(WitnessStatements other)
    {
        Builds.AddRange(other.Builds);
        Setup.AddRange(other.Setup);
        Facts.AddRange(other.Facts);
        Cleared.AddRange(other.Cleared);
        Clock ??= other.Clock;
    }
}
