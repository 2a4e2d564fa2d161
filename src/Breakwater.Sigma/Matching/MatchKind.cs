namespace Breakwater.Sigma.Matching;

/// <summary>What a <see cref="MatchNode"/> asks.</summary>
internal enum MatchKind
{
    Always,
    Never,
    AllOf,
    AnyOf,
    Not,
    Field,
    Keyword,
    Exists,
    Null,
    FieldReference,
}
