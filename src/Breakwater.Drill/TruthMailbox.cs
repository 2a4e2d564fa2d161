using Breakwater.Model;

namespace Breakwater.Drill;

/// <summary>A mailbox that the scenario's intruder touched.</summary>
public sealed record TruthMailbox(string Address, MailboxState State, IReadOnlyList<MailboxState> AlsoAccepted, string Method);
