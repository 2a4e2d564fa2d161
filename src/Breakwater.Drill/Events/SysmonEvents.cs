using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Events;

/// <summary>Processes, connections and files as Sysmon 13 writes them.</summary>
internal static class SysmonEvents
{
    private static readonly EventShape Process = Sysmon(1, 5, "RuleName, UtcTime, ProcessGuid:Guid, ProcessId:UInt32, Image, FileVersion, Description, Product, Company, OriginalFileName, CommandLine, CurrentDirectory, User, LogonGuid:Guid, "
        + "LogonId:HexInt64, TerminalSessionId:UInt32, IntegrityLevel, Hashes, ParentProcessGuid:Guid, ParentProcessId:UInt32, ParentImage, ParentCommandLine");

    private static readonly EventShape Connection = Sysmon(3, 5, "RuleName, UtcTime, ProcessGuid:Guid, ProcessId:UInt32, Image, User, Protocol, Initiated:Boolean, SourceIsIpv6:Boolean, SourceIp, SourceHostname, SourcePort:UInt16, SourcePortName, "
        + "DestinationIsIpv6:Boolean, DestinationIp, DestinationHostname, DestinationPort:UInt16, DestinationPortName");

    private static readonly EventShape Library = Sysmon(7, 3, "RuleName, UtcTime, ProcessGuid:Guid, ProcessId:UInt32, Image, ImageLoaded, FileVersion, Description, Product, Company, OriginalFileName, Hashes, Signed, Signature, SignatureStatus, User");

    private static readonly EventShape File = Sysmon(11, 2, "RuleName, UtcTime, ProcessGuid:Guid, ProcessId:UInt32, Image, TargetFilename, CreationUtcTime");

    private static readonly EventShape Deleted = Sysmon(23, 5, "RuleName, UtcTime, ProcessGuid:Guid, ProcessId:UInt32, User, Image, TargetFilename, Hashes, IsExecutable:Boolean, Archived");

    public static LogEvent Started(DateTime time, uint process, string image, string commandLine, uint parent, string parentImage, string parentCommandLine, string user = @"NT AUTHORITY\SYSTEM")
    {
        var name = image[(image.LastIndexOf('\\') + 1)..];
        return At(Process, time, EventValue.Text("-"), Utc(time), Id(process), EventValue.UInt32(process), EventValue.Text(image), EventValue.Text("10.0.17763.1 (WinBuild.160101.0800)"), EventValue.Text(name == "cmd.exe" ? "Windows Command Processor" : name),
            EventValue.Text("Microsoft® Windows® Operating System"), EventValue.Text("Microsoft Corporation"), EventValue.Text(name), EventValue.Text(commandLine), EventValue.Text(@"c:\windows\system32\inetsrv\"), EventValue.Text(user),
            Id(0x3E7), EventValue.HexInt64(0x3E7), EventValue.UInt32(0), EventValue.Text("System"), EventValue.Text("-"), Id(parent), EventValue.UInt32(parent), EventValue.Text(parentImage), EventValue.Text(parentCommandLine));
    }

    public static LogEvent Connected(DateTime time, uint process, string image, string address, ushort port) => At(
        Connection, time, EventValue.Text("-"), Utc(time), Id(process), EventValue.UInt32(process), EventValue.Text(image), EventValue.Text(@"NT AUTHORITY\SYSTEM"), EventValue.Text("tcp"), EventValue.Boolean(true), EventValue.Boolean(false),
        EventValue.Text(World.ServerProfile.Address), EventValue.Text(Sources.Computer), EventValue.UInt16(51877), EventValue.Text("-"), EventValue.Boolean(false), EventValue.Text(address), EventValue.Text("-"), EventValue.UInt16(port), EventValue.Text("-"));

    public static LogEvent Loaded(DateTime time, uint process, string image, string library) => At(
        Library, time, EventValue.Text("-"), Utc(time), Id(process), EventValue.UInt32(process), EventValue.Text(image), EventValue.Text(library), EventValue.Text("-"), EventValue.Text("-"), EventValue.Text("-"), EventValue.Text("-"),
        EventValue.Text("-"), EventValue.Text("-"), EventValue.Text("false"), EventValue.Text("-"), EventValue.Text("Unavailable"), EventValue.Text(@"NT AUTHORITY\SYSTEM"));

    public static LogEvent Created(DateTime time, uint process, string image, string file) =>
        At(File, time, EventValue.Text("-"), Utc(time), Id(process), EventValue.UInt32(process), EventValue.Text(image), EventValue.Text(file), Utc(time));

    public static LogEvent Removed(DateTime time, uint process, string image, string file, string user = @"NT AUTHORITY\SYSTEM") => At(
        Deleted, time, EventValue.Text("-"), Utc(time), Id(process), EventValue.UInt32(process), EventValue.Text(user), EventValue.Text(image), EventValue.Text(file), EventValue.Text("-"), EventValue.Boolean(false), EventValue.Text("true"));

    private static EventValue Utc(DateTime time) => EventValue.Text(time.ToString("yyyy-MM-dd HH:mm:ss.fff"));

    private static EventValue Id(uint process) => EventValue.Guid(new Guid(0x5C3A1F20, 0x4D11, 0x603E, 0, 0, 0, 0, 0, 0, (byte)(process >> 8), (byte)process));

    private static LogEvent At(EventShape shape, DateTime time, params IReadOnlyList<EventValue> values) => new(shape, time, Sources.Computer, values) { UserSid = Sources.LocalSystem, ProcessId = 2872, ThreadId = 4012 };

    private static EventShape Sysmon(ushort id, byte version, string fields) => EventShape.Named(Sources.Sysmon, id, fields) with { Version = version, Task = id };
}
