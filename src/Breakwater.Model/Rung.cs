namespace Breakwater.Model;

/// <summary>How far an intruder came, in ascending order (design section 1).</summary>
public enum Rung
{
    Probed,
    Exploited,
    WroteFile,
    ShellUsed,
    Privilege,
    Credentials,
    Directory,
    MailTaken,
    Persistence,
    Lateral,
    Impact,
}
