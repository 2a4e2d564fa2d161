namespace Breakwater.Sigma;

/// <summary>How much a file may still make of something, such as YAML values once its aliases are expanded.</summary>
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
