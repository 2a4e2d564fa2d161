using System.Xml;
using System.Xml.Linq;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>Reads a task definition (<c>Windows\System32\Tasks</c>, or an exported one): its actions, account and registration.</summary>
public static class TaskDefinition
{
    private const int MaxChars = 4 * 1024 * 1024;
    private const int MaxActions = 64;
    private const int MaxDepth = 32;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MaxChars,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    /// <summary>The programs that the task starts. Refuses what is no task definition; a task without program (a COM handler) gives an empty list.</summary>
    /// <param name="path">Normalised path of the file.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="problem">What was expected and found.</param>
    public static IReadOnlyList<Autostart>? TryRead(string path, ReadOnlySpan<byte> content, out string? problem)
    {
        ArgumentNullException.ThrowIfNull(path);
        problem = null;
        try
        {
            // The text is decoded here: a copy in another encoding than its declaration says is still a task.
            using var text = new StringReader(PageText.Read(content).Text.TrimStart('\uFEFF', '\0', ' ', '\r', '\n', '\t'));
            using var depth = XmlReader.Create(text, Settings);
            if (Load(depth) is { } task && task.Name.LocalName == "Task")
            {
                return [.. Actions(task).Take(MaxActions).Select(command => Start(path, task, command))];
            }

            problem = Messages.NoTask(path, "another root element");
        }
        catch (XmlException e)
        {
            problem = Messages.NoTask(path, e.Message);
        }

        return null;
    }

    /// <summary>XElement.Load recurses nowhere, but what walks the tree later might: too deep a document is refused here.</summary>
    private static XElement? Load(XmlReader reader)
    {
        XElement? root = null;
        var open = new Stack<XElement>();
        while (reader.Read())
        {
            switch (reader.NodeType)
            {
                case XmlNodeType.Element when reader.Depth > MaxDepth:
                    throw new XmlException($"elements nested deeper than {MaxDepth}");
                case XmlNodeType.Element:
                    var element = new XElement(XName.Get(reader.LocalName));
                    if (open.TryPeek(out var parent))
                    {
                        parent.Add(element);
                    }

                    root ??= element;
                    if (!reader.IsEmptyElement)
                    {
                        open.Push(element);
                    }

                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA when open.TryPeek(out var holder):
                    holder.Add(reader.Value);
                    break;
                case XmlNodeType.EndElement:
                    open.TryPop(out _);
                    break;
                default:
                    break;
            }
        }

        return root;
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
        text is { Length: > 0 } && (text.EndsWith('Z') || text.LastIndexOf('+') > 10)
        && DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var date) ? EvidenceTime.FromSeconds(date.UtcDateTime) : null;
}
