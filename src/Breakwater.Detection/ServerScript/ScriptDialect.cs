namespace Breakwater.Detection.ServerScript;

/// <summary>The two ways of writing comments, strings and statements among the languages that IIS runs.</summary>
internal enum ScriptDialect
{
    /// <summary>VBScript and Visual Basic .NET.</summary>
    Basic,

    /// <summary>C#, JScript and JScript .NET.</summary>
    Braces,
}
