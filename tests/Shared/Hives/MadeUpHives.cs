using System.Buffers.Binary;
using System.Text;

namespace Breakwater.Tests.Hives;

/// <summary>The hives of a made-up Exchange server with nothing wrong in them; tests add what they are about.</summary>
internal static class MadeUpHives
{
    public const string TaskCache = @"Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache";

    public static HiveNode System()
    {
        var root = new HiveNode("ROOT");
        root.At("Select").Number("Current", 1);
        var set = root.At("ControlSet001");
        set.At(@"Control\ComputerName\ComputerName").Text("ComputerName", "EXCH01");
        set.At(@"Control\TimeZoneInformation").Text("TimeZoneKeyName", "W. Europe Standard Time");
        set.At(@"Control\Lsa").Number("SuppressExtendedProtection", 0).Texts("Security Packages", "kerberos", "msv1_0", "schannel", "wdigest", "tspkg", "pku2u").Texts("Notification Packages", "scecli", "rassfm");
        set.At(@"Control\Terminal Server").Number("fDenyTSConnections", 0);
        set.At(@"Services\Tcpip\Parameters").Text("Domain", "contoso.example").Text("Hostname", "exch01");
        Service(root, "MSExchangeUM", @"""C:\Program Files\Microsoft\Exchange Server\V15\bin\umservice.exe""");
        Service(root, "WinDefend", @"""C:\ProgramData\Microsoft\Windows Defender\Platform\4.18.2101.9-0\MsMpEng.exe""");
        Service(root, "Schedule", @"%systemroot%\system32\svchost.exe -k netsvcs -p").At("Parameters").Text("ServiceDll", @"%systemroot%\system32\schedsvc.dll");
        return root;
    }

    public static HiveNode Service(HiveNode system, string name, string image, uint start = 2) =>
        system.At($@"ControlSet001\Services\{name}").Number("Type", 16).Number("Start", start).Text("ImagePath", image).Text("ObjectName", "LocalSystem");

    public static HiveNode Software()
    {
        var root = new HiveNode("ROOT");
        root.At(@"Microsoft\Windows NT\CurrentVersion").Text("ProductName", "Windows Server 2016 Standard").Text("CurrentBuild", "14393").Number("UBR", 4283).Number("InstallDate", 1577836800);
        root.At(@"Microsoft\Windows NT\CurrentVersion\Winlogon").Text("Shell", "explorer.exe").Text("Userinit", @"C:\Windows\system32\userinit.exe,");
        root.At(@"Microsoft\Windows NT\CurrentVersion\Windows").Text("AppInit_DLLs", "");
        root.At(@"Microsoft\Windows\CurrentVersion\Run").Text("SecurityHealth", @"%windir%\system32\SecurityHealthSystray.exe");
        root.At(@"Microsoft\NET Framework Setup\NDP\v4\Full").Number("Release", 528049);
        root.At(@"Microsoft\ExchangeServer\v15\Setup").Text("MsiInstallPath", @"C:\Program Files\Microsoft\Exchange Server\V15\")
            .Number("MsiProductMajor", 15).Number("MsiProductMinor", 1).Number("MsiBuildMajor", 2176).Number("MsiBuildMinor", 2);
        root.At(@"Microsoft\ExchangeServer\v15\MailboxRole").Text("ConfiguredVersion", "15.1.2176.2");
        root.At(@"Microsoft\Windows\CurrentVersion\Uninstall\{1}").Text("DisplayName", "Security Update for Exchange Server 2016 Cumulative Update 19 (KB5000871)");
        Task(root, @"\Microsoft\Windows\Defrag\ScheduledDefrag", "{1}", @"%windir%\system32\defrag.exe", "-c -h -k -g -$");
        return root;
    }

    /// <summary>A task as the scheduler keeps it; the security descriptor is what makes it visible.</summary>
    public static void Task(HiveNode software, string path, string id, string command, string arguments, bool isVisible = true)
    {
        var entry = software.At(TaskCache + @"\Tree" + path).Text("Id", id).Number("Index", 3);
        if (isVisible)
        {
            entry.Binary("SD", [1, 0, 4, 128]);
        }

        var actions = new MemoryStream();
        actions.Write([3, 0]);
        Write(actions, "Author");
        actions.Write([0x66, 0x66]);
        foreach (var text in (string[])["", command, arguments, ""])
        {
            Write(actions, text);
        }

        actions.Write([0, 0]);
        software.At(TaskCache + @"\Tasks\" + id).Text("Path", path).Binary("Actions", actions.ToArray());
    }

    private static void Write(MemoryStream to, string text)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, text.Length * 2);
        to.Write(length);
        to.Write(Encoding.Unicode.GetBytes(text));
    }
}
