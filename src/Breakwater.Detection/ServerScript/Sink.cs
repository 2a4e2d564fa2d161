namespace Breakwater.Detection.ServerScript;

/// <summary>Functions by which a value takes effect.</summary>
/// <param name="Names">Separated by spaces.</param>
/// <param name="Alone">Only where the name is no member of an object: <c>execute</c> is a statement, <c>connection.Execute</c> a query.</param>
/// <param name="Made">Only after <c>new</c>: JScript makes functions of text.</param>
/// <param name="Needs">The page also has one of these words, which tell what the object is.</param>
/// <param name="FirstOnly">Only the first argument counts: a path, a connection.</param>
/// <param name="LastOnly">Only the last argument counts: where a copy goes, what is sent.</param>
/// <param name="Of">The object before the dot has one of these names.</param>
/// <param name="NotOf">Only on an object, and on none that begins with one of these names.</param>
internal sealed record Sink(FlowKind Kind, string Names, bool Alone = false, bool Made = false, string? Needs = null, bool FirstOnly = false, bool LastOnly = false, string? Of = null, string? NotOf = null)
{
    /// <summary>The names of <see cref="Of"/>.</summary>
    public string[]? Objects { get; } = Of?.Split(' ');

    /// <summary>The names of <see cref="NotOf"/>.</summary>
    public string[]? OtherObjects { get; } = NotOf?.Split(' ');
}
