using System.Globalization;
using System.Text;

namespace Breakwater.Compare.Web;

/// <summary>Makes the web folders that are raced over; each once, below <c>artifacts/bench/web</c>.</summary>
internal sealed class WebData(string root)
{
    private const int FilesPerFolder = 200;
    private const int MeanBytes = 11_000;

    /// <summary>Of a hundred files so many have this extension: our choice, with several times as many pages as the sources of public ASP.NET sites hold.</summary>
    private static readonly (string Extension, int Share)[] Kinds = [(".js", 30), (".png", 20), (".css", 8), (".aspx", 14), (".ascx", 10), (".cshtml", 4), (".html", 6), (".config", 4), (".xml", 4)];

    private static readonly string[] Words =
        "account address agenda archive attachment calendar category contact customer date department detail document edit entry event folder group history invoice item language list login mail member menu message name number option order page panel password person phone picture price product profile project query report result role search section setting state status subject table task template text theme title topic total type user value view week zone".Split(' ');

    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(root, "artifacts", "bench", "web")).FullName;

    /// <summary>A web root of about so many bytes.</summary>
    public string Root(long size)
    {
        var made = Path.Combine(Folder, FormattableString.Invariant($"made-{size / 1_000_000}"));
        if (!Directory.Exists(made))
        {
            // A fixed seed: every machine races over the same bytes.
            var random = new Random(1);
            string[] kinds = [.. Kinds.SelectMany(k => Enumerable.Repeat(k.Extension, k.Share))];
            for (var i = 0L; i < size / MeanBytes; i++)
            {
                var (kind, bytes) = (kinds[random.Next(kinds.Length)], random.Next(MeanBytes / 10, MeanBytes * 19 / 10));
                var folder = Directory.CreateDirectory(Path.Combine(made, "C", "inetpub", "wwwroot", "site", FormattableString.Invariant($"part{i / FilesPerFolder}"))).FullName;
                File.WriteAllBytes(Path.Combine(folder, FormattableString.Invariant($"{Words[random.Next(Words.Length)]}{i}{kind}")), Content(kind, bytes, random));
            }
        }

        return made;
    }

    /// <summary>True for a folder that lies where the copies go, which are emptied first.</summary>
    public bool IsOwn(string given) => (Path.GetFullPath(given) + Path.DirectorySeparatorChar).StartsWith(Folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>A copy of a folder as part of a web root, where its pages count as pages.</summary>
    public string InWebRoot(string given)
    {
        var made = Path.Combine(Folder, "given");
        if (Directory.Exists(made))
        {
            Directory.Delete(made, recursive: true);
        }

        var site = Directory.CreateDirectory(Path.Combine(made, "C", "inetpub", "wwwroot")).FullName;
        foreach (var file in Directory.EnumerateFiles(given, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(site, Path.GetRelativePath(given, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return made;
    }

    private static byte[] Content(string kind, int bytes, Random random)
    {
        if (kind == ".png")
        {
            var picture = new byte[bytes];
            random.NextBytes(picture);
            ((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10]).CopyTo(picture);
            return picture;
        }

        var text = new StringBuilder(bytes + 400).Append(kind switch
        {
            ".aspx" => "<%@ Page Language=\"C#\" AutoEventWireup=\"true\" %>\n<html><body><form runat=\"server\">\n",
            ".ascx" => "<%@ Control Language=\"C#\" %>\n",
            ".config" => "<?xml version=\"1.0\"?>\n<configuration>\n",
            ".xml" => "<?xml version=\"1.0\"?>\n<root>\n",
            _ => "",
        });
        while (text.Length < bytes)
        {
            text.Append(CultureInfo.InvariantCulture, $"{Line(kind, Words[random.Next(Words.Length)], Words[random.Next(Words.Length)], random.Next(100))}\n");
        }

        return Encoding.UTF8.GetBytes(text.Append(kind switch { ".aspx" => "</form></body></html>\n", ".config" => "</configuration>\n", ".xml" => "</root>\n", _ => "" }).ToString());
    }

    /// <summary>Ordinary lines; every seventh of a page is server code.</summary>
    private static string Line(string kind, string a, string b, int n) => kind switch
    {
        ".js" => $"function {a}{n}({b}) {{ var {a} = {b}.getElementById('{b}{n}'); if ({a} && {a}.value.length > {n}) {{ return {a}.value; }} }}",
        ".css" => $".{a}-{b} {{ color: #3{n:00}; padding: {n}px; background: url('{a}.png'); }}",
        ".config" => $"  <add key=\"{a}{n}\" value=\"{b}\" />",
        ".xml" => $"  <{a} id=\"{n}\">{b}</{a}>",
        ".cshtml" when n % 7 == 0 => $"@foreach (var {a} in Model.{b}) {{ <li>@{a}.Name</li> }}",
        ".aspx" or ".ascx" when n % 7 == 0 => $"<% if ({a} != null && {a}.Count > {n}) {{ %><td><%= Server.HtmlEncode({a}.{b}) %></td><% }} %>",
        ".aspx" or ".ascx" when n % 7 == 1 => $"<asp:TextBox ID=\"{a}{n}\" runat=\"server\" CssClass=\"{b}\" /> <asp:Label runat=\"server\" Text='<%# Eval(\"{b}\") %>' />",
        _ => $"<div class=\"{a}\"><a href=\"/{a}/{b}.html\" title=\"{b} {n}\">{b}</a><span>{a} {b} {n}</span></div>",
    };
}
