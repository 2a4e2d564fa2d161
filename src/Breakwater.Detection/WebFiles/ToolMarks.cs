using Breakwater.Detection.ServerScript;

namespace Breakwater.Detection.WebFiles;

/// <summary>What an intruder's tool does and a page of a site does not, told by words that stand in its code together.</summary>
/// <param name="Code">The page's server code.</param>
/// <param name="IsPartOfSite">It takes in other files of its site, as the pages behind a site's own login do.</param>
/// <param name="TakesPassword">It writes what the visitor sends into a file, and asks for a password.</param>
/// <param name="HasTransformScript">It is a style sheet with script, which runs when an XML page is transformed by it.</param>
internal sealed record ToolMarks(PageCode Code, bool IsPartOfSite, bool TakesPassword, bool HasTransformScript)
{
    /// <summary>Reads the server's machine keys and writes them out.</summary>
    public bool ReadsKeys => Code.Words.HasAny("machinekeysection getapplicationconfig system.web/machinekey+validationkey system.web/machinekey+decryptionkey") && Code.Words.HasAny("response");

    /// <summary>Code runs that came from elsewhere or lay hidden in the page.</summary>
    public bool RunsForeignCode => IsLoader || CarriesProgram || TransformsByScript || LoadsFetched || Code.LoadsKeptCode || MakesPages;

    /// <summary>Shows, asks, keeps or makes what only an intruder would by a page.</summary>
    public bool AreShellLike => ShowsProgram || DumpsDatabase || KeepsPasswords || Code.ListensForPasswords || MakesAccounts || HasTwoFaces || AsksDatabase || AsksOwnServices || ChangesSites || Code.DumpsSettings || Code.TriesPasswords || Code.ClearsEventLogs;

    /// <summary>The trait names for reports.</summary>
    public IEnumerable<string> Names => new (string Name, bool Has)[]
    {
        ("decrypts-and-loads", IsLoader), ("carries-program", CarriesProgram), ("transform-script", TransformsByScript), ("shows-program-output", ShowsProgram), ("dumps-database", DumpsDatabase),
        ("keeps-passwords", KeepsPasswords || Code.ListensForPasswords), ("makes-accounts", MakesAccounts), ("other-pages-for-crawlers", HasTwoFaces),
        ("loads-kept-code", Code.LoadsKeptCode), ("makes-pages-without-files", MakesPages), ("asks-own-services", AsksOwnServices), ("changes-sites", ChangesSites),
        ("dumps-settings", Code.DumpsSettings), ("tries-passwords", Code.TriesPasswords), ("clears-event-logs", Code.ClearsEventLogs),
    }.Where(m => m.Has).Select(m => m.Name);

    /// <summary>Decrypts or decodes what it loads as code, in a page that takes input.</summary>
    private bool IsLoader => Code.TakesInput && Code.LoadsDecryptedCode;

    private bool LoadsFetched => Code.LoadsAssembly && Code.Words.HasAny("downloaddata getbytearrayasync");

    /// <summary>Answers for addresses that no file stands behind.</summary>
    private bool MakesPages => Code.Words.HasAny("registervirtualpathprovider registervirtualpathproviderinternal");

    private bool TransformsByScript => HasTransformScript || Code.Words.HasAny("msxsl:script enablescript+xslcompiledtransform");

    /// <summary>A Windows program as base64 text, or what machine code needs.</summary>
    private bool CarriesProgram => Code.Words.HasAny("tvqqaamaaaa tvpqaaiaaaa 4d5a900003 virtualalloc createremotethread");

    /// <summary>Starts a program and shows what it prints.</summary>
    private bool ShowsProgram => Code.Words.HasAny("process+standardoutput+start");

    /// <summary>Writes out every column of a database whose account stands in the page itself, however long that takes.</summary>
    private bool DumpsDatabase => Code.Words.HasAny("scripttimeout+uid=+pwd= scripttimeout+user+id=+password=") && Code.Words.HasAny("fieldcount columnname fields+recordcount") && Code.Words.HasAny("response+write");

    /// <summary>Appends user names and passwords to a file: a site checks them or puts them into its database.</summary>
    private bool KeepsPasswords => TakesPassword && !IsPartOfSite && Code.Words.HasAny("opentextfile appendalltext") && !Code.Words.HasAny("adodb.connection sqlconnection oledbconnection");

    /// <summary>Answers any question to a database with whatever columns come back.</summary>
    private bool AsksDatabase => !IsPartOfSite && Code.Flows.GetValueOrDefault(FlowKind.Queries) == Reach.Whole && Code.Words.HasAny("fields+name+count databind fieldcount columnname adsdsoobject");

    /// <summary>The administration port of Serv-U and the password it was shipped with, by which pages became SYSTEM.</summary>
    private bool AsksOwnServices => Code.Words.HasAny("#l@$ak#.lk;0@p") || (Code.Words.HasPort("43958") && Code.Words.HasAny("127.0.0.1 localhost"));

    /// <summary>Folders and sites of the web server itself.</summary>
    private bool ChangesSites => Code.TakesInput && Code.Words.HasAny("servermanager+commitchanges microsoft.applicationhost.writableadminmanager+commitchanges iiswebvirtualdir+setinfo");

    /// <summary>Accounts of Windows itself, with their passwords.</summary>
    private bool MakesAccounts => Code.Words.HasAny("winnt://+setpassword+setinfo");

    /// <summary>Fetches from elsewhere what crawlers of search engines are to see, or what is to appear under its own address.</summary>
    private bool HasTwoFaces => Code.Words.HasAny("xmlhttp winhttp webclient webrequest httpclient")
        && (Code.Words.HasAny("googlebot baiduspider yisouspider 360spider sogou+spider") || (!IsPartOfSite && Code.Flows.ContainsKey(FlowKind.Fetches) && Code.Words.HasAny("responsebody responsetext") && Code.Words.HasAny("query_string+http_host+script_name query_string+server_name+script_name")));
}
