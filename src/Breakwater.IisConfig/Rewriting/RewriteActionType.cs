namespace Breakwater.IisConfig.Rewriting;

/// <summary>What a rule does when it fires.</summary>
internal enum RewriteActionType
{
    None,
    Rewrite,
    Redirect,
    CustomResponse,
    AbortRequest,
}
