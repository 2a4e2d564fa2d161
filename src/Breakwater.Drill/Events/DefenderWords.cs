namespace Breakwater.Drill.Events;

/// <summary>The words that the antivirus of Windows writes in the language of the server; its numbers are the same everywhere.</summary>
internal sealed record DefenderWords(string Severe, string Backdoor, string NoAction, string Quarantine, string Done)
{
    public static DefenderWords English { get; } = new("Severe", "Backdoor", "Not Applicable", "Quarantine", "The operation completed successfully. ");

    public static DefenderWords Japanese { get; } = new("重大", "バックドア", "該当なし", "検疫", "この操作を正しく終了しました。 ");
}
