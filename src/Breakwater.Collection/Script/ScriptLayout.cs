namespace Breakwater.Collection.Script;

/// <summary>Names that the script writes and the reader of its folder expects.</summary>
internal static class ScriptLayout
{
    public const string HashList = "breakwater-hashes.txt";
    public const string Custody = "breakwater-custody.txt";
    public const string Log = "breakwater-robocopy.txt";

    /// <summary>Files that cannot be in the hash list because they are written after it or with it.</summary>
    public static bool IsOwn(string name) => name is HashList or Custody or Log;
}
