namespace Breakwater.Analysis.MessageLogs;

/// <summary>
/// What sudo writes about a command: <c>sudo: kim : TTY=pts/0 ; PWD=/home/kim ; USER=root ; COMMAND=/bin/su</c>. The command comes last and may hold anything; a folder's name before it may look like
/// another member, so that each occurrence counts. Read once a line, and only when a rule asks; for one thread.
/// </summary>
internal sealed class SudoMembers
{
    private const string Separator = " ; ";

    private static readonly string[] Names = ["TTY", "CHROOT", "PWD", "USER", "GROUP", "TSID", "ENV", "COMMAND"];

    private readonly List<(int Start, int Length)>[] _values = [.. Names.Select(_ => new List<(int, int)>())];
    private string _line = "";
    private bool _isRead;

    /// <summary>The number of a member by its name, whatever its case; -1 for what is none.</summary>
    public static int NumberOf(string field) => Array.FindIndex(Names, n => n.Equals(field, StringComparison.OrdinalIgnoreCase));

    public void Begin(string line) => (_line, _isRead) = (line, false);

    /// <summary>Where the values of a member stand in the line.</summary>
    public IReadOnlyList<(int Start, int Length)> ValuesOf(int member)
    {
        if (!_isRead)
        {
            _isRead = true;
            Array.ForEach(_values, v => v.Clear());
            Read(StartOfMembers());
        }

        return _values[member];
    }

    private void Read(int at)
    {
        while (at >= 0 && at < _line.Length)
        {
            var separator = _line.IndexOf(Separator, at, StringComparison.Ordinal);
            var end = separator < 0 ? _line.Length : separator;
            var number = Array.FindIndex(Names, n => _line.AsSpan(at, end - at).StartsWith(n, StringComparison.Ordinal) && at + n.Length < end && _line[at + n.Length] == '=');
            if (number == Names.Length - 1)
            {
                end = _line.Length;
            }

            if (number >= 0)
            {
                _values[number].Add((at + Names[number].Length + 1, end - at - Names[number].Length - 1));
            }

            at = end == _line.Length ? -1 : end + Separator.Length;
        }
    }

    /// <summary>Behind the user who called sudo; -1 where another program wrote the line.</summary>
    private int StartOfMembers()
    {
        var program = _line.IndexOf("sudo", StringComparison.Ordinal);
        if (program < 0 || (program > 0 && _line[program - 1] != ' ') || _line.AsSpan(program + 4) is not [':' or '[', ..])
        {
            return -1;
        }

        var user = _line.IndexOf(" : ", program, StringComparison.Ordinal);
        return user < 0 ? -1 : user + 3;
    }
}
