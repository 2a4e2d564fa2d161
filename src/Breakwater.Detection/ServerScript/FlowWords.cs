using System.Collections.Frozen;

namespace Breakwater.Detection.ServerScript;

/// <summary>The words of ASP and ASP.NET by which values come in, lose their danger, and take effect.</summary>
internal static class FlowWords
{
    /// <summary>The object that holds what the visitor sends.</summary>
    public static CaselessTexts Request { get; } = new("request");

    /// <summary>Members of the request that the visitor does not choose.</summary>
    public static FrozenSet<string> CleanRequestMembers { get; } = Set(
        "physicalpath physicalapplicationpath applicationpath mappath totalbytes contentlength count length httpmethod requesttype isauthenticated islocal issecureconnection browser userhostaddress userhostname logonuseridentity clientcertificate filepath currentexecutionfilepath path validateinput appendtolog contenttype contentencoding haskeys");

    /// <summary>Server variables that the visitor chooses; the others come from the server.</summary>
    public static FrozenSet<string> ChosenServerVariables { get; } = Set("query_string all_http all_raw unencoded_url");

    /// <summary>Functions whose result carries nothing of their argument but a number or a truth value.</summary>
    public static FrozenSet<string> Cleaning { get; } = Set(
        "cint clng cdbl cdate cbool csng int len lenb ubound isnumeric isdate isnull isempty isobject isarray instr instrb instrrev strcomp ascb execute executereader executescalar executenonquery openrecordset getrows asc ascw parseint parsefloat number toint32 toint16 toint64 todouble todecimal todatetime toboolean tobyte datediff isnullorempty isnullorwhitespace equals contains startswith endswith indexof getbytecount sizeof typeof typename vartype exists fileexists folderexists scheme authority host port absolutepath localpath segments getleftpart");

    /// <summary>Members of server controls that hold what the visitor entered.</summary>
    public static FrozenSet<string> ControlValues { get; } = Set("text value selectedvalue innertext innerhtml filebytes filecontent postedfile filename postedfiles selecteditem");

    /// <summary>Methods through which an object takes up its arguments.</summary>
    public static FrozenSet<string> TakingUp { get; } = Set("append appendformat write writeline add addrange insert load loadxml parse writetext start setvalue push addwithvalue");

    /// <summary>Methods that pour an object into their first argument.</summary>
    public static FrozenSet<string> Pouring { get; } = Set("read copyto copytoasync readasync");

    /// <summary>Objects that every page has; what is written to them taints nothing.</summary>
    public static FrozenSet<string> Ambient { get; } = Set("response request server console context httpcontext page this me debug trace convert string encoding system");

    /// <summary>Words that precede an operand without being one.</summary>
    public static FrozenSet<string> Operators { get; } = Set("new string byte char int object set byval byref not ctype directcast await return call as var dim let and or is");

    /// <summary>What a connection text tells the database driver.</summary>
    public static CaselessTexts ConnectionKeys { get; } = new("driver=", "provider=", "data source=", "server=");

    public static IReadOnlyList<string> ChosenConnectionKeys { get; } = ["data source=", "server=", "uid=", "user id=", "pwd=", "password="];

    /// <summary>Addresses of the server itself that go on with a port: services that only it can reach.</summary>
    public static IReadOnlyList<string> OwnPorts { get; } = ["//127.0.0.1:", "//localhost:"];

    public static IReadOnlyList<string> PageScripts { get; } = [".asp", ".aspx", ".ashx", ".asmx", ".asa", ".cer", ".cdx", ".soap"];

    /// <summary>Scripts of the system and of other web servers.</summary>
    public static IReadOnlyList<string> ForeignScripts { get; } = [".php", ".jsp", ".vbs", ".bat", ".cmd", ".ps1", ".hta"];

    /// <summary>Server variables and request members by which a page names its own file.</summary>
    public static FrozenSet<string> OwnFile { get; } = Set("script_name path_translated path_info url physicalpath");

    /// <summary>Stores that are told apart by their key.</summary>
    public static FrozenSet<string> KeyedStores { get; } = Set("session application cache viewstate tempdata");

    public static FrozenDictionary<string, Sink[]> Sinks { get; } = new Sink[]
    {
        new(FlowKind.Evaluates, "eval eval_r execute executeglobal", Alone: true),
        new(FlowKind.Evaluates, "executestatement addcode"),
        new(FlowKind.Evaluates, "eval run", Needs: "scriptcontrol"),
        new(FlowKind.Evaluates, "execute evaluate executefile dostring", Needs: "ironpython createengine jint v8scriptengine jscriptengine"),
        new(FlowKind.Evaluates, "invoke", Needs: "runspaceinvoke"),
        new(FlowKind.Evaluates, "addscript createpipeline addcommand executescript invokescript invokeexpression"),
        new(FlowKind.Evaluates, "compileassemblyfromsource compileassemblyfromfile compileassemblyfromdom codesnippetcompileunit"),
        new(FlowKind.Evaluates, "function", Alone: true, Made: true),
        new(FlowKind.Evaluates, "jscriptevaluate getref parsecontrol parsetemplate constructor parselambda transformnode transformnodetoobject"),
        new(FlowKind.LoadsCode, "evaluateasync runasync create", FirstOnly: true, Of: "csharpscript scriptblock"),
        new(FlowKind.LoadsCode, "parsetext", FirstOnly: true, Of: "csharpsyntaxtree visualbasicsyntaxtree"),
        new(FlowKind.Evaluates, "parse load", Of: "xamlreader xamlservices activityxamlservices"),
        new(FlowKind.Evaluates, "load compile transform", Needs: "xslcompiledtransform xsltransform xsltsettings"),
        new(FlowKind.RunsPrograms, "processstartinfo winexec createprocess shellexecute createprocessasuser"),
        new(FlowKind.RunsPrograms, "start", Of: "process"),
        new(FlowKind.RunsPrograms, "start", Needs: "startinfo processstartinfo"),
        new(FlowKind.RunsPrograms, "exec run", Needs: "wscript.shell wscript.shell.1 f935dc22-1cf0-11d0-adb9-00c04fd58a0b 72c24dd5-d70a-438b-8a42-98424b88afb8"),
        new(FlowKind.RunsPrograms, "write writeline writeasync writelineasync", Needs: "standardinput redirectstandardinput"),
        new(FlowKind.RunsPrograms, "create invokemethod", Needs: "win32_process"),
        new(FlowKind.RunsPrograms, "executereader executenonquery executescalar execute fill open", Needs: "xp_cmdshell sp_oacreate"),
        new(FlowKind.RunsPrograms, "shell", Alone: true, Needs: "appwinstyle microsoft.visualbasic cmd powershell"),
        new(FlowKind.RunsPrograms, "system _wsystem _popen _wpopen", Alone: true, Needs: "msvcrt ucrtbase"),
        new(FlowKind.RunsPrograms, "shell", Of: "interaction"),
        new(FlowKind.RunsPrograms, "execaction servicecontroller executeshellcommand executeexcel4macro ddeinitiate"),
        new(FlowKind.LoadsCode, "executeassembly executeassemblybyname registermodule loadlibrary loadlibrarya loadlibraryw loadlibraryex createinstancefromvirtualpath", FirstOnly: true),
        new(FlowKind.LoadsCode, "gettype", FirstOnly: true, Needs: "objectdataprovider xmlserializer datacontractserializer"),
        new(FlowKind.LoadsCode, "load loadfrom loadfile unsafeloadfrom loadmodule", Needs: "assembly appdomain"),
        new(FlowKind.LoadsCode, "invoke invokemember dynamicinvoke createinstance createinstanceandunwrap calltype callbyname", Needs: "assembly getmethod getmethods invokemember methodinfo gettype getconstructor bindingflags callbyname"),
        new(FlowKind.LoadsCode, "copy", Needs: "virtualalloc getdelegateforfunctionpointer createthread virtualprotect"),
        new(FlowKind.LoadsCode, "createobject activexobject gettypefromprogid gettypefromclsid", FirstOnly: true),
        new(FlowKind.LoadsCode, "getobject", Alone: true, FirstOnly: true),
        new(FlowKind.Deserialises, "deserialize unsafedeserialize readobject", Needs: "binaryformatter losformatter objectstateformatter soapformatter netdatacontractserializer"),
        new(FlowKind.Deserialises, "deserializeobject deserialize", Needs: "typenamehandling simpletyperesolver"),
        new(FlowKind.Deserialises, "resxresourcereader", FirstOnly: true),
        new(FlowKind.Connects, "namedpipeclientstream managementscope mapnetworkdrive"),
        new(FlowKind.Connects, "connect beginconnect connectasync", Needs: "socket tcpclient udpclient"),
        new(FlowKind.Connects, "tcpclient udpclient ipendpoint"),
        new(FlowKind.OpensDatabases, "sqlconnection oledbconnection odbcconnection oracleconnection mysqlconnection", FirstOnly: true),
        new(FlowKind.OpensDatabases, "connectionstrings", Needs: "connectionstring"),
        new(FlowKind.Queries, "execute open", FirstOnly: true, NotOf: "server response", Needs: "adodb.connection"),
        new(FlowKind.Queries, "sqlcommand oledbcommand odbccommand sqldataadapter oledbdataadapter odbcdataadapter", FirstOnly: true, Needs: "sqlconnection oledbconnection odbcconnection"),
        new(FlowKind.ReadsRegistry, "opensubkey regread regwrite regdelete setvalue", Needs: "registry registrykey wscript.shell microsoft.win32"),
        new(FlowKind.ReadsRegistry, "getvalue", FirstOnly: true, Of: "registry"),
        new(FlowKind.AsksSystem, "execquery", FirstOnly: true, Needs: "winmgmts swbemlocator"),
        new(FlowKind.AsksSystem, "managementobjectsearcher directorysearcher", FirstOnly: true),
        new(FlowKind.AsksSystem, "getprocessesbyname", FirstOnly: true, Needs: "kill"),
        new(FlowKind.AsksSystem, "impersonateduserid", LastOnly: true),
        new(FlowKind.Fetches, "open", Needs: "microsoft.xmlhttp msxml2.xmlhttp msxml2.serverxmlhttp winhttp.winhttprequest.5.1"),
        new(FlowKind.SendsRequests, "send setrequestheader getrequeststream", Needs: "microsoft.xmlhttp msxml2.xmlhttp msxml2.serverxmlhttp winhttp.winhttprequest.5.1 webrequest"),
        new(FlowKind.Fetches, "downloadfile downloadstring downloaddata getstringasync getbytearrayasync"),
        new(FlowKind.Fetches, "uploadstring uploaddata postasync putasync", FirstOnly: true),
        new(FlowKind.SendsRequests, "uploadstring uploaddata postasync putasync", LastOnly: true),
        new(FlowKind.Fetches, "create createhttp", FirstOnly: true, Of: "webrequest httpwebrequest"),
        new(FlowKind.WritesFiles, "saveas writealltext writeallbytes writealllines appendalltext createtextfile savetofile streamwriter filestream opentextfile openwrite createtext processform", FirstOnly: true),
        new(FlowKind.WritesFiles, "fileopen", Alone: true, Needs: "openmode"),
        new(FlowKind.WritesContent, "printline print fileput", Alone: true, Needs: "openmode"),
        new(FlowKind.WritesFiles, "create", FirstOnly: true, Of: "file"),
        new(FlowKind.WritesFiles, "downloadfile downloadfileasync downloadfiletaskasync extracttodirectory", LastOnly: true),
        new(FlowKind.WritesContent, "writealltext writeallbytes writealllines appendalltext appendallbytes saveas processform"),
        new(FlowKind.WritesContent, "write writeline writetext", NotOf: "response trace debug console output writer"),
        new(FlowKind.ChangesFiles, "deletefile deletefolder movefile movefolder copyfile copyfolder createfolder createdirectory setlastwritetime setcreationtime setattributes setaccesscontrol", FirstOnly: true),
        new(FlowKind.ChangesFiles, "delete move copy replace", FirstOnly: true, Of: "file directory fileinfo directoryinfo"),
        new(FlowKind.ChangesFiles, "copyhere movehere", FirstOnly: true, Needs: "shell.application"),
        new(FlowKind.ReadsFiles, "writefile transmitfile readalltext readallbytes readalllines openread opentext streamreader loadfromfile", FirstOnly: true),
        new(FlowKind.ListsFolders, "getfolder getdirectories getfiles getfilesystementries directoryinfo enumeratefiles enumeratedirectories enumeratefilesystementries createfromdirectory", FirstOnly: true),
        new(FlowKind.ListsFolders, "namespace", FirstOnly: true, Needs: "shell.application"),
    }.SelectMany(s => s.Names.Split(' ').Select(n => (Name: n, Sink: s))).GroupBy(s => s.Name, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.Select(s => s.Sink).ToArray(), StringComparer.Ordinal);

    /// <summary>Whether a text ends with one of these, whatever their case.</summary>
    public static bool EndsWithAny(string text, IReadOnlyList<string> endings)
    {
        for (var i = 0; i < endings.Count; i++)
        {
            if (text.EndsWith(endings[i], StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
