using Breakwater.Drill.EventLogs;

namespace Breakwater.Drill.Events;

/// <summary>Audits of logons, processes, shares and accounts.</summary>
internal static class SecurityEvents
{
    private const string Domain = "CONTOSO";
    private const ulong SystemLogon = 0x3E7;
    private const ulong AuditFailure = 0x8010_0000_0000_0000;
    private const string Subject = "SubjectUserSid:Sid, SubjectUserName, SubjectDomainName, SubjectLogonId:HexInt64";

    private static readonly EventShape Logon = Audit(4624, 12544, Subject + ", TargetUserSid:Sid, TargetUserName, TargetDomainName, TargetLogonId:HexInt64, LogonType:UInt32, LogonProcessName, AuthenticationPackageName, WorkstationName, "
        + "LogonGuid:Guid, TransmittedServices, LmPackageName, KeyLength:UInt32, ProcessId:HexInt64, ProcessName, IpAddress, IpPort, ImpersonationLevel, RestrictedAdminMode, TargetOutboundUserName, TargetOutboundDomainName, "
        + "VirtualAccount, TargetLinkedLogonId:HexInt64, ElevatedToken", version: 2);

    private static readonly EventShape LogonFailed = Audit(4625, 12544, Subject + ", TargetUserSid:Sid, TargetUserName, TargetDomainName, Status:HexInt32, FailureReason, SubStatus:HexInt32, LogonType:UInt32, LogonProcessName, "
        + "AuthenticationPackageName, WorkstationName, TransmittedServices, LmPackageName, KeyLength:UInt32, ProcessId:HexInt64, ProcessName, IpAddress, IpPort", keywords: AuditFailure);

    private static readonly EventShape Logoff = Audit(4634, 12545, "TargetUserSid:Sid, TargetUserName, TargetDomainName, TargetLogonId:HexInt64, LogonType:UInt32");

    private static readonly EventShape Process = Audit(4688, 13312, Subject + ", NewProcessId:HexInt64, NewProcessName, TokenElevationType, ProcessId:HexInt64, CommandLine, TargetUserSid:Sid, TargetUserName, TargetDomainName, "
        + "TargetLogonId:HexInt64, ParentProcessName, MandatoryLabel:Sid", version: 2);

    private static readonly EventShape AccountCreated = Audit(4720, 13824, "TargetUserName, TargetDomainName, TargetSid:Sid, " + Subject + ", PrivilegeList, SamAccountName, DisplayName, UserPrincipalName, HomeDirectory, HomePath, "
        + "ScriptPath, ProfilePath, UserWorkstations, PasswordLastSet, AccountExpires, PrimaryGroupId, AllowedToDelegateTo, OldUacValue, NewUacValue, UserAccountControl, UserParameters, SidHistory, LogonHours");

    private static readonly EventShape MemberAdded = Audit(4732, 13826, "MemberName, MemberSid:Sid, TargetUserName, TargetDomainName, TargetSid:Sid, " + Subject + ", PrivilegeList");

    private static readonly EventShape ShareUse = Audit(5145, 12811, Subject + ", ObjectType, IpAddress, IpPort, ShareName, ShareLocalPath, RelativeTargetName, AccessMask:HexInt32, AccessList, AccessReason");

    private static readonly EventShape Cleared = EventShape.User(
        Sources.EventLogOfSecurity, 1102, "LogFileCleared", "http://manifests.microsoft.com/win/2004/08/windows/eventlog", Subject) with
    { Task = 104, Keywords = 0x4020_0000_0000_0000, ClearsLog = true };

    public static LogEvent LoggedOn(DateTime time, string account, string sid, ulong logon, string address, string package, uint type = 3) => At(time, Logon,
        EventValue.Sid("S-1-0-0"), Text("-"), Text("-"), Hex(0), EventValue.Sid(sid), Text(account), Text(Domain), Hex(logon), EventValue.UInt32(type), Text(package == "Kerberos" ? "Kerberos" : "NtLmSsp "), Text(package), Text("-"),
        EventValue.Guid(Guid.Empty), Text("-"), Text("-"), EventValue.UInt32(0), Hex(0), Text("-"), Text(address), Text(address == "-" ? "-" : "0"), Text("%%1833"), Text("-"), Text("-"), Text("-"), Text("%%1843"), Hex(0), Text("%%1842"));

    public static LogEvent Refused(DateTime time, string account, string address) => At(time, LogonFailed,
        EventValue.Sid("S-1-0-0"), Text("-"), Text("-"), Hex(0), EventValue.Sid("S-1-0-0"), Text(account), Text(Domain), EventValue.HexInt32(0xC000006D), Text("%%2313"), EventValue.HexInt32(0xC000006A), EventValue.UInt32(3),
        Text("NtLmSsp "), Text("NTLM"), Text("-"), Text("-"), Text("-"), EventValue.UInt32(0), Hex(0), Text("-"), Text(address), Text("0"));

    public static LogEvent LoggedOff(DateTime time, string account, string sid, ulong logon, uint type = 3) =>
        At(time, Logoff, EventValue.Sid(sid), Text(account), Text(Domain), Hex(logon), EventValue.UInt32(type));

    public static LogEvent Started(DateTime time, uint process, string image, string commandLine, uint parent, string parentImage) => At(time, Process,
        EventValue.Sid(Sources.LocalSystem), Text("EXCH01$"), Text(Domain), Hex(SystemLogon), Hex(process), Text(image), Text("%%1936"), Hex(parent), Text(commandLine),
        EventValue.Sid("S-1-0-0"), Text("-"), Text("-"), Hex(0), Text(parentImage), EventValue.Sid("S-1-16-16384"));

    public static LogEvent AddedAccount(DateTime time, string account, string sid, string by, string bySid) => At(time, AccountCreated,
    [
        Text(account), Text("EXCH01"), EventValue.Sid(sid), .. By(by, bySid), Text("-"), Text(account), Text("%%1793"), Text("-"), Text("%%1793"), Text("%%1793"), Text("%%1793"), Text("%%1793"), Text("%%1793"), Text("%%1794"),
        Text("%%1794"), Text("513"), Text("-"), Text("0x0"), Text("0x15"), Text("\r\n\t\t%%2080\r\n\t\t%%2082\r\n\t\t%%2084"), Text("%%1793"), Text("-"), Text("%%1797"),
    ]);

    public static LogEvent AddedToAdministrators(DateTime time, string memberSid, string by, string bySid) => At(time, MemberAdded,
        [Text("-"), EventValue.Sid(memberSid), Text("Administrators"), Text("Builtin"), EventValue.Sid("S-1-5-32-544"), .. By(by, bySid), Text("-")]);

    /// <summary>The machine account writes to the administrative share of its own disk: that is how a reset of a virtual directory leaves its file.</summary>
    public static LogEvent WroteThroughShare(DateTime time, string path) => At(time, ShareUse,
        EventValue.Sid(Sources.LocalSystem), Text("EXCH01$"), Text(Domain), Hex(0x21F3A6), Text("File"), Text("::1"), Text("52214"), Text(@"\\*\C$"), Text(@"\??\C:\"), Text(path[3..]), EventValue.HexInt32(0x120196),
        Text("%%1538\r\n\t\t\t\t%%1541\r\n\t\t\t\t%%4417\r\n\t\t\t\t"), Text("-"));

    public static LogEvent LogCleared(DateTime time, string by, string bySid) => At(time, Cleared, [.. By(by, bySid)]);

    private static EventValue[] By(string account, string sid) => [EventValue.Sid(sid), Text(account), Text(Domain), Hex(SystemLogon)];

    private static LogEvent At(DateTime time, EventShape shape, params IReadOnlyList<EventValue> values) => new(shape, time, Sources.Computer, values) { ProcessId = 652, ThreadId = 5584 };

    private static EventShape Audit(ushort id, ushort task, string fields, byte version = 0, ulong keywords = 0x8020_0000_0000_0000) =>
        EventShape.Named(Sources.Audit, id, fields) with { Level = 0, Task = task, Version = version, Keywords = keywords };

    private static EventValue Text(string text) => EventValue.Text(text);

    private static EventValue Hex(ulong number) => EventValue.HexInt64(number);
}
