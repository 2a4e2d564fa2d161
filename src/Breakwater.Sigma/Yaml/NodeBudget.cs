namespace Breakwater.Sigma.Yaml;

/// <summary>How many YAML values a file may still hold, aliases expanded.</summary>
internal sealed class NodeBudget
{
    private int _left = Limits.NodesPerFile;

    public bool TryTake(int count)
    {
        if (count > _left)
        {
            _left = 0;
            return false;
        }

        _left -= count;
        return true;
    }
}
