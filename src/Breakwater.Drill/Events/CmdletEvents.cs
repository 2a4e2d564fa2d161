using System.Text.RegularExpressions;
using Breakwater.Drill.EventLogs;
using Breakwater.Drill.World;

namespace Breakwater.Drill.Events;

/// <summary>What Exchange writes about every cmdlet that may change something: 27 strings without names.</summary>
internal static partial class CmdletEvents
{
    private static readonly EventShape Succeeded = EventShape.Strings(Sources.Cmdlets, 1, task: 1);
    private static readonly EventShape Failed = EventShape.Strings(Sources.Cmdlets, 6, qualifiers: 49152, level: 2, task: 1);

    /// <summary>Cmdlets that only look are not logged.</summary>
    public static bool Logs(string cmdlet) => !cmdlet.StartsWith("Get-", StringComparison.OrdinalIgnoreCase);

    /// <param name="host">Process and application pool, as <c>9120 w3wp#MSExchangePowerShellAppPool</c>.</param>
    public static LogEvent Ran(DateTime time, string cmdlet, string parameters, string account, string sid, string application, string host, int milliseconds, Guid activity, string failure = "")
    {
        const string controller = "dc01." + Organisation.Domain;
        string[] strings =
        [
            cmdlet, parameters, $"{Organisation.Domain}/Users/{account}", sid, sid, application, host, "", "47", TimeSpan.FromMilliseconds(milliseconds).ToString(@"hh\:mm\:ss\.fffffff"),
            $"View Entire Forest: 'False', Default Scope: '{Organisation.Domain}', Configuration Domain Controller: '{controller}', Preferred Global Catalog: '{controller}', Preferred Domain Controllers: '{{ {controller} }}'",
            failure, failure.Length > 0 ? "5" : "", "", "", "", "", "False", "", "0 objects execution has been proxied to remote server.", "", "", "0", $"ActivityId: {activity}", "ServicePlan:;IsAdmin:True;", "", "en-US",
        ];
        return new(failure.Length > 0 ? Failed : Succeeded, time, Sources.Computer, EventValue.Texts(strings))
        {
            Message = $"Cmdlet {(failure.Length > 0 ? "failed" : "suceeded")}. Cmdlet {cmdlet}, parameters {parameters}.",
        };
    }

    /// <summary>The admin centre's log has <c>Set-X.Name='value'</c> for what the event has as <c>-Name "value"</c>.</summary>
    public static (string Cmdlet, string Parameters) FromPipeline(string command)
    {
        var cmdlet = command.Split('.')[0];
        var parameters = Parameter().Matches(command[cmdlet.Length..]).Select(m => $"-{m.Groups["name"].Value} \"{m.Groups["value"].Value.TrimStart('$')}\"");
        return (cmdlet, string.Join(' ', parameters));
    }

    [GeneratedRegex(@"\.(?<name>\w+)=('(?<value>.*?)'|(?<value>[^'.]+))(?=\.\w+=|$)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
