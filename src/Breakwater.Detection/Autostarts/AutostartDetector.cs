using Breakwater.Knowledge.Indicators;
using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>
/// Weighs what starts by itself. What the product does not ship is no trace by itself: high confidence needs a known family, a hidden place or a command that does
/// an intruder's work; a shared folder gives medium; a product's own folder there low. Signatures cannot be checked offline.
/// </summary>
public sealed class AutostartDetector
{
    public const string Name = "autostarts";

    private readonly FamilyMarks _families;

    public AutostartDetector(IReadOnlyList<Indicator> indicators) => _families = new FamilyMarks(indicators);

    /// <param name="source">Normalised path of the hive, export or task definition.</param>
    /// <param name="autostarts">In stored order.</param>
    public IReadOnlyList<FileTrace> Examine(string source, IEnumerable<Autostart> autostarts)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(autostarts);
        return [.. autostarts.Select(a => (Autostart: a, Weight: Weigh(a))).Where(w => w.Weight is not null).Select(w => Trace(w.Autostart, w.Weight!))];
    }

    private AutostartWeight? Weigh(Autostart autostart)
    {
        var kind = Noun(autostart.Kind);
        var traits = CommandTraits.Of(autostart.Command);
        AutostartWeight?[] reasons =
        [
            _families.Weigh(autostart) is { } family ? new(family.Confidence, $"{kind} with the marks of a known intruder ({family.Name})", family.Campaign) : null,
            autostart.IsConcealed ? new(Confidence.High, $"{kind} that was hidden from the system's own tools") : null,
            OfKind(autostart),
            OfCommand(kind, traits),
            OfPlace(kind, autostart, StartPaths.Worst(autostart.Command), traits),
        ];
        return reasons.OfType<AutostartWeight>().OrderByDescending(r => r.Confidence).FirstOrDefault();
    }

    private static AutostartWeight? OfKind(Autostart autostart) => autostart.Kind switch
    {
        AutostartKind.Debugger => SpecialStarts.OfDebugger(autostart),
        AutostartKind.SecurityPackage => SpecialStarts.OfSecurityPackage(autostart),
        AutostartKind.InjectedLibrary => new(Confidence.Low, "A library that every program loads"),
        AutostartKind.Logon => new(Confidence.Low, "A logon program that Windows does not ship"),
        AutostartKind.Service when autostart.Name.Equals("PSEXESVC", StringComparison.OrdinalIgnoreCase) => new(Confidence.Low, "The service of a remote execution tool", Rung: Rung.Lateral),
        _ => null,
    };

    private static AutostartWeight? OfCommand(string kind, CommandTraits traits)
    {
        if (traits.IsRemoteShell)
        {
            return new(Confidence.High, $"{kind} that a remote execution tool made");
        }

        if (traits.Fetches && traits.Executes)
        {
            var isWrapped = traits.IsEncoded || traits.RunsHidden || traits.PlainAddress;
            return new(isWrapped ? Confidence.High : Confidence.Medium, $"{kind} that fetches code from elsewhere and runs it");
        }

        return traits switch
        {
            { IsEncoded: true, Executes: true } => new(Confidence.High, $"{kind} whose encoded command runs hidden code"),
            { IsEncoded: true, Fetches: true } or { IsUnreadable: true } => new(Confidence.Medium, $"{kind} with an encoded command"),
            { Executes: true } => new(Confidence.Medium, $"{kind} that runs text as code"),
            { IsEncoded: true } or { Fetches: true, RunsHidden: true } => new(Confidence.Low, $"{kind} with an unusual command"),
            _ => null,
        };
    }

    private static AutostartWeight? OfPlace(string kind, Autostart autostart, StartPlace place, CommandTraits traits) => place switch
    {
        StartPlace.DeviceName => new(Confidence.High, $"{kind} in a folder with a device's name"),

        // Measuring tools load their drivers from Temp, installers go on after a restart from there.
        StartPlace.SharedFolder when autostart.Kind is AutostartKind.Driver or AutostartKind.RunOnce => new(Confidence.Low, $"{kind} from a shared folder"),
        StartPlace.SharedFolder => new(traits.IsEncoded || traits.Executes ? Confidence.High : Confidence.Medium, $"{kind} from a folder for other things"),
        StartPlace.OwnFolder when autostart.Kind is AutostartKind.Service or AutostartKind.Task or AutostartKind.RunKey => new(Confidence.Low, $"{kind} from a folder that products and intruders use alike"),
        _ => null,
    };

    private static string Noun(AutostartKind kind) => kind switch
    {
        AutostartKind.Service => "A service",
        AutostartKind.Driver => "A driver",
        AutostartKind.Task => "A scheduled task",
        AutostartKind.RunKey or AutostartKind.RunOnce => "A program started at logon",
        AutostartKind.Debugger => "A program that starts in the place of another",
        AutostartKind.SecurityPackage => "A library in the logon process",
        _ => "A program that starts by itself",
    };

    private static FileTrace Trace(Autostart autostart, AutostartWeight weight)
    {
        var fields = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["command"] = Excerpts.Around(autostart.Command, 0),
            ["name"] = Excerpts.Around(autostart.Name, 0),
            ["place"] = Excerpts.Around(autostart.Place, 0),
        };
        if (autostart.Account is { Length: > 0 } account)
        {
            fields["account"] = Excerpts.Around(account, 0);
        }

        return new FileTrace
        {
            Detector = Name,
            Title = weight.Title,
            Campaign = weight.Campaign,
            Rung = weight.Rung,
            Confidence = weight.Confidence,
            Attack = [Technique(autostart.Kind)],
            Time = autostart.Time,
            Excerpt = Excerpts.Around($"{autostart.Name}: {autostart.Command}", 0),
            Fields = fields,
            Target = $"{autostart.Place}\\{autostart.Name}",
        };
    }

    private static string Technique(AutostartKind kind) => kind switch
    {
        AutostartKind.Service or AutostartKind.Driver => "T1543.003",
        AutostartKind.Task => "T1053.005",
        AutostartKind.Logon => "T1547.004",
        AutostartKind.Debugger => "T1546.012",
        AutostartKind.InjectedLibrary => "T1546.010",
        AutostartKind.SecurityPackage => "T1547.005",
        _ => "T1547.001",
    };
}
