namespace Breakwater.Sigma;

/// <summary>How many YAML values a file may still have once its aliases are expanded.</summary>
internal sealed class FileBudget(int most)
{
    private int _left = most;

    public bool TryTake(long count)
    {
        if (count > _left)
        {
            _left = 0;
            return false;
        }

        _left -= (int)count;
        return true;
    }
}
