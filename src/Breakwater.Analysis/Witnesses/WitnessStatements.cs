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

    public void Add(WitnessStatements other)
    {
        Builds.AddRange(other.Builds);
        Setup.AddRange(other.Setup);
        Facts.AddRange(other.Facts);
        Cleared.AddRange(other.Cleared);
    }
}
