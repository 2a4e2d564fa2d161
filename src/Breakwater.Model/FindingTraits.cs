using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace Breakwater.Model;

/// <summary>What one finding says about who did it, brought to one spelling whatever the source.</summary>
public sealed partial record FindingTraits
{
    private const int Longest = 200;

    /// <summary>Exchange itself adds these to logged queries.</summary>
    private static readonly HashSet<string> AddedByExchange = new(StringComparer.OrdinalIgnoreCase)
    {
        "CorrelationID", "cafeReqId", "encoding", "LogoffReason", "ClientId", "ClientRequestId", "actID", "ActID",
    };

    public required Finding Finding { get; init; }

    public string? Address { get; init; }

    /// <summary>False for an address of the own network and for one that is known as a load balancer's: it is everybody's.</summary>
    public bool AddressTells { get; init; }

    /// <summary>Short name of the person's account; null for the server's own, which stand for whoever used a hole.</summary>
    public string? Account { get; init; }

    /// <summary>The user agent with one spelling for IIS (+) and HttpProxy (comma as space).</summary>
    public string? Tool { get; init; }

    /// <summary>Folder and name of a script that was written or used.</summary>
    public string? Script { get; init; }

    /// <summary>Path the request aimed at.</summary>
    public string? Target { get; init; }

    /// <summary>Names of the query's parameters, sorted.</summary>
    public string? Parameters { get; init; }

    public DateTime? Time => Finding.Time?.Utc;

    public bool HasIdentity => Address is not null || Tool is not null || Script is not null;

    public static FindingTraits Of(Finding finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        var subject = finding.Subject;
        var path = Path(subject.Target) ?? (finding.SourceId == SourceCatalogue.WebFiles ? Path(finding.Source.Artefact) : null);
        return new FindingTraits
        {
            Finding = finding,
            Address = subject.ClientAddress,
            AddressTells = !subject.IsThroughBalancer && IPAddress.TryParse(subject.ClientAddress, out var address) && IsPublic(address),
            Account = AccountOf(subject.User),
            Tool = ToolOf(subject.UserAgent),
            Script = finding.Rung >= Rung.WroteFile ? ScriptAt(path) ?? (MayRunAnyName(finding) ? FolderAndName(path) : null) : null,
            Target = path,
            Parameters = ParametersOf(finding),
        };
    }

    /// <summary>What a log names as <c>DOMAIN\name</c>, <c>name@domain</c> or <c>domain/unit/name</c>; null where it tells nobody apart.</summary>
    public static string? AccountOf(string? user)
    {
        if (user is null || OfTheSystem().IsMatch(user))
        {
            return null;
        }

        var name = user[(user.LastIndexOfAny(['\\', '/']) + 1)..].Split('@')[0].Trim();
        return name.Length < 2 || name.EndsWith('$') ? null : name;
    }

    private static string? ToolOf(string? agent)
    {
        if (string.IsNullOrWhiteSpace(agent) || agent == "-")
        {
            return null;
        }

        var text = new StringBuilder(Longest);
        foreach (var c in agent.Take(Longest))
        {
            var plain = c is '+' or ',' || char.IsWhiteSpace(c) ? ' ' : char.ToLowerInvariant(c);
            if (plain != ' ' || (text.Length > 0 && text[^1] != ' '))
            {
                text.Append(plain);
            }
        }

        return text.ToString().TrimEnd();
    }

    private static string? Path(string? target)
    {
        if (string.IsNullOrWhiteSpace(target) || target.Length > 2000)
        {
            return null;
        }

        var path = target.Replace('\\', '/');
        var query = path.IndexOf('?', StringComparison.Ordinal);
        return (query >= 0 ? path[..query] : path).ToLowerInvariant();
    }

    /// <summary>Folder and name of the script that a path or address names, one spelling for all sources; null where it names none.</summary>
    public static string? ScriptAt(string? place) => Path(place) is { } path && ScriptName().IsMatch(path) ? FolderAndName(path) : null;

    /// <summary>Folder and name of the file that a path or address names, whatever its name.</summary>
    public static string? NameAt(string? place) => FolderAndName(Path(place));

    /// <summary>A web server can be told to run pictures: there the content of the file or the answer to the request told that it is a script.</summary>
    private static bool MayRunAnyName(Finding finding) =>
        finding is { Rung: Rung.WroteFile, SourceId: SourceCatalogue.WebFiles } or { Rung: Rung.ShellUsed, SourceId: SourceCatalogue.IisFrontEnd or SourceCatalogue.IisBackEnd or SourceCatalogue.IisOther };

    private static string? FolderAndName(string? path) => path?.Split('/', StringSplitOptions.RemoveEmptyEntries) switch
    {
        null or [] => null,
        [var name] => "wwwroot/" + name,
        [.., var folder, var name] => folder + "/" + name,
    };

    private static string? ParametersOf(Finding finding)
    {
        var query = finding.Fields.GetValueOrDefault("cs-uri-query") ?? finding.Fields.GetValueOrDefault("UrlQuery");
        if (query is null || query.Length > 8000)
        {
            return null;
        }

        var names = query.TrimStart('?').Split('&', ';').Select(p => p.Split('=')[0].Trim())
            .Where(n => n.Length is > 0 and <= 40 && n != "-" && !AddedByExchange.Contains(n))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return names.Count == 0 ? null : string.Join('&', names);
    }

    private static bool IsPublic(IPAddress address)
    {
        if (IPAddress.IsLoopback(address))
        {
            return false;
        }

        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            return !address.IsIPv6LinkLocal && !address.IsIPv6SiteLocal && !address.IsIPv6UniqueLocal;
        }

        var b = address.GetAddressBytes();
        return !(b[0] is 10 or 0 || (b[0] == 172 && b[1] is >= 16 and < 32) || (b[0] == 192 && b[1] == 168)
            || (b[0] == 169 && b[1] == 254) || (b[0] == 100 && b[1] is >= 64 and < 128));
    }

    /// <summary>Domains that Windows makes up, in any language, mostly have a space, which no other has; the system itself, and what monitors Exchange.</summary>
    [GeneratedRegex(@"^(?:[^\\/]* [^\\/]*|NT-AUT[^\\/]*)\\|(?:^|[\\/])(?:Syst\p{L}{2,3}|HealthMailbox[^\\/]*)(?:@|$)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex OfTheSystem();

    [GeneratedRegex(@"\.(?:aspx?|ashx|asmx|asax|ascx|cshtml|soap|svc|php|jsp)$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex ScriptName();
}
