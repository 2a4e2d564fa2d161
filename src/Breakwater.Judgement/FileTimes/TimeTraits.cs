using Breakwater.Model;

namespace Breakwater.Judgement.FileTimes;

/// <summary>What the times of one file say against the campaigns, the installation and the files beside it.</summary>
/// <param name="During">Findings of other sources that show an intruder at work within minutes of it.</param>
/// <param name="Window">The campaigns in whose exposure window it was made or changed; null when in none.</param>
/// <param name="Neighbours">Files of its folder when none of them is of its day, and none of an update; zero when it is not apart from them.</param>
/// <param name="BeforeInstallation">It claims to be older than the installation that made its folder.</param>
internal sealed record TimeTraits(WebFileTime Time, IReadOnlyList<Finding> During, string? Window, int Neighbours, DateTime? BeforeInstallation)
{
    /// <summary>One time in a long window says little, a lone date in a folder little too; both together, or an intruder at work just then, are a trait beside the content's.</summary>
    public bool IsTrait => During.Count > 0 || (Window is not null && Neighbours > 0) || BeforeInstallation is not null;

    public string Sentence => Dates + ". " + string.Join(" ", Reasons().DefaultIfEmpty("Nothing follows from that.")) + (IsTrait ? " File times can be set at will, so this counts beside the content only." : "");

    private string Dates => (Time.Created, Time.Modified) switch
    {
        ({ } created, { } modified) => $"Created {Phrases.Moment(created)}, changed {Phrases.Moment(modified)}",
        ({ } created, _) => $"Created {Phrases.Moment(created)}",
        (_, { } modified) => $"Changed {Said(modified)}" + (Time.IsLocal ? ", in the server's own time" : Time.IsStated ? "" : " as the copy has it"),
        _ => "No time",
    };

    private string Said(DateTime time) => Time.IsLocal ? Phrases.Moment(time).Replace(" UTC", "", StringComparison.Ordinal) : Phrases.Moment(time);

    private IEnumerable<string> Reasons()
    {
        if (During.Count > 0)
        {
            yield return $"Within minutes of that an intruder was at work ({Phrases.Ids(During)}).";
        }

        if (Window is not null)
        {
            yield return $"That lies in the exposure window of {Window}.";
        }

        if (Neighbours > 0)
        {
            yield return $"None of the {Phrases.Count(Neighbours, "other file")} of its folder is of that day, and no update is known to have been installed then.";
        }

        if (BeforeInstallation is { } installed)
        {
            yield return $"The product that made its folder was installed on {Phrases.Moment(installed)}, so the time was set or came along with the file.";
        }
    }
}
