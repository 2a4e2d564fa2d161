namespace Breakwater.Mitigation;

/// <summary>All messages of this project.</summary>
internal static class Messages
{
    /// <summary>What every print about a mitigation must say.</summary>
    public const string NotACure = "A mitigation is not a remediation if the server was already compromised, nor full protection against attack: hunt, patch, then remove it.";

    public static string NoRoot(string root) => $"MITI001 {root}: expected a folder that holds Windows; nothing was done";

    public static string NoHost(string path) => $"MITI002 {path}: expected applicationHost.config, found none; nothing was done";

    public static string Damaged(string path, string problem) => $"MITI003 {path}: {problem}; nothing was changed";

    public static string Encoding(string path) => $"MITI004 {path}: its bytes cannot be read and written back unchanged; nothing was changed";

    public static string Unreachable(string path) => $"MITI005 {path}: not below the root, or behind a link that leads out of it; nothing was changed";

    public static string UnknownId(string id, IEnumerable<string> known) => $"MITI006 {id}: no such mitigation, expected one of {string.Join(", ", known)}; nothing was done";

    public static string NotInFiles(string id) => $"MITI007 {id}: nothing to apply, it is a check or lives in clients, directory or cloud; nothing was done";

    public static string NoPackage() =>
        "MITI008 no sealed package of this server was given (--package FILE.zip): applying recycles application pools and destroys volatile evidence. "
        + "Collect first (breakwater collect), or state --without-package, which is recorded; nothing was changed";

    public static string NotEffective(string id, string reason) => $"MITI009 {id}: it would not be effective: {reason}; nothing was changed";

    public static string Changed(string path, string expected, string found) => $"MITI010 {path}: expected SHA-256 {expected}, found {found}; it was changed while this ran, nothing was written to it";

    public static string JournalDamaged(string path, string why) => $"MITI011 {path}: the journal cannot be used ({why}); nothing was done";

    public static string Interrupted(string action, IEnumerable<string> ids) => $"MITI012 interrupted: an earlier {action} of {string.Join(", ", ids)} did not finish; any 'breakwater mitigate apply' or 'rollback' of this root completes it before anything else, and nothing is evaluated until then";

    public static string RepairConflict(string path) => $"MITI013 {path}: neither what the interrupted run found nor what it was writing; decide by hand, its before-image is in the journal; nothing was changed";

    public static string Completed(string action, IEnumerable<string> ids) => $"MITI014 an earlier {action} of {string.Join(", ", ids)} was interrupted; it is now complete";

    public static string NotApplied(string id) => $"MITI015 {id}: the journal does not say that it was applied here; nothing was changed";

    public static string Conflict(string path, int line, string found) => $"MITI016 {path} line {line}: changed since by somebody else, found '{found}'; not overwritten, nothing was changed";

    public static string AlreadyThere(string id) => $"MITI017 {id}: in force already, nothing to change";

    public static string NoTarget(string id, string what) => $"MITI018 {id}: {what}; nothing was changed";

    public static string NotForLine(string id, string line) => $"MITI019 {id}: does not exist on Exchange {line}; nothing was changed";

    public static string BuildTooOld(string id, string build, string floors) => $"MITI020 {id}: build {build} does not support it (needs {floors}); applying it would break access, nothing was changed";

    public static string Busy(string path) => $"MITI021 {path}: another apply or rollback is running; nothing was done";

    public static string Declared(DateTime at, bool hasFiles, bool isSealed) =>
        $"{(hasFiles ? "applied by breakwater on" : "script emitted by breakwater, whether it was run is not known, on")} {at:yyyy-MM-dd'T'HH:mm:ss'Z'}{(isSealed ? "" : ", without a sealed package")}";

    public static string Unwritable(string path, string why) => $"MITI022 {path}: cannot be written ({why})";

    public static string UndoneAfterFailure(string why) => $"MITI023 {why}; what had been written was put back";

    public static string RepairFailed(string why) => $"MITI026 an earlier transaction was interrupted and could not be completed now ({why}); it stays open, the next apply or rollback tries again";

    public static string NotClosed(string path, string why) => $"MITI027 {path}: everything is written, but the journal could not be closed ({why}); the next apply or rollback closes it";
}
