using System.Collections.Frozen;

namespace Breakwater.Collection.Targets;

/// <summary>Columns of message tracking logs that name people or say what a message was about.</summary>
internal static class MessageColumns
{
    public static FrozenSet<string> Masked { get; } = new[]
    {
        "message-subject", "sender-address", "recipient-address", "return-path", "related-recipient-address", "recipient-status", "reference", "message-id", "source-context", "custom-data", "message-info",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
}
