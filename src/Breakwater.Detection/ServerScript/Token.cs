namespace Breakwater.Detection.ServerScript;

/// <summary>A word of server code as the compiler sees it: comments, white space and letter case are gone.</summary>
internal readonly record struct Token(TokenKind Kind, string Value)
{
    public static Token End { get; } = new(TokenKind.End, "\n");

    public bool IsName(string name) => Kind == TokenKind.Name && Value == name;

    public bool IsMark(char mark) => Kind == TokenKind.Mark && Value.Length == 1 && Value[0] == mark;
}
