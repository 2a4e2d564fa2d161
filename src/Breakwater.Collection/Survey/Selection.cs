using Breakwater.Collection.Places;
using Breakwater.Collection.Targets;

namespace Breakwater.Collection.Survey;

/// <summary>Puts what was found into the order of collection and leaves out what options forbid.</summary>
internal sealed class Selection(CollectionRequest request, IReadOnlyCollection<string> excluded)
{
    private readonly HashSet<string> _seen = new(excluded.Select(LocalPaths.Extended), LocalPaths.Comparer);
    private readonly List<SurveyedFile> _files = [];
    private readonly List<NotCollected> _leftOut = [];

    public int Count => _files.Count;

    public IReadOnlyList<NotCollected> LeftOut => _leftOut;

    /// <summary>False for a file that an earlier row of the table has, and for the collector's own.</summary>
    public bool IsNew(string path) => _seen.Add(path);

    public void Add(SurveyedFile file)
    {
        if (request.Minimise && file.Target.Minimising == Minimising.LeaveOut)
        {
            LeaveOut(file, Messages.Minimised(LocalPaths.Plain(file.Path)));
            return;
        }

        _files.Add(file);
    }

    /// <summary>In the table's order, in each row the oldest first, because that is what a server deletes first. What does not fit is left out; a smaller file behind it may still fit.</summary>
    public IReadOnlyList<SurveyedFile> Within(long? budgetBytes)
    {
        var ranks = CollectionTargets.All.Select((target, rank) => (target, rank)).ToDictionary(t => t.target, t => t.rank);
        var ordered = _files.OrderBy(f => ranks.GetValueOrDefault(f.Target, CollectionTargets.All.Count)).ThenBy(f => f.ModifiedUtc).ThenBy(f => f.Entry, StringComparer.Ordinal);
        if (budgetBytes is not { } left)
        {
            return [.. ordered];
        }

        List<SurveyedFile> within = [];
        foreach (var file in ordered)
        {
            if (file.Bytes <= left)
            {
                left -= file.Bytes;
                within.Add(file);
            }
            else
            {
                LeaveOut(file, Messages.OverBudget(LocalPaths.Plain(file.Path), file.Bytes, budgetBytes.Value));
            }
        }

        return within;
    }

    private void LeaveOut(SurveyedFile file, string reason) => _leftOut.Add(new NotCollected(LocalPaths.Plain(file.Path), file.Target.Kind, file.Bytes, reason));
}
