namespace Breakwater.Sigma.Correlations;

/// <summary>Each distinct value once; Sigma compares values ignoring case, so one spelling stands for all: the least, whatever order files are read in.</summary>
internal sealed class ValuePool
{
    private readonly Dictionary<string, int> _ids = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly List<string> _texts = [];

    public ValuePool()
    {
        _bySpan = _ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public IReadOnlyList<string> Texts => _texts;

    public long Chars { get; private set; }

    public int IdOf(ReadOnlySpan<char> value)
    {
        if (!_bySpan.TryGetValue(value, out var id))
        {
            id = _texts.Count;
            var text = value.ToString();
            _texts.Add(text);
            _ids.Add(text, id);
            Chars += text.Length;
        }
        else if (value.SequenceCompareTo(_texts[id]) < 0)
        {
            _texts[id] = value.ToString();
        }

        return id;
    }
}
