using System.Globalization;
using System.IO.Compression;
using System.Text;
using Breakwater.Accuracy.Tests.Evidence;
using static Breakwater.Accuracy.Tests.AccuracyCase;
using static Breakwater.Accuracy.Tests.Cases.Servers;
using static Breakwater.Model.ExposureState;
using static Breakwater.Model.VerdictState;

namespace Breakwater.Accuracy.Tests.Cases;

/// <summary>Logs in forms that servers, collectors and intruders give them: packed, joined, cut, encrypted, in other encodings and formats, with a clock that was set.</summary>
internal static class LogFormCases
{
    private static readonly DateTime T = Intrusion2021;

    public static IEnumerable<AccuracyCase> All =>
    [
        Of("form-rotated-and-packed", () => March2021(OnlyIis()).With(b => b.ProxyLogon(T)), Rotated, Vulnerable, Compromised, 14) with { Must = ["proxylogon:privilege"] },
        Of("form-clock-set-back", () => March2021(), ClockBack, Vulnerable, NotFound, 10),
        Of("form-other-format-of-the-web-server", () => March2021(OnlyIis()), Ncsa, Vulnerable, CannotExclude, 11) with { Says = ["u_nc210303.log"] },
        Of("form-one-log-for-all-sites", () => March2021(OnlyIis()).With(b => b.ProxyLogon(T)), Central, Vulnerable, Compromised, 14) with { Must = ["proxylogon:privilege"] },
        Of("form-one-log-for-all-sites-quiet", () => March2021(OnlyIis()), Central, Vulnerable, NotFound, 10),
        Of("form-fields-of-the-administrator", () => March2021(OnlyIis()), Extended, Vulnerable, NotFound, 10),
        Of("form-ends-in-the-decisive-row", () => March2021(OnlyIis(Log.ProxyEcp)).With(b => b.ProxyLogon(T)), Truncated, Vulnerable, Suspected, 13) with { Must = ["proxylogon:exploited"], MustNot = ["proxylogon:privilege"] },
        Of("form-encrypted", () => March2021(), Encrypted, Vulnerable, Compromised, 14) with
        {
            Must = ["unattributed:impact"], States = [("proxylogon", CannotExclude)], Says = ["u_ex210303.log.CRYPT", "has no file that could be read"], NeverSays = ["more holes"],
        },
        Of("form-checksum-beside-each-log", () => March2021(), Checksums, Vulnerable, NotFound, 10) with { NeverSays = ["could not be read"] },
        Of("form-names-in-shift-jis", () => August2021().With(b =>
        {
            for (var t = At(2021, 8, 8, 1); t < At(2021, 8, 17); t = t.AddHours(5))
            {
                b.FrontEnd(new Request(t, "POST", "/mapi/emsmdb/") { Query = "MailboxId=x@y", User = @"TAILSPIN\JPUSER", Client = "198.51.100.61" });
            }

            b.Confusion(At(2021, 8, 11, 3), "/ews/exchange.asmx?", 200, "POST", user: "JPUSER");
            b.Ews(At(2021, 8, 11, 3, 0, 1), "FindItem", @"NT AUTHORITY\SYSTEM", "python-requests/2.26.0", "yamada@wingtip.test");
        }), ShiftJis, Vulnerable, Compromised, 14) with { Must = ["proxyshell:mailTaken"], Mailboxes = ["yamada@wingtip.test=Taken"] },
    ];

    private static Box OnlyIis(params Log[] also)
    {
        var box = new Box();
        box.Off.UnionWith(Enum.GetValues<Log>().Except([Log.FrontEnd, Log.BackEnd, .. also]));
        return box;
    }

    private static string Each(this Box box, string folder, Action<string> change, string part = "W3SVC")
    {
        box.Mounted(folder);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => f.Contains(part, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList())
        {
            change(file);
        }

        return folder;
    }

    /// <summary>A task of the administrator packs every day's log once it is two days old, in turn into a zip and with gzip.</summary>
    private static string Rotated(Box box, string folder) => box.Each(folder, file =>
    {
        var day = Path.GetFileName(file);
        if (string.CompareOrdinal(day, "u_ex210305") < 0)
        {
            if (day[9] % 2 == 0)
            {
                using var zip = ZipFile.Open(Path.ChangeExtension(file, ".zip"), ZipArchiveMode.Create);
                zip.CreateEntryFromFile(file, day);
            }
            else
            {
                using var target = new GZipStream(File.Create(file + ".gz"), CompressionLevel.Fastest);
                target.Write(File.ReadAllBytes(file));
            }

            File.Delete(file);
        }
    });

    /// <summary>From noon on 4 March the clock is two hours late: the rows go back in time.</summary>
    private static string ClockBack(Box box, string folder) => box.Each(folder, file =>
    {
        if (Path.GetFileName(file) == "u_ex210304.log")
        {
            File.WriteAllLines(file, File.ReadAllLines(file).Select(l => l.StartsWith("2021-03-04 1", StringComparison.Ordinal) && int.Parse(l.AsSpan(11, 2), CultureInfo.InvariantCulture) is >= 12 and var hour ? string.Concat("2021-03-04 ", (hour - 2).ToString("00", CultureInfo.InvariantCulture), l.AsSpan(13)) : l));
        }
    });

    private static string Ncsa(Box box, string folder) => box.Each(folder, file =>
    {
        var lines = File.ReadAllLines(file).Where(l => l[0] != '#').Select(l => l.Split(' ')).Select(c => $"{c[8]} - {c[7]} [{c[0][8..]}/Mar/2021:{c[1]} +0100] \"{c[3]} {c[4]} HTTP/1.1\" 200 611");
        File.WriteAllLines(file.Replace("u_ex", "u_nc", StringComparison.Ordinal), lines);
        File.Delete(file);
    });

    /// <summary>One log for all sites of the server, which a column tells apart.</summary>
    private static string Central(Box box, string folder)
    {
        var days = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        box.Each(folder, file =>
        {
            var site = Path.GetFileName(Path.GetDirectoryName(file)!);
            var rows = days.TryGetValue(Path.GetFileName(file), out var known) ? known : days[Path.GetFileName(file)] = [];
            foreach (var line in File.ReadAllLines(file))
            {
                if (!line.StartsWith('#'))
                {
                    rows.Add(line.Insert(19, " " + site));
                }
                else if (rows.Count < 4 || !rows.Exists(r => r.StartsWith("#Fields", StringComparison.Ordinal)))
                {
                    rows.Add(line.Replace("date time ", "date time s-sitename ", StringComparison.Ordinal));
                }
            }

            File.Delete(file);
        });
        foreach (var (name, rows) in days)
        {
            File.WriteAllLines(Path.Combine(folder, "inetpub", "logs", "LogFiles", name), rows.Where(r => r[0] == '#').Concat(rows.Where(r => r[0] != '#').Order(StringComparer.Ordinal)));
        }

        return folder;
    }

    /// <summary>With a field of the administrator's own, IIS names the files otherwise.</summary>
    private static string Extended(Box box, string folder) => box.Each(folder, file =>
    {
        File.WriteAllLines(file.Replace(".log", "_x.log", StringComparison.Ordinal), File.ReadAllLines(file).Select(l => l.StartsWith("#Fields", StringComparison.Ordinal) ? l + " X-Forwarded-For crypt-protocol" : l[0] == '#' ? l : l + " 198.51.100.9,+10.0.0.3 400"));
        File.Delete(file);
    });

    /// <summary>The disk was full in the middle of the attack: both logs end inside the row of the step that decides, and nothing comes after.</summary>
    private static string Truncated(Box box, string folder)
    {
        box.Forget(Log.FrontEnd, T.AddSeconds(5), Collected2021);
        box.Forget(Log.BackEnd, T.AddSeconds(5), Collected2021);
        box.Forget(Log.ProxyEcp, T.AddSeconds(5), Collected2021);
        box.Each(folder, file => Cut(file, "2021-03-03 05:12:35"), "u_ex210303");
        Cut(Directory.GetFiles(folder, "HttpProxy_2021030305*", SearchOption.AllDirectories).Single(), "2021-03-03T05:12:35");
        return folder;

        static void Cut(string file, string time)
        {
            var text = File.ReadAllText(file);
            if (text.IndexOf(time, StringComparison.Ordinal) is > 0 and var at)
            {
                File.WriteAllText(file, text[..(at + 60)]);
            }
        }
    }

    private static string Encrypted(Box box, string folder)
    {
        box.Mounted(folder);
        var random = new Random(5);
        foreach (var file in Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(f => !f.Contains("ExchangeSetup", StringComparison.Ordinal)).ToList())
        {
            var bytes = new byte[new FileInfo(file).Length + 270];
            random.NextBytes(bytes);
            "DEARCRY!"u8.CopyTo(bytes);
            File.WriteAllBytes(file + ".CRYPT", bytes);
            File.Delete(file);
        }

        File.WriteAllText(Path.Combine(folder, "readme.txt"), "Your file has been encrypted!\r\nIf you want to decrypt, please contact us.\r\nkey@contoso.example\r\n");
        return folder;
    }

    /// <summary>Under an ending that nobody knows, so that each could be an encrypted log.</summary>
    private static string Checksums(Box box, string folder) => box.Each(folder, file => File.WriteAllText(file + ".blake3", new string('a', 64)), "");

    private static string ShiftJis(Box box, string folder) => box.Each(folder, file => File.WriteAllBytes(file, Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(File.ReadAllBytes(file)).Replace("JPUSER", "\u008E\u0052\u0093\u0063", StringComparison.Ordinal))));
}
