using System.Runtime.InteropServices;
using Breakwater.Evtx.Hot;

namespace Breakwater.Evtx.Writing;

/// <summary>
/// How the events of a template are written: what its records share is text made once, and only what depends on a record's values is looked at for each.
/// Most templates are written this way; a plan without steps is written node by node, with the same result.
/// </summary>
internal sealed class Steps
{
    private readonly List<Step> _steps = [];
    private readonly Utf8Buffer _text = new();
    private int _textStart;
    private State _state;

    private enum State : byte
    {
        NotMade,
        Made,
        NotPossible,
    }

    public bool AreToMake => _state == State.NotMade;

    public bool AreMade => _state == State.Made;

    public ReadOnlySpan<Step> All => CollectionsMarshal.AsSpan(_steps);

    /// <summary>The text of all steps, with <see cref="ShortText.Slack"/> more bytes behind it.</summary>
    public ReadOnlySpan<byte> Text => _text.WithSlack(ShortText.Slack);

    public void Clear()
    {
        _steps.Clear();
        _text.Clear();
        (_textStart, _state) = (0, State.NotMade);
    }

    public void Append(ReadOnlySpan<byte> text) => _text.Append(text);

    public void Add(StepKind kind, int node, int slot = -1, int attributes = 0)
    {
        _steps.Add(new Step(_textStart, _text.Length - _textStart, kind, node, slot, attributes));
        _textStart = _text.Length;
    }

    public void Complete(bool isPossible)
    {
        Add(StepKind.End, -1);
        _text.Reserve(ShortText.Slack);
        _state = isPossible ? State.Made : State.NotPossible;
    }
}
