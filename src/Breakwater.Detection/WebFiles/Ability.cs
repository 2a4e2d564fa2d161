namespace Breakwater.Detection.WebFiles;

/// <summary>Something that an intruder's tool can do and few pages need.</summary>
/// <param name="Name">As it stands in reports.</param>
/// <param name="Words">Any of these words shows it; separated by spaces.</param>
/// <param name="IsHard">Hardly any web page has a use for it.</param>
internal sealed record Ability(string Name, string Words, bool IsHard)
{
    public static IReadOnlyList<Ability> All { get; } =
    [
        new("programs", "processstartinfo process.start wscript.shell shell.application cmd.exe f935dc22-1cf0-11d0-adb9-00c04fd58a0b 72c24dd5-d70a-438b-8a42-98424b88afb8 13709620-c279-11ce-a49e-444553540000 winexec createprocess powershell.exe runspacefactory createpipeline registertaskdefinition", true),
        new("evaluation", "executestatement compileassemblyfromsource scriptcontrol", true),
        new("database-shell", "xp_cmdshell sp_oacreate xp_regread xp_dirtree adox.catalog", true),
        new("registry", "registrykey opensubkey regread hkey_local_machine regwrite", true),
        new("accounts", "winnt:// directoryentry localgroup win32_useraccount iis:// groupprincipal+members+add", true),
        new("file-times", "setlastwritetime setcreationtime lastwritetime datelastmodified", false),
        new("drives", "getlogicaldrives driveinfo drives drivetype getdrives", true),
        new("sockets", "tcpclient tcplistener httplistener sockettype networkstream mswinsock.winsock system.net.sockets", true),
        new("processes", "getprocesses win32_process win32_service", true),
        new("machine-code", "virtualalloc getdelegateforfunctionpointer createthread createremotethread rtlmovememory virtualprotect ntcreatethreadex ntallocatevirtualmemory queueuserapc readwriteexecute", true),
        new("token-theft", "createprocessasuser createprocessasuserw createprocesswithtokenw createprocesswithlogonw duplicatetokenex impersonatenamedpipeclient seimpersonateprivilege sedebugprivilege", true),
        new("memory-dumps", "minidumpwritedump lsass", true),
        new("shadow-copies", "win32_shadowcopy globalroot", true),
        new("guard-blinding", "amsi.dll amsiscanbuffer etweventwrite", true),
        new("event-logs", "eventlogsession+clearlog cleareventlog", true),
        new("guard-lookups", "xagt csfalcon csagent sentinelagent cylancesvc", true),
        new("exchange-back-end", "localhost:444 127.0.0.1:444 microsoft.exchange.management.powershell", true),
        new("private-keys", "x509store+pfx x509store+pkcs12 getrsaprivatekey+exportparameters", true),
        new("file-writing", "saveas writealltext writeallbytes createtextfile savetofile streamwriter opentextfile", false),
        new("file-deletion", "deletefile deletefolder delete", false),
        new("file-copying", "copyfile movefile copyfolder movefolder", false),
        new("folder-lists", "getfolder getdirectories subfolders directoryinfo", false),
        new("downloads", "binarywrite transmitfile writefile loadfromfile", false),
        new("remote-fetch", "xmlhttp serverxmlhttp webclient downloadstring downloaddata downloadfile winhttp", false),
        new("decryption", "createdecryptor transformfinalblock rijndaelmanaged frombase64string", false),
        new("reflection", "invokemember definedynamicassembly assembly+createinstance assembly+getmethod", false),
    ];
}
