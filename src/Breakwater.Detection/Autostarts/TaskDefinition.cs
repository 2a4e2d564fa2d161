using System.Globalization;
using System.Xml.Linq;
using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>Reads a task definition (<c>Windows\System32\Tasks</c>, or an exported one): its actions, account and registration.</summary>
public static class TaskDefinition
{
    private const int MaxActions = 64;

    /// <summary>The programs that the task starts. Refuses what is no task definition; a task without program (a COM handler) gives an empty list.</summary>
    /// <param name="path">Normalised path of the file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="problem">What was expected and found; null when the file was read to its end.</param>
    public static IReadOnlyList<Autostart>? TryRead(string path, ReadOnlySpan<byte> content, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        var task = EvidenceXml.Read(content, out var damage);
        problem = damage is not null ? Messages.NoTask(path, damage) : task?.Name.LocalName != "Task" ? Messages.NoTask(path, task?.Name.LocalName ?? "no element") : null;
        return task?.Name.LocalName == "Task" ? [.. Actions(task).Take(MaxActions).Select(command => Start(path, task, command))] : null;
    }

    private static IEnumerable<string> Actions(XElement task) => task.Elements("Actions").Elements("Exec")
        .Select(e => $"{e.Element("Command")?.Value.Trim()} {e.Element("Arguments")?.Value.Trim()}".Trim()).Where(c => c.Length > 0);

    private static Autostart Start(string path, XElement task, string command)
    {
        var registration = task.Element("RegistrationInfo");
        return new Autostart
        {
            Kind = AutostartKind.Task,
            Name = registration?.Element("URI")?.Value is { Length: > 0 } uri ? uri : path[(path.LastIndexOf('/') + 1)..],
            Command = command,
            Place = path,
            Account = task.Elements("Principals").Elements("Principal").Elements("UserId").FirstOrDefault()?.Value ?? registration?.Element("Author")?.Value,
            Time = Date(registration?.Element("Date")?.Value),
        };
    }

    /// <summary>Dates without zone are the server's local time, which the definition does not name: they are left out rather than guessed.</summary>
    private static EvidenceTime? Date(string? text) =>
        text is { Length: > 10 } && (text.EndsWith('Z') || text.LastIndexOf('+') > 10)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out var date) ? EvidenceTime.FromSeconds(date.UtcDateTime) : null;
}
