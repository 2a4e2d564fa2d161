namespace Breakwater.Model;

/// <summary>Where a log's own ending stands in its name, also under a further one: what encrypts, packs or rolls over files appends it.</summary>
public static class LogEnding
{
    /// <summary>-1 where the name has no such ending, or nothing before it.</summary>
    public static int IndexOf(ReadOnlySpan<char> name, string ending)
    {
        for (var at = 1; at < name.Length; at += ending.Length)
        {
            var next = name[at..].IndexOf(ending, StringComparison.OrdinalIgnoreCase);
            if (next < 0)
            {
                return -1;
            }

            at += next;
            if (name[(at + ending.Length)..] is "" or ['.', ..])
            {
                return at;
            }
        }

        return -1;
    }
}
