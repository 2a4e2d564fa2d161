using Breakwater.Model;

namespace Breakwater.Analysis.MessageLogs;

/// <summary>What reading one log of plain messages gave beside its matches.</summary>
internal sealed record MessageLogRead(long Records, bool IsEligible, IReadOnlyList<UnreadItem> Unread);
