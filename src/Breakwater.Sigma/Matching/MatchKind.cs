namespace Breakwater.Sigma.Matching;

/// <summary>What a <see cref="MatchNode"/> asks.</summary>
internal enum MatchKind
{
    AllOf,
    AnyOf,
    Not,
    Field,
    Keyword,
    Exists,
    Null,
    FieldReference,
}
