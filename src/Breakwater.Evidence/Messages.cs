using System.Globalization;
using System.Text;

namespace Breakwater.Evidence;

/// <summary>All messages of this project. Everything that comes from the evidence passes <see cref="Show"/>.</summary>
internal static class Messages
{
    private const int Shown = 80;

    public static string Missing(string path) => $"EVID001 {Show(path)}: expected a folder or file, found nothing; check the path and whether the volume is mounted";

    public static string DiskImage(string path, string format) =>
        $"EVID002 {Show(path)}: {format} disk image; mount it and pass the mount point";

    public static string UnsupportedArchive(string path, string format) =>
        $"EVID003 {Show(path)}: archive type not supported ({format}); unpack it or repack it as zip, 7z or tar.gz";

    public static string Encrypted(string path) => $"EVID004 {Show(path)}: encrypted and no password that fits was given (--password-file); entry skipped, the rest is read";

    public static string TooDeep(string path, int limit) => $"EVID005 {Show(path)}: archive nested deeper than {limit}; not opened";

    public static string TooManyEntries(string path, long limit) => $"EVID006 {Show(path)}: more than {limit} archive entries in all; the rest of this archive is skipped";

    public static string TooLarge(string path, long limit) => $"EVID007 {Show(path)}: unpacks beyond the limit of {limit} bytes in all; skipped from here";

    public static string TooDense(string path, long unpacked, long packed, int limit) =>
        $"EVID008 {Show(path)}: {packed} bytes unpack to {unpacked} or more, limit is {limit} to 1 (archive bomb); skipped from here";

    public static string TemporaryFull(string path, long limit) => $"EVID009 {Show(path)}: needs to be unpacked but temporary space is limited to {limit} bytes; not opened";

    public static string DamagedArchive(string path, int entry, string what) => $"EVID010 {Show(path)}: damaged after entry {entry} ({Show(what)}); what lies behind it is not read";

    public static string DamagedEntry(string path, long offset, string what) => $"EVID011 {Show(path)} at byte {offset}: {Show(what)}; what was read before is kept, the rest of this file is not read";

    public static string LinkOutside(string path, string target) => $"EVID012 {Show(path)}: link leads outside the evidence to {Show(target)}; not followed: if it belongs to this server, add the target to the command";

    public static string NameLeaves(string path) => $"EVID013 {Show(path)}: entry name leads out of the archive or holds control characters; read under a shortened name, nothing is written";

    public static string NameTooLong(string path, int length, int limit) => $"EVID014 {Show(path)}: entry name of {length} characters, limit is {limit}; entry skipped";

    public static string Inaccessible(string path, string what) => $"EVID015 {Show(path)}: cannot be opened ({Show(what)}); skipped, the rest is read";

    public static string UnknownLog(string path) => $"EVID016 {Show(path)}: expected a log by its name and place, found other content; not read";

    public static string EmptyLog(string path) => $"EVID017 {Show(path)}: expected a log, found 0 bytes; nothing to read";

    public static string ReaderFailed(string path, string what) => $"EVID018 {Show(path)}: reader stopped ({Show(what)}); results of this file may be incomplete, the rest is read";

    public static string SpecialEntry(string path, string type) => $"EVID019 {Show(path)}: entry of type {Show(type)} is not a file; skipped";

    public static string SizeDiffers(string path, long expected, long found) => $"EVID020 {Show(path)}: expected {expected} bytes, found {found}; what was found is read";

    public static string DirectoryMissing(string path, string what) => $"EVID021 {Show(path)}: zip without usable directory ({Show(what)}), probably cut off; entries are read in file order as far as they go";

    public static string Checksum(string path, uint expected, uint found) => $"EVID022 {Show(path)}: checksum {expected:X8}, computed {found:X8}; content was read but is damaged or its size is misstated";

    public static string Own(string path, int files) =>
        $"EVID023 {Show(path)}: {files} samples and test data of Breakwater itself, known by their bytes; they describe attacks and are left out, everything else there is read";

    /// <summary>Escapes control and format characters (terminal escapes, bidirectional overrides) and keeps the end, which names the file, when it is too long.</summary>
    public static string Show(string text)
    {
        var shown = new StringBuilder(Math.Min(text.Length, 4 * Shown));
        var start = Math.Max(0, text.Length - (4 * Shown));
        for (var i = start; i < text.Length; i++)
        {
            var c = text[i];
            var category = char.GetUnicodeCategory(c);
            var hidden = char.IsControl(c) || category is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            _ = hidden ? shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)) : shown.Append(c);
        }

        return start == 0 ? shown.ToString() : "..." + shown;
    }
}
