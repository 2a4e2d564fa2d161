using System.Runtime.InteropServices;

namespace Breakwater.Analysis.Yara;

/// <summary>The functions of libyara 4 that are used here. The library is the user's own; without it the rest of the program works as ever.</summary>
internal sealed class YaraLibrary
{
    private static readonly string[] Names = OperatingSystem.IsWindows() ? ["libyara.dll", "libyara64.dll", "yara.dll"] : ["libyara.so.10", "libyara.so.9", "libyara.so.8", "libyara.so", "libyara.dylib"];

    private static readonly Lazy<YaraLibrary?> Found = new(Load);

    private YaraLibrary(nint handle)
    {
        T Function<T>(string name)
            where T : Delegate => Marshal.GetDelegateForFunctionPointer<T>(NativeLibrary.GetExport(handle, name));

        Initialize = Function<Simple>("yr_initialize");
        CompilerCreate = Function<Create>("yr_compiler_create");
        CompilerDestroy = Function<Destroy>("yr_compiler_destroy");
        CompilerSetCallback = Function<SetCompilerCallback>("yr_compiler_set_callback");
        CompilerDefineString = Function<DefineString>("yr_compiler_define_string_variable");
        CompilerAddString = Function<AddString>("yr_compiler_add_string");
        CompilerGetRules = Function<FromObject>("yr_compiler_get_rules");
        RulesDestroy = Function<Release>("yr_rules_destroy");
        ScannerCreate = Function<FromObject>("yr_scanner_create");
        ScannerDestroy = Function<Destroy>("yr_scanner_destroy");
        ScannerSetCallback = Function<SetScannerCallback>("yr_scanner_set_callback");
        ScannerSetTimeout = Function<SetNumber>("yr_scanner_set_timeout");
        ScannerDefineString = Function<DefineString>("yr_scanner_define_string_variable");
        ScannerScan = Function<ScanMemory>("yr_scanner_scan_mem");
    }

    public delegate int Simple();

    public delegate int Create(out nint made);

    public delegate void Destroy(nint made);

    public delegate int Release(nint made);

    public delegate int FromObject(nint from, out nint made);

    /// <summary>Told of each error and warning; level 0 is an error.</summary>
    public delegate void CompilerCallback(int level, nint file, int line, nint rule, nint message, nint userData);

    public delegate void SetCompilerCallback(nint compiler, CompilerCallback callback, nint userData);

    public delegate int DefineString(nint target, byte[] name, byte[] value);

    /// <summary>Returns the number of errors.</summary>
    public delegate int AddString(nint compiler, byte[] rules, byte[] ruleSpace);

    /// <summary>Message 1 is a matching rule, and then <paramref name="data"/> is the rule.</summary>
    public delegate int ScanCallback(nint context, int message, nint data, nint userData);

    public delegate void SetScannerCallback(nint scanner, ScanCallback callback, nint userData);

    public delegate void SetNumber(nint target, int value);

    public delegate int ScanMemory(nint scanner, byte[] bytes, nuint length);

    /// <summary>Null where no libyara can be loaded.</summary>
    public static YaraLibrary? Installed => Found.Value;

    public Simple Initialize { get; }

    public Create CompilerCreate { get; }

    public Destroy CompilerDestroy { get; }

    public SetCompilerCallback CompilerSetCallback { get; }

    public DefineString CompilerDefineString { get; }

    public AddString CompilerAddString { get; }

    public FromObject CompilerGetRules { get; }

    public Release RulesDestroy { get; }

    public FromObject ScannerCreate { get; }

    public Destroy ScannerDestroy { get; }

    public SetScannerCallback ScannerSetCallback { get; }

    public SetNumber ScannerSetTimeout { get; }

    public DefineString ScannerDefineString { get; }

    public ScanMemory ScannerScan { get; }

    private static YaraLibrary? Load()
    {
        foreach (var name in Names)
        {
            if (!NativeLibrary.TryLoad(name, out var handle))
            {
                continue;
            }

            try
            {
                var library = new YaraLibrary(handle);
                return library.Initialize() == 0 ? library : null;
            }
            catch (EntryPointNotFoundException)
            {
                // An older or newer library lacks a function that is needed; another one may have it.
            }
        }

        return null;
    }
}
