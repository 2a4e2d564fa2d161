namespace Breakwater.Analysis.Yara;

/// <summary>Tries the user's rules on one file at a time; one thread's own.</summary>
internal sealed class YaraScanner : IDisposable
{
    private const int RuleMatches = 1;
    private const int Continue = 0;
    private const int Success = 0;

    private readonly YaraRules _rules;
    private readonly nint _scanner;
    private readonly List<(string Name, string File)> _matches = [];

    /// <summary>Held here because the library keeps only its address.</summary>
    private readonly YaraLibrary.ScanCallback _callback;

    /// <param name="rules">The compiled rules.</param>
    /// <param name="timeoutSeconds">The longest time for one file.</param>
    public YaraScanner(YaraRules rules, int timeoutSeconds)
    {
        _rules = rules;
        _callback = OnMessage;
        if (rules.Library.ScannerCreate(rules.Handle, out _scanner) == Success)
        {
            rules.Library.ScannerSetCallback(_scanner, _callback, 0);
            rules.Library.ScannerSetTimeout(_scanner, timeoutSeconds);
        }
    }

    /// <returns>Null where the library gave up: after the time for one file, or for lack of memory.</returns>
    public IReadOnlyList<(string Name, string File)>? Matches(string path, byte[] content, int length)
    {
        if (_scanner == 0)
        {
            return null;
        }

        _matches.Clear();
        var name = path[(path.LastIndexOf('/') + 1)..];
        Define("filename", name);
        Define("filepath", path);
        Define("extension", Path.GetExtension(name));
        return _rules.Library.ScannerScan(_scanner, content, (nuint)length) == Success ? [.. _matches.Distinct()] : null;
    }

    public void Dispose()
    {
        if (_scanner != 0)
        {
            _rules.Library.ScannerDestroy(_scanner);
        }
    }

    private void Define(string variable, string value) => _ = _rules.Library.ScannerDefineString(_scanner, YaraRules.Terminated(variable), YaraRules.Terminated(value));

    private int OnMessage(nint context, int message, nint data, nint userData)
    {
        if (message == RuleMatches)
        {
            _matches.Add(_rules.Read(data));
        }

        return Continue;
    }
}
