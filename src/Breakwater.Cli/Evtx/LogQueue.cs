using Breakwater.Evtx;
using Breakwater.Reports.Escaping;

namespace Breakwater.Cli.Evtx;

/// <summary>The chunks of several logs one after another, for several threads. A log is open only while it is being read.</summary>
internal sealed class LogQueue(IReadOnlyList<string> paths, EvtxReadOptions options) : IDisposable
{
    private readonly Lock _lock = new();
    private EvtxFile? _file;
    private int _log = -1;
    private long _taken;

    /// <summary>Fills the chunk with the next one, or tells that a log has ended; null when all have. Turns count up from 0.</summary>
    public LogPart? Next(EvtxChunk chunk)
    {
        lock (_lock)
        {
            if (_file is null && ++_log >= paths.Count)
            {
                return null;
            }

            try
            {
                _file ??= EvtxFile.Open(paths[_log], options);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return new LogPart(_taken++, _log) { IsEnd = true, Refusal = VisibleText.Of($"{paths[_log]}: {e.Message}") };
            }

            return _file.TryRead(chunk) ? new LogPart(_taken++, _log) : End(_file);
        }
    }

    public void Dispose() => _file?.Dispose();

    private LogPart End(EvtxFile file)
    {
        file.Dispose();
        _file = null;
        var isLog = file.Header is not null || file.ChunksFound > 0;
        return new LogPart(_taken++, _log)
        {
            IsEnd = true,
            Refusal = isLog ? null : VisibleText.Of($"{paths[_log]}: no event log: neither the signature ElfFile nor a chunk in it"),
            Damage = file.Damage,
            DamageOmitted = file.DamageOmitted,
        };
    }
}
