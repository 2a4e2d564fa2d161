using Breakwater.Drill.Acts;
using Breakwater.Drill.Output;

namespace Breakwater.Drill.Files;

/// <summary>What ASP.NET leaves of a page that ran once, also after the page is gone.</summary>
internal static class CompiledRemnant
{
    private const string Root = @"C:\Windows\Microsoft.NET\Framework64\v4.0.30319\Temporary ASP.NET Files\";

    public static void Write(EvidenceTree tree, DrillRandom random, Intruder intruder)
    {
        var application = intruder.ShellUrl.StartsWith("/owa/", StringComparison.Ordinal) ? "owa" : "root";
        Write(tree, random, $@"{Root}{application}\{random.Hex(8)}\{random.Hex(8)}\", intruder.ShellUrl);
    }

    /// <summary>The shipped logon page compiles too, on every server.</summary>
    public static void WriteShipped(EvidenceTree tree, DrillRandom random) => Write(tree, random, $@"{Root}owa\{random.Hex(8)}\{random.Hex(8)}\", "/owa/auth/logon.aspx");

    private static void Write(EvidenceTree tree, DrillRandom random, string folder, string url)
    {
        var name = url[(url.LastIndexOf('/') + 1)..];
        var assembly = "App_Web_" + random.Letters(8, "abcdefghijklmnopqrstuvwxyz0123456789");
        var type = "ASP." + url.TrimStart('/').Replace('/', '_').Replace('.', '_');
        tree.WriteText($"{folder}{name.ToLowerInvariant()}.{random.Hex(8)}.compiled", $"""
            <?xml version="1.0" encoding="utf-8"?>
            <preserve resultType="3" virtualPath="{url}" hash="fffffff{random.Hex(9)}" filehash="{random.Hex(16)}" flags="110000" assembly="{assembly}" type="{type}">
                <filedeps>
                    <filedep name="{url}" />
                </filedeps>
            </preserve>
            """, byteOrderMark: true);
    }
}
