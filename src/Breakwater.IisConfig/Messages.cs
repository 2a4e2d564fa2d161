using System.Globalization;
using System.Text;

namespace Breakwater.IisConfig;

/// <summary>All messages of this project. Everything that comes from the file passes <see cref="Show"/>.</summary>
internal static class Messages
{
    private const int Shown = 80;

    public static string NotXml(string path, int line, int column, string what) =>
        $"IISC001 {Show(path, 300)} line {line} column {column}: expected well-formed XML, found: {Show(what)}; what precedes it is read, nothing is concluded from what is absent";

    public static string TooDeep(string path, int line, int limit) => $"IISC002 {Show(path, 300)} line {line}: elements nested deeper than {limit}; reading stops here";

    public static string TooLarge(string path, long limit) => $"IISC003 {Show(path, 300)}: more than {limit} elements; reading stops here";

    public static string NotIis(string path, string root) => $"IISC004 {Show(path, 300)}: expected <configuration> with <system.applicationHost>, found <{Show(root)}>; not used";

    public static string Inaccessible(string path, string what) => $"IISC005 {Show(path, 300)}: cannot be read ({Show(what)}); not used";

    public static string NotConfiguration(string path, string root) => $"IISC006 {Show(path, 300)}: expected <configuration>, found <{Show(root)}>; IIS refuses the file";

    public static string Duplicate(string entry, string name, string first, string second) =>
        $"duplicate {entry} '{Show(name)}' in {Show(first, 300)} and {Show(second, 300)}: IIS answers 500.19 for the whole place, so what is 'protected' is down";

    public static string BrokenPattern(string rule, string pattern, string origin) =>
        $"rule '{Show(rule)}' in {Show(origin, 300)}: '{Show(pattern)}' is no regular expression; IIS answers 500 to every request of the place";

    public static string Locked(string path, string section) => $"{Show(path, 300)} sets {Show(section)}, which the configuration above locks: IIS answers 500.19 for the whole place";

    public static string SectionTwice(string path, string section) => $"{Show(path, 300)} has {section} twice: IIS answers 500.19 for the whole place";

    public static string TokenTooLow(string place, string expected, string actual) =>
        $"{Show(place)}: Extended Protection is {Show(actual)}, {expected} is needed";

    public static string SslNotRequired(string place, string flags) =>
        $"{Show(place)}: Extended Protection is on but SSL is not required (sslFlags {Show(flags)}, Ssl and Ssl128 are needed)";

    public static string NoRewriteModule() => "RewriteModule is not among the global modules of applicationHost.config: URL Rewrite is not installed, no rule runs";

    public static string NoModuleFile(string image) => $"RewriteModule is listed, but its file {Show(image, 300)} does not exist";

    public static string RewriteModuleLoaded(string image) => $"RewriteModule is loaded from {Show(image, 300)}";

    public static string ModuleRemoved(string place, string by) => $"RewriteModule is taken away at {Show(place)} by {Show(by, 300)}: no rule runs there";

    public static string NotInEvidence(string path) => $"{Show(path, 300)} is not in the evidence: it could clear the rule";

    public static string MayUnprotect(string path) => $"{Show(path, 300)} is not in the evidence, and no lock keeps it from taking the protection away";

    public static string FilesUsable(int places) => $"the configuration files of {places} applications can be used and hold no duplicate name";

    public static string RuleNotSeen(string rule, string path) => $"rule '{Show(rule)}' was not seen, and {Show(path, 300)} is not in the evidence";

    public static string RuleAbsent(string rule, string place) => $"rule '{Show(rule)}' is not there for {Show(place)}";

    public static string RuleInForce(string rule, string origin) => $"rule '{Show(rule)}' is in force ({Show(origin, 300)})";

    public static string UrlNotCatchAll(string rule, string url, bool valid) => valid
        ? $"rule '{Show(rule)}': match url '{Show(url)}' does not catch every request, '.*' is needed"
        : $"rule '{Show(rule)}': match url '{Show(url)}' is no regular expression; IIS answers 500 to every request";

    public static string WrongAction(string rule, string action) => $"rule '{Show(rule)}': action is {action}, which does not do what the mitigation needs";

    public static string ConditionCount(string rule, int count) => $"'{Show(rule)}': {count} conditions where the published form has fewer or more";

    public static string ConditionSwitch(string rule, string what) => $"'{Show(rule)}': {what} turns the published form into something else";

    public static string Superseded(string rule, string pattern, string why) => $"'{Show(rule)}' has the outdated form '{Show(pattern)}': {why}";

    public static string WrongInput(string rule, string found, string expected) =>
        $"rule '{Show(rule)}': input is '{Show(found)}', expected exactly '{expected}'{(found.Replace(" ", "", StringComparison.Ordinal) == expected ? " (a stray space)" : "")}";

    public static string WrongPattern(string rule, string found, string expected) => $"'{Show(rule)}': pattern is '{Show(found)}', expected exactly '{expected}'";

    public static string WrongVariable(string rule, string found, string expected) => $"rule '{Show(rule)}': it rewrites '{Show(found)}', expected {expected}";

    public static string WrongValue(string rule, string found, string expected) => $"rule '{Show(rule)}': value is '{Show(found)}', expected exactly '{expected}'";

    public static string Disabled(string rule, string origin) => $"rule '{Show(rule)}' is disabled ({Show(origin, 300)})";

    public static string WrongSyntax(string rule, string syntax) => $"rule '{Show(rule)}': patternSyntax {syntax} reads the pattern as something else, ECMAScript is needed";

    public static string ClearedIn(string rule, string place, string by) => $"rule '{Show(rule)}' is not in force at {Show(place)}{(by.Length > 0 ? $": {Show(by, 300)}" : "")}";

    public static string Shadowed(string rule, string earlier, string origin, bool stops) =>
        $"rule '{Show(rule)}' is shadowed: '{Show(earlier)}' ({Show(origin, 300)}) comes first and {(stops ? "stops processing" : "rewrites the request")}";

    public static string WrongBranch(string rule, string origin, string branch) => $"'{Show(rule)}' lies in the wrong branch ({Show(origin, 300)}), {branch} is needed";

    public static string WrongPlace(string rule, string where, string needed) => $"rule '{Show(rule)}' is at {Show(where)} only, it must be at {Show(needed)}";

    public static string NoPreCondition(string rule, string name) => $"rule '{Show(rule)}' refers to the pre-condition '{Show(name)}', which does not exist";

    public static string PreConditionLacks(string name, string input) => $"pre-condition '{Show(name)}' lacks the condition on {input}";

    public static string NoPool(string pool) => $"application pool {pool} does not exist";

    public static string NoPools() => "the configuration in the evidence lists no application pools";

    public static string PoolUnlisted(string pool) => $"applications use the application pool {pool}, which the configuration in the evidence does not list";

    public static string PoolStarts(string pool) => $"application pool {Show(pool)} starts by itself (autoStart is not false)";

    public static string PoolAlwaysRunning(string pool) => $"application pool {Show(pool)}: startMode AlwaysRunning starts it in spite of autoStart=false";

    public static string PoolOff(string pool) => $"application pool {Show(pool)} does not start by itself; whether it was stopped no file shows";

    public static string ServicesNotSeen(IReadOnlyList<string> names) => $"start types of {string.Join(", ", names)} are not in the evidence: Managed Availability may restart what was stopped";

    public static string ServiceDisabled(string name) => $"service {name} is disabled";

    public static string ServiceStarts(string name, string start) => $"service {name} is not disabled (Start={start}): what was stopped comes back";

    public static string ServicesNotInstalled(IReadOnlyList<string> names) => $"none of {string.Join(", ", names)} is installed";

    public static string ModuleLoaded(string name, string? version) => $"{name} is loaded{(version is null ? "" : $" in version {version}, which needs the update of Windows")}";

    public static string ModuleHarmless(string name, string version) => $"{name} is loaded in version {version}, which does no harm";

    public static string ModuleLeftOver(string name) => $"{name} is still switched on under modules although it is no longer loaded: IIS answers 500";

    public static string ModuleGone(string name) => $"{name} is not loaded";

    public static string ProtectionOff() => "Extended Protection is off on every virtual directory";

    public static string ProtectionOn(int count) => $"Extended Protection is set on all {count} virtual directories that need it";

    public static string StricterThanSupported(string place, string actual, string expected) => $"{Show(place)}: {actual} is stricter than the supported {expected}; clients may fail";

    public static string SuppressNotSeen() => "the registry value SuppressExtendedProtection is not in the evidence; it can undo all of it";

    public static string SuppressOff() => "SuppressExtendedProtection is absent or 0";

    public static string Suppressed() => "SuppressExtendedProtection is set: Windows ignores Extended Protection whatever IIS says";

    public static string OverridesNotSeen(string name) => $"setting override {name}: no export of the overrides is in the evidence";

    public static string OverridesCut(string name, string lack) => $"setting override {name}: the export of the overrides may lack some ({Show(lack)})";

    public static string ParametersCut() => "the parameters of one are not listed in full";

    public static string OverrideDefault(string name) => $"no override changes {name}; the product's own value protects";

    public static string OverrideAbsent(string name, string value) => $"no override sets {name} to {value}";

    public static string OverrideWrong(string name, string found, string expected) => $"override {name} is '{Show(found)}', '{expected}' is needed";

    public static string OverrideSet(string name, string value, bool applies) => $"override {name} is {value}{(applies ? "" : ", but limited to servers or builds; whether to this one is not known")}";

    public static string DefaultUndecided(string name, IReadOnlyList<Model.ExchangeBuild> from) => $"no override changes {name}; whether the product's own value protects depends on the build (from {string.Join(", ", from)}), which is not known";

    public static string UnsafeOverride(string name, string value, string meaning, bool applies) =>
        $"override {name} is '{Show(value)}': {meaning}{(applies ? "" : "; whether it is in force on this server is not known")}";

    public static string NoUnsafeOverride(int count) => $"none of the {count} overrides of the export reopens a hole";

    public static string SwitchesNotSeen(IEnumerable<string> names) => $"the registry values {string.Join(", ", names)} are not in the evidence";

    public static string UnsafeSwitch(string name, string meaning) => $"registry value {name} is set: {meaning}";

    public static string NoUnsafeSwitch(IEnumerable<string> names) => $"{string.Join(", ", names)}: not set in the registry";

    public static string EmergencySwitch(string of, bool? enabled) => enabled switch
    {
        true => $"MitigationsEnabled of the {of} is True",
        false => $"MitigationsEnabled of the {of} is False: nothing is fetched",
        _ => $"MitigationsEnabled of the {of} is in no export",
    };

    public static string EmergencyServiceStart(int type) => type == Verification.ServiceCheck.Automatic ? "service MSExchangeMitigation starts automatically" : $"service MSExchangeMitigation does not start by itself (Start={type})";

    public static string EmergencyServiceNotSeen() => "the start type of MSExchangeMitigation is not in the evidence";

    public static string CloudNotSeen() => "whether the keys of the shared application were taken away only the tenant shows";

    public static string EmergencyBlocked(IEnumerable<string> ids) => $"blocked by an administrator: {Show(string.Join(", ", ids))}";

    public static string DeclaredByEmergencyService(string id) => $"the emergency mitigation service states {Show(id)} as applied";

    public static string DownloadDomainsNotSeen() => "EnableDownloadDomains of the organisation is in no export";

    public static string DownloadDomainsOff() => "EnableDownloadDomains of the organisation is False";

    public static string DownloadDomainsOn() => "EnableDownloadDomains of the organisation is True";

    public static string DownloadHostsNotSeen() => "download domains are on; the host names of the virtual directory are in no export";

    public static string DownloadHostMissing(string directory) => $"'{Show(directory)}' lacks a download host name";

    public static string DownloadHostShared(string directory, string host) => $"'{Show(directory)}': download host name '{Show(host)}' is the one of Outlook on the web, which protects nothing";

    public static string DownloadHostsApart(string directory) => $"'{Show(directory)}' has download host names of its own";

    public static string DirectoriesCut(string lack) => $"the export of the virtual directories may lack some ({Show(lack)})";

    public static string UsersCut(int users, string lack) => $"{users} users are in the export, and it may lack some ({Show(lack)})";

    public static string UsersNotSeen() => "no export of the users shows who may use remote PowerShell";

    public static string RemotePowerShellForAll(int users) => $"all {users} users may use remote PowerShell";

    public static string RemotePowerShellFor(int users, int allowed, IEnumerable<string> names) => allowed == 0 ? $"none of {users} users may use remote PowerShell"
        : $"{allowed} of {users} users may use remote PowerShell: confirm that they administer Exchange ({Show(string.Join(", ", names), 300)}{(allowed > 5 ? " ..." : "")})";

    public static string SchemaNotSeen() => "possSuperiors of the schema class ms-Exch-Storage-Group is in no export";

    public static string SchemaCut() => "possSuperiors of ms-Exch-Storage-Group is not listed in full";

    public static string SchemaOpen() => "possSuperiors of ms-Exch-Storage-Group holds 'computer'";

    public static string SchemaClosed() => "possSuperiors of ms-Exch-Storage-Group does not hold 'computer'";

    public static string ProvidersNotSeen() => "the registry key of the antimalware interface is not in the evidence: whether a scanner takes part is not known";

    public static string Providers(int count) => count > 0 ? $"{count} scanner(s) registered with the antimalware interface" : "no scanner is registered with the antimalware interface: nothing is scanned";

    public static string NotInFiles() => "nothing in files or registry shows it; the directory, the clients or the cloud decide";

    public static string NoHost() => "applicationHost.config is not in the evidence or cannot be read";

    public static string NotEvaluable() => "the configuration names more applications, folders, locations or rules than any server has; it is not evaluated";

    public static string HostIncomplete() => "applicationHost.config breaks off or names no Exchange site; nothing is concluded from what is absent";

    public static string NoFrontEnd() => "no site of applicationHost.config is the Exchange front end";

    public static string Proof(int rows, int wrong, Verification.ProofRow? first) => wrong == 0
        ? $"all {rows} requests of the proof table do what they should"
        : $"{wrong} of {rows} requests of the proof table do not do what they should, first {first!.Request.Method} {first.Request.Path} ({first.Request.Note}): {first.Outcome} {Show(first.By)}";

    public static string Show(string text, int limit = Shown)
    {
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(text.Length, limit)))
        {
            var hidden = char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
            _ = hidden ? shown.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)) : shown.Append(c);
        }

        return text.Length > limit ? shown.Append("...").ToString() : shown.ToString();
    }
}
