namespace Breakwater.TextLogs;

/// <summary>
/// Reads a collection cell, members <c>T:KEY=VALUE</c> between semicolons and wrapped in apostrophes where they hold one of the two, without allocating.
/// A closing apostrophe that never comes ends its member at the next semicolon.
/// </summary>
public ref struct CollectionReader
{
    private readonly ReadOnlySpan<byte> _cell;
    private int _next;

    /// <param name="cell">The cell after CSV unquoting.</param>
    public CollectionReader(ReadOnlySpan<byte> cell)
    {
        _cell = cell;
        _next = 0;
    }

    /// <summary>Finds the first member of that key in the whole cell, ignoring case and the type before the colon.</summary>
    /// <param name="key">For example <c>"CMD"u8</c>.</param>
    /// <param name="value">A view over the cell or over <paramref name="scratch"/>.</param>
    /// <param name="scratch">At least as long as the cell; used where apostrophes were doubled.</param>
    public readonly bool TryGet(ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value, Span<byte> scratch)
    {
        var members = new CollectionReader(_cell);
        while (members.TryRead(out var candidate, out value, scratch))
        {
            if (System.Text.Ascii.EqualsIgnoreCase(candidate, key))
            {
                return true;
            }
        }

        value = default;
        return false;
    }

    /// <summary>Reads the next member that has a key; its views die with the next call.</summary>
    public bool TryRead(out ReadOnlySpan<byte> key, out ReadOnlySpan<byte> value, Span<byte> scratch)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scratch.Length, _cell.Length, nameof(scratch));
        while (_next < _cell.Length)
        {
            var rest = _cell[_next..];
            var length = MemberLength(rest);
            _next += length + 1;
            var member = Unwrap(rest[..length], scratch);
            var equals = member.IndexOf((byte)'=');
            if (equals > 0)
            {
                key = member[..equals];
                key = key[(key.IndexOf((byte)':') + 1)..];
                value = member[(equals + 1)..];
                return true;
            }
        }

        key = default;
        value = default;
        return false;
    }

    private static int MemberLength(ReadOnlySpan<byte> rest)
    {
        var quoted = false;
        for (var i = 0; ; i++)
        {
            var step = rest[i..].IndexOfAny((byte)';', (byte)'\'');
            if (step < 0)
            {
                // At most once per cell: what follows that semicolon has an even number of apostrophes.
                return quoted ? FirstSemicolonOrEnd(rest) : rest.Length;
            }

            i += step;
            if (rest[i] == '\'')
            {
                quoted = !quoted;
            }
            else if (!quoted)
            {
                return i;
            }
        }
    }

    private static int FirstSemicolonOrEnd(ReadOnlySpan<byte> rest)
    {
        var semicolon = rest.IndexOf((byte)';');
        return semicolon < 0 ? rest.Length : semicolon;
    }

    private static ReadOnlySpan<byte> Unwrap(ReadOnlySpan<byte> member, Span<byte> scratch)
    {
        if (member.Length == 0 || member[0] != '\'')
        {
            return member;
        }

        member = member.Length > 1 && member[^1] == '\'' ? member[1..^1] : member[1..];
        return Unescape.Doubled(member, (byte)'\'', scratch);
    }
}
