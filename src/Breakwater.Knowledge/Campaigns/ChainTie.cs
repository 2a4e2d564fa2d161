namespace Breakwater.Knowledge.Campaigns;

/// <summary>A trait that two neighbouring steps share.</summary>
public enum ChainTie
{
    /// <summary>One request, by the id that front and back end log.</summary>
    Request,

    /// <summary>Folder and name of a script.</summary>
    Script,

    /// <summary>A public client address; addresses of the own network tie nothing.</summary>
    Address,

    /// <summary>The user agent.</summary>
    Tool,

    /// <summary>The account of a person; the server's own are anybody's who uses a hole.</summary>
    Account,

    /// <summary>Who did it as the log names them, the system itself too: for acts of one log that nobody does through a hole alone.</summary>
    User,

    /// <summary>The mailbox that was acted on.</summary>
    Mailbox,
}
