namespace Breakwater.KnowledgeCompiler;

/// <summary>All messages of the compiler; the consequence is always the same: no pack is written.</summary>
internal static class Messages
{
    public static (string, string) NotYaml(string why) => ("KNOW101", $"not YAML: {Cut(why)}");

    public static (string, string) NotAMapping(string what) => ("KNOW102", $"{what}: expected a mapping of keys");

    public static (string, string) Missing(string key) => ("KNOW103", $"key '{key}' is missing");

    public static (string, string) UnknownKey(string key, IEnumerable<string> known) => ("KNOW104", $"unknown key '{Cut(key)}', known are {string.Join(", ", known)}");

    public static (string, string) Wrong(string key, string expected, string found) => ("KNOW105", $"'{key}': expected {expected}, found '{Cut(found)}'");

    public static (string, string) Twice(string what, string id) => ("KNOW106", $"{what} '{Cut(id)}' is defined twice");

    public static (string, string) Unknown(string where, string what, string id) => ("KNOW107", $"{where} names {what} '{Cut(id)}', which does not exist");

    public static (string, string) FileName(string expected, string found) => ("KNOW108", $"the file name must be the id: expected '{expected}', found '{found}'");

    public static (string, string) Columns(int expected, int found) => ("KNOW109", $"expected {expected} columns, found {found}");

    public static (string, string) Header(string expected, string found) => ("KNOW110", $"expected the header '{expected}', found '{Cut(found)}'");

    public static (string, string) Unreadable(string why) => ("KNOW111", $"cannot be read: {Cut(why)}");

    public static (string, string) NotSorted(string what) => ("KNOW201", $"build {what} is not sorted: expected ascending builds");

    public static (string, string) NotOfLine(string build, string line) => ("KNOW202", $"build {build} does not belong to line {line}");

    public static (string, string) KindAndUpdate(string build) => ("KNOW203", $"build {build}: a cumulative update has no update label, every other kind has one");

    public static (string, string) NoBaseline(string cu) => ("KNOW204", $"{cu} has no baseline entry before its updates");

    public static (string, string) ThirdPart(string cu) => ("KNOW205", $"{cu} has builds with different third parts");

    public static (string, string) DateOrder(string earlier, string later) => ("KNOW206", $"build {later} has the higher number but an earlier date than {earlier}");

    public static (string, string) LabelDate(string build, string label, string date) => ("KNOW207", $"build {build}: label {label} does not match the release date {date}");

    public static (string, string) AfterAsOf(string what, string date) => ("KNOW208", $"{what} is dated {date}, after the as-of day of the pack");

    public static (string, string) Gap(string cve, string cu) => ("KNOW301", $"{cve}: {cu} is in none of fixed, fixedFromBaseline, noPackage");

    public static (string, string) Overlap(string cve, string cu) => ("KNOW302", $"{cve}: {cu} is in more than one of fixed, fixedFromBaseline, noPackage");

    public static (string, string) NotABuildOf(string cve, string build, string cu) => ("KNOW303", $"{cve}: {build} is no build of {cu}");

    public static (string, string) LimitedWithout(string cve, string build) => ("KNOW304", $"{cve}: {build} is a limited package without this fix");

    public static (string, string) DisputedFix(string cve, string build) => ("KNOW305", $"{cve}: {build} is a disputed number, name the preferred one");

    public static (string, string) NoRemedy(string cve) => ("KNOW306", $"{cve}: neither fixedBy nor configuration");

    public static (string, string) NoFixOnLine(string cve, string line) => ("KNOW307", $"{cve}: the affected line {line} has no fixing build at all");

    public static (string, string) FixElsewhere(string cve, string fix) => ("KNOW308", $"{cve}: {fix} exists for no affected line");

    public static (string, string) Score(string cve, double computed, double stated) => ("KNOW309", $"{cve}: the vector gives {computed:0.0}, cvss says {stated:0.0}");

    public static (string, string) PreAuth(string cve) => ("KNOW310", $"{cve}: preAuth contradicts the vector");

    public static (string, string) NotExploited(string cve, string key) => ("KNOW311", $"{cve}: {key} is given but exploited is not true");

    public static (string, string) Newest(string line, string found) => ("KNOW401", $"{line}: latestKnownUpdate is not the newest build, which is {found}");

    public static (string, string) Period(string build) => ("KNOW402", $"build {build}: esuPeriod does not match products.yaml");

    public static (string, string) EntryNotInChain(string cve) => ("KNOW501", $"entry CVE {cve} is not among cves");

    public static (string, string) NoEntry() => ("KNOW502", "no stage is an entry");

    public static (string, string) NotDecidable(string stage) => ("KNOW503", $"entry stage '{stage}' names no decisive source: without one it can never be excluded (or say leavesTraces: false)");

    public static (string, string) TracelessWhy() => ("KNOW504", "leavesTraces: false and 'traceless' must come together");

    public static (string, string) AccessWhy() => ("KNOW505", "either entryCves or 'access' must be given: a hole, or what an intruder needs instead of one");

    public static (string, string) ColumnsWhy(string stage) => ("KNOW507", $"stage '{stage}': 'iisColumns' and a log of IIS among decisiveSources must come together: without the columns that show it such a log excludes nothing");

    public static (string, string) BrokenChain() => ("KNOW506", "a chain needs two steps or more, the first and the last not optional, and 'within' for each after the first");

    private static string Cut(string text) => text.Length <= 80 ? text : text[..80];
}
