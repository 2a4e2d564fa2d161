namespace Breakwater.Sigma;

/// <summary>One record as rules see it: fields by their index in <see cref="RuleSet.Fields"/>, each with no, one or several values.</summary>
/// <remarks>A field with several values is repeated, or given in a second representation (URL-decoded); a test holds when any value satisfies it.</remarks>
public interface IFieldView
{
    /// <summary>How many values the field has in this record; 0 when it is absent.</summary>
    int Count(int field);

    /// <summary>How many of the values, from the first, say that the field is there; the others are further texts that rules compare it with. `null` and `exists` look at these only.</summary>
    int OwnCount(int field);

    /// <summary>One value of a field; the span need only live until the next call.</summary>
    ReadOnlySpan<char> Value(int field, int index);

    /// <summary>How many texts a keyword search looks through: all values, or one raw line.</summary>
    int AllCount { get; }

    /// <summary>One text of the keyword search; the span need only live until the next call.</summary>
    ReadOnlySpan<char> AllValue(int index);
}
