namespace Breakwater.Evtx.BinXml;

/// <summary>Where a plan of a whole event keeps its System fields: indexes of elements and attributes, -1 where there is none.</summary>
internal readonly record struct SystemNodes(
    int Event, int Provider, int EventId, int Version, int Level, int Task, int Opcode, int Keywords, int Created, int RecordId,
    int ProcessId, int ThreadId, int Channel, int Computer, int UserId)
{
    public static SystemNodes None { get; } = new(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);

    public static SystemNodes Find(Plan plan, NameTable names)
    {
        var root = plan.Child(-1, "Event"u8, names);
        var system = root < 0 ? -1 : plan.Child(root, "System"u8, names);
        if (system < 0)
        {
            return None with { Event = root };
        }

        var execution = plan.Child(system, "Execution"u8, names);
        return new SystemNodes(
            root,
            Attribute(plan, plan.Child(system, "Provider"u8, names), "Name"u8, names),
            plan.Child(system, "EventID"u8, names),
            plan.Child(system, "Version"u8, names),
            plan.Child(system, "Level"u8, names),
            plan.Child(system, "Task"u8, names),
            plan.Child(system, "Opcode"u8, names),
            plan.Child(system, "Keywords"u8, names),
            Attribute(plan, plan.Child(system, "TimeCreated"u8, names), "SystemTime"u8, names),
            plan.Child(system, "EventRecordID"u8, names),
            Attribute(plan, execution, "ProcessID"u8, names),
            Attribute(plan, execution, "ThreadID"u8, names),
            plan.Child(system, "Channel"u8, names),
            plan.Child(system, "Computer"u8, names),
            Attribute(plan, plan.Child(system, "Security"u8, names), "UserID"u8, names));
    }

    private static int Attribute(Plan plan, int element, ReadOnlySpan<byte> name, NameTable names)
    {
        if (element < 0)
        {
            return -1;
        }

        for (var i = element + 1; i < plan[element].FirstContent; i = plan[i].End)
        {
            if (names.Xml(plan[i].Name).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }
}
