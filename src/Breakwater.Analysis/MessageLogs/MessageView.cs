using Breakwater.Sigma;

namespace Breakwater.Analysis.MessageLogs;

/// <summary>A message as rules see it: one text, which also is the field <c>message</c>, and what sudo says in it.</summary>
/// <param name="line">The message.</param>
/// <param name="sudo">Has read the same line.</param>
/// <param name="members">What <see cref="MembersOf"/> says of the rules' fields.</param>
internal readonly struct MessageView(string line, SudoMembers sudo, int[] members) : IFieldView
{
    public const string Field = "message";

    // Beside sudo's members, which are numbered from 0, and -1 for what a message does not have.
    private const int Message = -2;

    public int AllCount => 1;

    public int Count(int field) => members[field] switch
    {
        Message => 1,
        < 0 => 0,
        var member => sudo.ValuesOf(member).Count,
    };

    public int OwnCount(int field) => Count(field);

    public ReadOnlySpan<char> Value(int field, int index)
    {
        if (members[field] == Message)
        {
            return line;
        }

        var (start, length) = sudo.ValuesOf(members[field])[index];
        return line.AsSpan(start, length);
    }

    public ReadOnlySpan<char> AllValue(int index) => line;

    /// <summary>What each field of the rules is in a message.</summary>
    public static int[] MembersOf(IEnumerable<string> fields) => [.. fields.Select(f => f.Equals(Field, StringComparison.OrdinalIgnoreCase) ? Message : SudoMembers.NumberOf(f))];
}
