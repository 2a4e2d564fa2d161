using System.Globalization;
using System.Text;

namespace Breakwater.Collection;

/// <summary>All messages of this project. Names of files pass <see cref="Show"/>: an intruder chooses them.</summary>
internal static class Messages
{
    private const int Shown = 320;

    public static string RootMissing(string path) => $"COLL001 {Show(path)}: expected a folder (a drive, a mounted volume, or a folder that holds C, D ...), found none; nothing was written";

    public static string NotAServer(string roots) =>
        $"COLL002 {Show(roots)}: expected an Exchange or IIS server (inetpub, inetsrv, or a folder of Exchange), found nothing of either; nothing was written";

    public static string OutputExists(string path) => $"COLL003 {Show(path)}: exists already; a package is never overwritten, choose another name; nothing was written";

    public static string OutputUnwritable(string path, string what) => $"COLL004 {Show(path)}: cannot be written ({Show(what)}); what is complete is kept: free space or check the folder, then run the same command again to go on";

    public static string OtherCollection(string path) =>
        $"COLL005 {Show(path)}: left by an interrupted collection with other roots or options, cannot be continued with these; repeat that command, or remove the file and {Show(path)}.journal; nothing was written";

    public static string PartialInUse(string path, string what) => $"COLL006 {Show(path)}: cannot be opened ({Show(what)}); if another collection writes to it, let that one finish; nothing was written";

    public static string FolderUnreadable(string path, string what) => $"COLL010 {Show(path)}: folder cannot be listed ({Show(what)}); nothing below it is collected";

    public static string FileUnreadable(string path, string what, bool isLocked) =>
        $"COLL011 {Show(path)}: cannot be read ({Show(what)}); left out, the rest is collected" + (isLocked ? "; it is in use: take it from a volume shadow copy (docs/collect.md) or with the script of 'collect --script'" : "");

    public static string LinkLeadsOut(string path, string target) => $"COLL012 {Show(path)}: link to {Show(target)}, which is outside the given roots or too wide a folder; not followed: if it belongs to this server, give it as a further --root";

    public static string OtherDrive(string path) => $"COLL013 {Show(path)}: named by the IIS configuration or the registry, but not below a given root; not collected: give its drive as a further --root";

    public static string OverBudget(string path, long bytes, long budget) => string.Create(CultureInfo.InvariantCulture, $"COLL014 {Show(path)}: {bytes} bytes do not fit into what is left of the budget of {budget}; left out");

    public static string Minimised(string path) => $"COLL015 {Show(path)}: left out because --minimise keeps no message subjects, addresses or credentials";

    public static string TooManyFiles(string path, int limit) => string.Create(CultureInfo.InvariantCulture, $"COLL016 {Show(path)}: more than {limit} files found; what comes behind is not collected");

    public static string FolderTooWide(string path) => $"COLL017 {Show(path)}: the IIS configuration serves a whole drive or a folder of Windows; not collected as a web folder: give the folder that matters as a further --root";

    public static string PackageUnreadable(string path, string what) => $"COLL020 {Show(path)}: cannot be read ({Show(what)}); not verified";

    public static string StructureDamaged(string fault) => $"COLL021 package, {fault}; nothing in it can be relied on";

    public static string ManifestMissing() => "COLL022 package: expected one manifest.json stored as it is, found none or several; not a package of 'collect', or damaged";

    public static string ManifestUnreadable() => "COLL023 manifest.json: expected a manifest of schema breakwater.package/1, found something else; the files were not compared";

    public static string OtherManifest(string expected, string found) => $"COLL024 manifest: expected SHA-256 {Show(expected)}, found {found}; this is not the package whose hash was kept";

    public static string StatedTwice(string name) => $"COLL025 manifest.json: lists {Show(name)} twice";

    public static string EntryTwice(string name) => $"COLL026 {Show(name)}: twice in the package";

    public static string EntryMisplaced(string name, long expected, long found) => $"COLL027 {Show(name)}: expected at byte {expected}, found at {found}; what follows was not compared";

    public static string EntryMissing(string name) => $"COLL028 {Show(name)}: listed, but not there";

    public static string EntryExtra(string name) => $"COLL029 {Show(name)}: there, but not listed";

    public static string HeaderDiffers(string name, long offset) => $"COLL030 {Show(name)}: header at byte {offset} is not the one that was written; content not compared";

    public static string ContentDiffers(string name, string expected, string found) => $"COLL031 {Show(name)}: expected {Show(expected)}, computed {Show(found)}; content changed since it was sealed";

    public static string EntryMisdescribed(string name) => $"COLL032 {Show(name)}: size or time in the package differ from the manifest's";

    public static string HashListMissing(string path) => $"COLL033 {Show(path)}: expected a folder with {Script.ScriptLayout.HashList}, as the script of 'collect --script' makes it, found none";

    /// <summary>Escapes control and format characters and keeps the end, which names the file, when the text is too long.</summary>
    public static string Show(string text)
    {
        var start = Math.Max(0, text.Length - Shown);
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(start))
        {
            var hidden = char.IsControl(c) || char.IsSurrogate(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            _ = hidden ? shown.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}") : shown.Append(c);
        }

        return start == 0 ? shown.ToString() : "..." + shown;
    }
}
