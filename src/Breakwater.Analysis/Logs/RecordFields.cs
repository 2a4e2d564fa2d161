using System.Text;
using Breakwater.Knowledge.LogSources;
using Breakwater.Sigma;
using Breakwater.TextLogs;

namespace Breakwater.Analysis.Logs;

/// <summary>
/// The text of one record's fields, made only when a rule asks for them and kept until the next record. One instance per file being read;
/// <see cref="View"/> lends it to the rules.
/// </summary>
internal sealed class RecordFields
{
    private readonly IReadOnlyList<string> _names;
    private readonly List<(int Start, int Length)>[] _forms;
    private readonly int[] _ownForms;
    private readonly long[] _madeFor;
    private readonly List<(int Start, int Length)> _line = new(4);
    private readonly RecordPlace _place;
    private FieldBinding[][] _bindings = [];
    private IReadOnlyList<string>? _boundTo;
    private char[] _text = new char[8192];
    private byte[] _scratch = new byte[4096];
    private int _used;
    private long _record;
    private long _lineMadeFor;

    /// <param name="names">The fields that rules ask for.</param>
    /// <param name="place">Under which names the source has them.</param>
    public RecordFields(IReadOnlyList<string> names, RecordPlace place)
    {
        _names = names;
        _place = place;
        _forms = [.. names.Select(_ => new List<(int, int)>(4))];
        _ownForms = new int[names.Count];
        _madeFor = new long[names.Count];
    }

    public void Bind(LogSchema schema)
    {
        // Thousands of logs share a list of columns.
        if (!ReferenceEquals(_boundTo, schema.Columns))
        {
            _bindings = [.. _names.Select(n => FieldBinding.Of(n, _place, schema).ToArray())];
            _boundTo = schema.Columns;
        }
    }

    /// <summary>The columns from which the texts of some fields are made, in the log bound last.</summary>
    public int[] ColumnsOf(IEnumerable<int> fields) => [.. fields.SelectMany(f => _bindings[f]).SelectMany(b => new[] { b.Column, b.SecondColumn }).Where(c => c >= 0).Distinct()];

    public View Begin(in LogRecord record)
    {
        _record++;
        _used = 0;
        return new View(this, record);
    }

    private List<(int Start, int Length)> Forms(in LogRecord record, int field)
    {
        var forms = _forms[field];
        if (_madeFor[field] != _record)
        {
            _madeFor[field] = _record;
            forms.Clear();
            _ownForms[field] = 0;
            foreach (var binding in _bindings[field])
            {
                Make(record, binding, forms);
                _ownForms[field] = binding.IsBorrowed ? _ownForms[field] : forms.Count;
            }
        }

        return forms;
    }

    private List<(int Start, int Length)> LineForms(in LogRecord record)
    {
        if (_lineMadeFor != _record)
        {
            _lineMadeFor = _record;
            _line.Clear();
            var start = _used;
            Append(record.Line);
            _line.Add((start, _used - start));
            AddDecoded(_line);
        }

        return _line;
    }

    private void Make(in LogRecord record, FieldBinding binding, List<(int Start, int Length)> forms)
    {
        var start = _used;
        var hasFirst = record.TryGet(binding.Column, out var cell);
        if (hasFirst && binding.Kind == FieldForm.Member)
        {
            if (_scratch.Length < cell.Length)
            {
                _scratch = new byte[cell.Length];
            }

            hasFirst = new CollectionReader(cell).TryGet(binding.Member.Span, out cell, _scratch);
        }

        if (hasFirst)
        {
            Append(cell);
        }

        var hasSecond = binding.SecondColumn >= 0 && record.TryGet(binding.SecondColumn, out cell) && !cell.IsEmpty;
        if (hasSecond)
        {
            // HttpProxy writes the question mark into the query column, IIS leaves it out.
            if (cell is not [(byte)'?', ..])
            {
                Append("?"u8);
            }

            Append(cell);
        }

        if (!hasFirst && !hasSecond)
        {
            return;
        }

        forms.Add((start, _used - start));
        if (binding.Kind is FieldForm.Url or FieldForm.JoinedUrl or FieldForm.Member)
        {
            AddDecoded(forms);
        }
        else if (binding.Kind == FieldForm.Extension)
        {
            AddExtensions(forms);
        }
        else if (binding.Kind == FieldForm.Agent)
        {
            AddSpaced(forms);
        }
    }

    /// <summary>Leaves of the path, in every form, what follows its last dot: the dot itself may be encoded.</summary>
    private void AddExtensions(List<(int Start, int Length)> forms)
    {
        var path = forms.Count - 1;
        AddDecoded(forms);
        for (var i = forms.Count - 1; i >= path; i--)
        {
            var (start, length) = forms[i];
            var text = _text.AsSpan(start, length);
            var dot = text.LastIndexOf('.');
            if (dot > text.LastIndexOf('/'))
            {
                forms[i] = (start + dot + 1, length - dot - 1);
            }
            else
            {
                forms.RemoveAt(i);
            }
        }
    }

    private void AddDecoded(List<(int Start, int Length)> forms)
    {
        for (var round = 0; round < UrlForms.MaxRounds; round++)
        {
            var (start, length) = forms[^1];
            Reserve(length);
            if (!UrlForms.TryDecode(_text.AsSpan(start, length), _text.AsSpan(_used), out var written))
            {
                return;
            }

            forms.Add((_used, written));
            _used += written;
        }
    }

    /// <summary>What the client may have sent: IIS writes a space as `+`, Exchange a comma as a second space; and, for rules written after the logs, without commas and with single spaces.</summary>
    private void AddSpaced(List<(int Start, int Length)> forms)
    {
        var written = forms[^1];
        AddReplaced(forms, written, "+", " ");
        AddReplaced(forms, written, "  ", ", ");
        AddSingleSpaced(forms, written);
    }

    private void AddReplaced(List<(int Start, int Length)> forms, (int Start, int Length) form, ReadOnlySpan<char> from, ReadOnlySpan<char> to)
    {
        Reserve(form.Length);
        var text = _text.AsSpan(form.Start, form.Length);
        if (!text.Contains(from, StringComparison.Ordinal))
        {
            return;
        }

        var made = _text.AsSpan(_used, form.Length);
        text.CopyTo(made);
        for (var at = made.IndexOf(from); at >= 0; at = made.IndexOf(from))
        {
            to.CopyTo(made[at..]);
            made = made[(at + to.Length)..];
        }

        forms.Add((_used, form.Length));
        _used += form.Length;
    }

    private void AddSingleSpaced(List<(int Start, int Length)> forms, (int Start, int Length) form)
    {
        var (start, length) = form;
        Reserve(length);
        var written = 0;
        for (var i = 0; i < length; i++)
        {
            var c = _text[start + i] is '+' or ',' ? ' ' : _text[start + i];
            if (c != ' ' || written == 0 || _text[_used + written - 1] != ' ')
            {
                _text[_used + written++] = c;
            }
        }

        if (!_text.AsSpan(start, length).SequenceEqual(_text.AsSpan(_used, written)))
        {
            forms.Add((_used, written));
            _used += written;
        }
    }

    private void Append(ReadOnlySpan<byte> utf8)
    {
        Reserve(utf8.Length);
        _used += Encoding.UTF8.GetChars(utf8, _text.AsSpan(_used));
    }

    private void Reserve(int chars)
    {
        if (_text.Length - _used < chars)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _used + chars));
        }
    }

    /// <summary>The record as the rules see it; valid until the next <see cref="Begin"/>.</summary>
    internal readonly ref struct View : IFieldView
    {
        private readonly RecordFields _fields;
        private readonly LogRecord _record;

        public View(RecordFields fields, LogRecord record)
        {
            _fields = fields;
            _record = record;
        }

        /// <summary>A keyword rule looks through the whole line, as written and percent-decoded.</summary>
        public int AllCount => _fields.LineForms(_record).Count;

        public int Count(int field) => _fields.Forms(_record, field).Count;

        /// <summary>A request without a query has none, although rules find its path under that name.</summary>
        public int OwnCount(int field) => Count(field) > 0 ? _fields._ownForms[field] : 0;

        public ReadOnlySpan<char> Value(int field, int index)
        {
            var (start, length) = _fields.Forms(_record, field)[index];
            return _fields._text.AsSpan(start, length);
        }

        public ReadOnlySpan<char> AllValue(int index)
        {
            var (start, length) = _fields.LineForms(_record)[index];
            return _fields._text.AsSpan(start, length);
        }
    }
}
