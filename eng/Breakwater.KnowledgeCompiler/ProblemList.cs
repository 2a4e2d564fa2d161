namespace Breakwater.KnowledgeCompiler;

/// <summary>Collects every problem, so that an editor sees all of them at once.</summary>
internal sealed class ProblemList
{
    private readonly List<Problem> problems = [];

    public IEnumerable<Problem> All => problems.OrderBy(p => p.File, StringComparer.Ordinal).ThenBy(p => p.Line).ThenBy(p => p.Text, StringComparer.Ordinal);

    public bool IsEmpty => problems.Count == 0;

    public void Add(Place place, (string Code, string Text) message) => problems.Add(new Problem(place.File, place.Line, message.Code, message.Text));
}
