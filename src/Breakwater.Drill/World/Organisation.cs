using Breakwater.Drill.Output;

namespace Breakwater.Drill.World;

/// <summary>The people of the organisation; every name and address is from the ranges reserved for documentation.</summary>
internal sealed class Organisation
{
    public const string Domain = "contoso.example";

    private static readonly string[] First =
        ["anna", "ben", "carla", "david", "elena", "farid", "grace", "hugo", "irina", "jonas", "karin", "luca", "maria", "nils", "olga", "paul", "rosa", "samir", "tanja", "vera"];

    private static readonly string[] Last = ["adler", "brandt", "costa", "dietz", "engel", "fischer", "garcia", "huber", "ito", "jansen", "keller", "lang", "moreau", "novak"];

    public Organisation(DrillRandom random, int people)
    {
        SidPrefix = $"S-1-5-21-{random.Between(1_000_000_000, 2_000_000_000)}-{random.Between(1_000_000_000, 2_000_000_000)}-{random.Between(1_000_000_000, 2_000_000_000)}";
        Database = random.NextGuid();
        Administrator = Create(random, "administrator", "Administrator", 500, "192.0.2.31");
        Chief = Create(random, "h.weiss", "Helene Weiss", 1121, "192.0.2.41");
        Treasurer = Create(random, "t.okafor", "Tobias Okafor", 1122, "192.0.2.42");
        People = [Chief, Treasurer, .. Enumerable.Range(0, people).Select(i => Employee(random, i))];
        HealthMailboxes = [.. Enumerable.Range(0, 3).Select(i => Health(random, i))];
    }

    public string SidPrefix { get; }

    public Guid Database { get; }

    public Person Administrator { get; }

    public Person Chief { get; }

    public Person Treasurer { get; }

    public IReadOnlyList<Person> People { get; }

    public IReadOnlyList<Person> HealthMailboxes { get; }

    private Person Employee(DrillRandom random, int index)
    {
        var first = First[index % First.Length];
        var last = Last[(index / First.Length + index * 3) % Last.Length];
        var suffix = index >= First.Length * Last.Length ? (index / (First.Length * Last.Length)).ToString() : "";
        var address = random.Chance(0.7) ? $"192.0.2.{random.Between(50, 250)}" : random.Chance(0.9) ? $"203.0.113.{random.Between(2, 180)}" : $"2001:db8:{random.Between(1, 99)}::{random.Hex(4)}";
        return Create(random, $"{first[0]}.{last}{suffix}", $"{Title(first)} {Title(last)}", 1200 + index, address);
    }

    private Person Health(DrillRandom random, int index)
    {
        var name = "HealthMailbox" + random.Hex(32);
        return Create(random, name, name, 1135 + index, "::1");
    }

    private Person Create(DrillRandom random, string account, string display, int rid, string address)
    {
        var phone = random.Pick(Agents.Phones);
        return new Person(
            account, display, $"{account}@{Domain}", $"CONTOSO\\{account}", $"{SidPrefix}-{rid}", random.NextGuid(), Database, address,
            random.Pick(Agents.Outlook), random.Pick(Agents.Browsers), phone, random.Letters(26, "ABCDEFGHJKLMNPQRSTUVWXYZ0123456789"),
            phone.Raw.StartsWith("Apple", StringComparison.Ordinal) ? "iPhone" : phone.Raw.StartsWith("Outlook", StringComparison.Ordinal) ? "Outlook" : "SamsungDevice");
    }

    private static string Title(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
