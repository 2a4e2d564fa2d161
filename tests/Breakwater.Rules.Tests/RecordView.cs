using Breakwater.Sigma;

namespace Breakwater.Rules.Tests;

/// <summary>One record's values by the rules' field index, all made at once: the plain twin of the product's view.</summary>
internal readonly struct RecordView(IReadOnlyList<string>[] values, string line) : IFieldView
{
    public int AllCount => 1;

    public int Count(int field) => values[field].Count;

    public int OwnCount(int field) => Count(field);

    public ReadOnlySpan<char> Value(int field, int index) => values[field][index];

    public ReadOnlySpan<char> AllValue(int index) => line;
}
