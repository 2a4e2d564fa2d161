namespace Breakwater.Detection.ServerScript;

internal enum TokenKind
{
    /// <summary>A name or a keyword, lower case, escapes decoded.</summary>
    Name,

    /// <summary>The value of a string or character literal.</summary>
    Text,

    Number,

    /// <summary>One character of punctuation, or <c>=&gt;</c> and the comparisons.</summary>
    Mark,

    /// <summary>End of a statement.</summary>
    End,
}
