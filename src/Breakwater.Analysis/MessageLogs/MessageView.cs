using Breakwater.Sigma;

namespace Breakwater.Analysis.MessageLogs;

/// <summary>A message as rules see it: one text, which also is the field <c>message</c>.</summary>
internal readonly struct MessageView(string line, int messageField) : IFieldView
{
    public const string Field = "message";

    public int AllCount => 1;

    public int Count(int field) => field == messageField ? 1 : 0;

    public int OwnCount(int field) => Count(field);

    public ReadOnlySpan<char> Value(int field, int index) => line;

    public ReadOnlySpan<char> AllValue(int index) => line;
}
