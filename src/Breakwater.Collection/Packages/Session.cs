using System.Runtime.InteropServices;
using System.Text.Json;

namespace Breakwater.Collection.Packages;

/// <summary>One run of the collector and who ran it where; an interrupted collection has several.</summary>
internal sealed record Session(DateTime StartedUtc, string Account, string Host, string OperatingSystem, bool Elevated, string TimeZone)
{
    public static Session Now(TimeProvider clock) => new(
        clock.GetUtcNow().UtcDateTime, $@"{Environment.UserDomainName}\{Environment.UserName}", Environment.MachineName, RuntimeInformation.OSDescription, Environment.IsPrivilegedProcess,
        $"{clock.LocalTimeZone.Id}, UTC{clock.GetLocalNow():zzz}");

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("started", JsonText.Time(StartedUtc));
        json.WriteString("account", JsonText.Clean(Account));
        json.WriteString("host", Host);
        json.WriteString("operatingSystem", OperatingSystem);
        json.WriteBoolean("elevated", Elevated);
        json.WriteString("timeZone", TimeZone);
        json.WriteEndObject();
    }

    public static Session Read(JsonElement json) => new(
        JsonText.Time(json.GetProperty("started")), json.GetProperty("account").GetString()!, json.GetProperty("host").GetString()!,
        json.GetProperty("operatingSystem").GetString()!, json.GetProperty("elevated").GetBoolean(), json.GetProperty("timeZone").GetString()!);
}
