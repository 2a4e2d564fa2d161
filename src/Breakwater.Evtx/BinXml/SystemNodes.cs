namespace Breakwater.Evtx.BinXml;

/// <summary>Where a plan of a whole event keeps its System fields: indexes of elements and attributes, -1 where there is none.</summary>
internal readonly record struct SystemNodes(
    int Event, int Provider, int EventId, int Version, int Level, int Task, int Opcode, int Keywords, int Created, int RecordId,
    int ProcessId, int ThreadId, int Channel, int Computer, int UserId)
{
    public static SystemNodes None { get; } = new(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);

    public static SystemNodes Find(Plan plan)
    {
        var root = plan.Child(-1, "Event"u8);
        var system = root < 0 ? -1 : plan.Child(root, "System"u8);
        if (system < 0)
        {
            return None with { Event = root };
        }

        var execution = plan.Child(system, "Execution"u8);
        return new SystemNodes(
            root,
            Attribute(plan, plan.Child(system, "Provider"u8), "Name"u8),
            plan.Child(system, "EventID"u8),
            plan.Child(system, "Version"u8),
            plan.Child(system, "Level"u8),
            plan.Child(system, "Task"u8),
            plan.Child(system, "Opcode"u8),
            plan.Child(system, "Keywords"u8),
            Attribute(plan, plan.Child(system, "TimeCreated"u8), "SystemTime"u8),
            plan.Child(system, "EventRecordID"u8),
            Attribute(plan, execution, "ProcessID"u8),
            Attribute(plan, execution, "ThreadID"u8),
            plan.Child(system, "Channel"u8),
            plan.Child(system, "Computer"u8),
            Attribute(plan, plan.Child(system, "Security"u8), "UserID"u8));
    }

    private static int Attribute(Plan plan, int element, ReadOnlySpan<byte> name)
    {
        if (element < 0)
        {
            return -1;
        }

        for (var i = element + 1; i < plan[element].FirstContent; i = plan[i].End)
        {
            if (plan.XmlName(plan[i]).SequenceEqual(name))
            {
                return i;
            }
        }

        return -1;
    }
}
