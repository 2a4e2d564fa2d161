namespace Breakwater.Sigma.Expressions;

/// <summary>What a rule says about one record: conditions and detections in one tree, shared parts allowed.</summary>
internal abstract class Expression
{
    /// <summary>The parts of which it is made.</summary>
    public virtual IReadOnlyList<Expression> Children => [];
}
