namespace Breakwater.Evtx.BinXml;

/// <summary>Where a plan of a whole event keeps its System fields.</summary>
/// <param name="Event">index of the Event element, or -1</param>
internal readonly record struct SystemNodes(
    int Event, SystemField Provider, SystemField EventId, SystemField Version, SystemField Level, SystemField Task, SystemField Opcode, SystemField Keywords,
    SystemField Created, SystemField RecordId, SystemField ProcessId, SystemField ThreadId, SystemField Channel, SystemField Computer, SystemField UserId)
{
    public static SystemNodes None { get; } = new(
        -1, SystemField.None, SystemField.None, SystemField.None, SystemField.None, SystemField.None, SystemField.None, SystemField.None,
        SystemField.None, SystemField.None, SystemField.None, SystemField.None, SystemField.None, SystemField.None, SystemField.None);

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
            SystemField.Of(plan, plan.Child(system, "EventID"u8)),
            SystemField.Of(plan, plan.Child(system, "Version"u8)),
            SystemField.Of(plan, plan.Child(system, "Level"u8)),
            SystemField.Of(plan, plan.Child(system, "Task"u8)),
            SystemField.Of(plan, plan.Child(system, "Opcode"u8)),
            SystemField.Of(plan, plan.Child(system, "Keywords"u8)),
            Attribute(plan, plan.Child(system, "TimeCreated"u8), "SystemTime"u8),
            SystemField.Of(plan, plan.Child(system, "EventRecordID"u8)),
            Attribute(plan, execution, "ProcessID"u8),
            Attribute(plan, execution, "ThreadID"u8),
            SystemField.Of(plan, plan.Child(system, "Channel"u8)),
            SystemField.Of(plan, plan.Child(system, "Computer"u8)),
            Attribute(plan, plan.Child(system, "Security"u8), "UserID"u8));
    }

    /// <summary>Any attribute of an element of System.</summary>
    public SystemField Find(Plan plan, ReadOnlySpan<byte> element, ReadOnlySpan<byte> attribute)
    {
        var system = Event < 0 ? -1 : plan.Child(Event, "System"u8);
        return system < 0 ? SystemField.None : Attribute(plan, plan.Child(system, element), attribute);
    }

    private static SystemField Attribute(Plan plan, int element, ReadOnlySpan<byte> name)
    {
        if (element < 0)
        {
            return SystemField.None;
        }

        for (var i = element + 1; i < plan[element].FirstContent; i = plan[i].End)
        {
            if (plan.XmlName(plan[i]).SequenceEqual(name))
            {
                return SystemField.Of(plan, i);
            }
        }

        return SystemField.None;
    }
}
