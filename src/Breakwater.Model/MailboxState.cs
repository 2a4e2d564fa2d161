namespace Breakwater.Model;

/// <summary>What is known about one mailbox, worst first.</summary>
public enum MailboxState
{
    Taken,
    Reachable,
    NoEvidence,
    NotCovered,
}
