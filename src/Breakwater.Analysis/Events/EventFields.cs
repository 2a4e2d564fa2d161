using System.Globalization;
using Breakwater.Analysis.Rules;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;

namespace Breakwater.Analysis.Events;

/// <summary>The fields of events as the rules about one place name them; <see cref="View"/> lends one event to them. One per thread.</summary>
internal sealed class EventFields
{
    private readonly EventValues _values;
    private readonly RecordPlace _place;
    private readonly IReadOnlyList<string> _fields;

    // Rules about a place look at few of all fields: what stands for one is worked out when it is first asked for.
    private readonly EventTemplate[]?[] _templates;
    private readonly Replacement[]?[] _replacements;
    private readonly List<(int Start, int Length)>?[] _forms;
    private readonly long[] _madeFor;
    private readonly (int Name, IReadOnlyList<string> Texts)[] _where;
    private readonly EventNames _names;

    public EventFields(IReadOnlyList<string> fields, RecordPlace place, EventNames names, EventValues values)
    {
        _values = values;
        _names = names;
        (_place, _fields) = (place, fields);
        _templates = new EventTemplate[fields.Count][];
        _replacements = new Replacement[fields.Count][];
        _forms = new List<(int, int)>[fields.Count];
        _madeFor = new long[fields.Count];
        _where = [.. place.Where.Select(w => (names.Find(w.Name), w.Texts))];
    }

    /// <summary>Whether only the values of an event tell that it belongs to the place.</summary>
    public bool IsConditional => _where.Length > 0;

    /// <summary>What is known of the rules' fields in events of one id.</summary>
    public Func<int, IReadOnlyList<string>?> KnownBy(int? eventId)
    {
        IReadOnlyList<string>? id = eventId is { } number ? [number.ToString(CultureInfo.InvariantCulture)] : null;
        var name = _names.Find(SystemFields.EventId);
        return field => IsNamed(field, name) ? id : null;
    }

    /// <summary>What is known of the rules' fields in events of one channel and provider that have values of these names.</summary>
    public Func<int, IReadOnlyList<string>?> KnownBy(string channel, string provider, IReadOnlySet<int> present)
    {
        var (channelName, providerName) = (Always(SystemFields.Channel), Always(SystemFields.Provider));
        return field => IsNamed(field, channelName) ? [channel] : IsNamed(field, providerName) ? [provider] : IsAbsent(field, present) ? [] : null;

        // A value of that name would be a second one.
        int Always(string name) => _names.Find(name) is var number && present.Contains(number) ? -1 : number;
    }

    /// <summary>Every name whose values the rules, or what decides whether they apply, look at.</summary>
    public IEnumerable<int> NamesFor(PlaceRules rules) =>
        rules.Matcher.AskedFields.Concat(rules.Conditions?.AskedFields ?? []).SelectMany(Templates).SelectMany(t => t.Parts).Select(p => p.Name)
            .Concat(_where.Select(w => w.Name)).Where(n => n >= 0);

    /// <summary>Whether the event belongs to the place by the values of its fields.</summary>
    public bool Includes()
    {
        foreach (var (name, texts) in _where)
        {
            var values = _values.Of(name);
            if (values.Count == 0 || !IsAnyOf(_values.Text(values[0]), texts))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The event that was read last.</summary>
    public View Show() => new(this);

    // What captures variables is apart from what is asked for every event: the compiler makes an object for them at the first line of a method.
    private EventTemplate[] Templates(int field) => _templates[field] ??= FindTemplates(field);

    private Replacement[] Replacements(int field) => _replacements[field] ??= FindReplacements(field);

    private EventTemplate[] FindTemplates(int field) =>
        [.. (_place.Fields.FirstOrDefault(m => Same(m.Name, _fields[field]))?.Texts ?? [_fields[field]]).Select(t => EventTemplate.Of(t, _names))];

    private Replacement[] FindReplacements(int field) => [.. _place.Replacements.Where(r => Same(r.Field, _fields[field]))];

    private List<(int Start, int Length)> Forms(int field)
    {
        var forms = _forms[field] ??= new(2);
        if (_madeFor[field] != _values.Event)
        {
            _madeFor[field] = _values.Event;
            forms.Clear();
            foreach (var template in Templates(field))
            {
                Make(template, forms);
            }

            foreach (var replacement in Replacements(field))
            {
                Replace(replacement, forms);
            }
        }

        return forms;
    }

    private void Make(EventTemplate template, List<(int Start, int Length)> forms)
    {
        if (template.Parts is [(_, var only)])
        {
            if (only >= 0)
            {
                AddValues(only, template.Member, forms);
            }

            return;
        }

        var start = _values.Buffer.Used;
        foreach (var (text, name) in template.Parts)
        {
            var values = name >= 0 ? _values.Of(name) : null;
            if (values is { Count: 0 })
            {
                return;
            }

            if (values is not null)
            {
                _values.Buffer.Append(values[0]);
            }
            else
            {
                _values.Buffer.Append(text);
            }
        }

        forms.Add((start, _values.Buffer.Used - start));
    }

    private void AddValues(int name, string? member, List<(int Start, int Length)> forms)
    {
        foreach (var value in _values.Of(name))
        {
            if (member is null)
            {
                forms.Add(value);
            }
            else if (MemberOf(value, member) is { Length: > 0 } part)
            {
                forms.Add(part);
            }
        }
    }

    /// <summary>The member's part of a list; empty where it has none.</summary>
    private (int Start, int Length) MemberOf((int Start, int Length) list, string member)
    {
        var text = _values.Text(list);
        foreach (var range in text.Split(','))
        {
            var (offset, length) = range.GetOffsetAndLength(text.Length);
            if (text.Slice(offset, length).StartsWith(member, StringComparison.OrdinalIgnoreCase))
            {
                return (list.Start + offset + member.Length, length - member.Length);
            }
        }

        return default;
    }

    private void Replace(Replacement replacement, List<(int Start, int Length)> forms)
    {
        for (var i = 0; i < forms.Count; i++)
        {
            if (_values.Text(forms[i]).StartsWith(replacement.From, StringComparison.OrdinalIgnoreCase))
            {
                var (start, length) = forms[i];
                var made = _values.Buffer.Used;
                _values.Buffer.Append(replacement.To);
                _values.Buffer.Append((start + replacement.From.Length, length - replacement.From.Length));
                forms[i] = (made, _values.Buffer.Used - made);
            }
        }
    }

    /// <summary>Whether the field is the one of this number in the event, and nothing else.</summary>
    private bool IsNamed(int field, int name) => name >= 0 && Templates(field) is [{ Member: null, Parts: [(_, var only)] }] && only == name && Replacements(field).Length == 0;

    private bool IsAbsent(int field, IReadOnlySet<int> present) =>
        !SystemFields.All.Contains(_fields[field])
        && !Array.Exists(Templates(field), t => Array.TrueForAll(t.Parts, p => p.Name < 0 || present.Contains(p.Name) || _values.IsOfSystem(p.Name)));

    private static bool IsAnyOf(ReadOnlySpan<char> value, IReadOnlyList<string> texts)
    {
        foreach (var text in texts)
        {
            if (value.Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);

    /// <summary>The event as the rules see it; valid until the next one.</summary>
    internal readonly struct View(EventFields fields) : IFieldView
    {
        /// <summary>A keyword rule looks through the values of the event and its provider's name.</summary>
        public int AllCount => fields._values.All.Count;

        public int Count(int field) => fields.Forms(field).Count;

        public int OwnCount(int field) => Count(field);

        public ReadOnlySpan<char> Value(int field, int index) => fields._values.Text(fields.Forms(field)[index]);

        public ReadOnlySpan<char> AllValue(int index) => fields._values.Text(fields._values.All[index]);
    }
}
