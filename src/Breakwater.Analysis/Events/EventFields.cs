using Breakwater.Evtx;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>The fields of events as the rules about one place name them; <see cref="View"/> lends one event to them. One per thread.</summary>
internal sealed class EventFields
{
    private readonly EventValues _values;
    private readonly EventTemplate[][] _templates;
    private readonly Replacement[][] _replacements;
    private readonly List<(int Start, int Length)>[] _forms;
    private readonly long[] _madeFor;
    private readonly (int Name, IReadOnlyList<string> Texts)[] _where;

    public EventFields(IReadOnlyList<string> fields, RecordPlace place, EventNames names, EventValues values)
    {
        _values = values;
        _templates = [.. fields.Select(f => (place.Fields.FirstOrDefault(m => Same(m.Name, f))?.Texts ?? [f]).Select(t => EventTemplate.Of(t, names)).ToArray())];
        _replacements = [.. fields.Select(f => place.Replacements.Where(r => Same(r.Field, f)).ToArray())];
        _forms = [.. fields.Select(_ => new List<(int, int)>(2))];
        _madeFor = new long[fields.Count];
        _where = [.. place.Where.Select(w => (names.Find(w.Name), w.Texts))];
    }

    /// <summary>Whether the event belongs to the place by the values of its fields.</summary>
    public bool Includes(in EvtxRecord record)
    {
        foreach (var (name, texts) in _where)
        {
            var values = _values.Of(record, name);
            if (values.Count == 0 || !texts.Contains(_values.Text(values[0]).ToString(), StringComparer.OrdinalIgnoreCase))
            {
                return false;
            }
        }

        return true;
    }

    public View Show(EvtxRecord record) => new(this, record);

    private List<(int Start, int Length)> Forms(in EvtxRecord record, int field)
    {
        var forms = _forms[field];
        if (_madeFor[field] != _values.Event)
        {
            _madeFor[field] = _values.Event;
            forms.Clear();
            foreach (var template in _templates[field])
            {
                Make(record, template, forms);
            }

            foreach (var replacement in _replacements[field])
            {
                Replace(replacement, forms);
            }
        }

        return forms;
    }

    private void Make(in EvtxRecord record, EventTemplate template, List<(int Start, int Length)> forms)
    {
        if (template.Parts is [(_, var only)])
        {
            if (only >= 0)
            {
                forms.AddRange(_values.Of(record, only));
            }

            return;
        }

        // The event's own values come first in the buffer.
        _ = _values.All(record);
        var start = _values.Used;
        foreach (var (text, name) in template.Parts)
        {
            var values = name >= 0 ? _values.Of(record, name) : null;
            if (values is { Count: 0 })
            {
                return;
            }

            if (values is not null)
            {
                _values.Append(values[0]);
            }
            else
            {
                _values.Append(text);
            }
        }

        forms.Add((start, _values.Used - start));
    }

    private void Replace(Replacement replacement, List<(int Start, int Length)> forms)
    {
        for (var i = 0; i < forms.Count; i++)
        {
            if (_values.Text(forms[i]).StartsWith(replacement.From, StringComparison.OrdinalIgnoreCase))
            {
                var (start, length) = forms[i];
                var made = _values.Used;
                _values.Append(replacement.To);
                _values.Append((start + replacement.From.Length, length - replacement.From.Length));
                forms[i] = (made, _values.Used - made);
            }
        }
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The event as the rules see it; valid until the next one.</summary>
    internal readonly ref struct View(EventFields fields, EvtxRecord record) : IFieldView
    {
        private readonly EvtxRecord _record = record;

        /// <summary>A keyword rule looks through the values of the event and its provider's name.</summary>
        public int AllCount => fields._values.All(_record).Count;

        public int Count(int field) => fields.Forms(_record, field).Count;

        public ReadOnlySpan<char> Value(int field, int index) => fields._values.Text(fields.Forms(_record, field)[index]);

        public ReadOnlySpan<char> AllValue(int index) => fields._values.Text(fields._values.All(_record)[index]);
    }
}
