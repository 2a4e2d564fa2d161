using System.Buffers.Binary;
using System.Text;
using Breakwater.Detection.Hives;
using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>Reads the task cache of the SOFTWARE hive: what the scheduler really runs, whatever the task's definition file says or whether it is still there.</summary>
internal static class CachedTasks
{
    private const string Cache = @"Microsoft\Windows NT\CurrentVersion\Schedule\TaskCache";
    private const int MaxTasks = 20_000;
    private const int MaxTextBytes = 64 * 1024;

    /// <summary>Marks of an action that starts a program, in the binary form of the cache.</summary>
    private const ushort Execution = 0x6666;

    public static IEnumerable<Autostart> Of(RegistryView registry)
    {
        if (registry.Software(Cache + @"\Tree") is not { } tree)
        {
            return [];
        }

        var definitions = (registry.Software(Cache + @"\Tasks")?.Subkeys() ?? []).GroupBy(k => k.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase);
        return Tasks(tree, "", 0).Take(MaxTasks).SelectMany(t => Starts(t.Key, t.Path, definitions));
    }

    /// <summary>A key with an Id is a task, one without is a folder.</summary>
    private static IEnumerable<(RegistryKey Key, string Path)> Tasks(RegistryKey key, string path, int depth)
    {
        foreach (var below in depth < RegistryLimits.MaxDepth ? key.Subkeys() : [])
        {
            var name = $@"{path}\{below.Name}";
            if (below.Value("Id") is not null)
            {
                yield return (below, name);
            }

            foreach (var task in Tasks(below, name, depth + 1))
            {
                yield return task;
            }
        }
    }

    private static IEnumerable<Autostart> Starts(RegistryKey entry, string path, Dictionary<string, RegistryKey> definitions)
    {
        var definition = entry.Text("Id") is { } id ? definitions.GetValueOrDefault(id) : null;
        var commands = Commands((definition?.Value("Actions")?.Bytes ?? default).Span);

        // Without its security descriptor a task is shown by no tool; removing it is how HAFNIUM's Tarrask hid tasks.
        var isConcealed = entry.Value("SD") is null;
        foreach (var command in commands.Count == 0 && isConcealed ? [""] : commands)
        {
            yield return new Autostart
            {
                Kind = AutostartKind.Task,
                Name = path,
                Command = command,
                Place = @"HKLM\SOFTWARE\" + Cache,
                Account = definition?.Text("Author"),
                Time = Created(definition) ?? entry.Written,
                IsConcealed = isConcealed,
            };
        }
    }

    /// <summary>The second field of DynamicInfo is the time of registration.</summary>
    private static EvidenceTime? Created(RegistryKey? definition) =>
        definition?.Value("DynamicInfo")?.Bytes is { Length: >= 12 } bytes ? FileTimes.Of(BinaryPrimitives.ReadInt64LittleEndian(bytes.Span[4..])) : null;

    /// <summary>Version, author, then actions: a mark, an id, and for an execution command, arguments and folder, each text with its length before it.</summary>
    private static List<string> Commands(ReadOnlySpan<byte> actions)
    {
        var commands = new List<string>();
        if (actions.Length < 6 || !TryText(actions, 2, out _, out var at))
        {
            return commands;
        }

        while (at + 2 <= actions.Length && BinaryPrimitives.ReadUInt16LittleEndian(actions[at..]) == Execution)
        {
            if (!TryText(actions, at + 2, out _, out at) || !TryText(actions, at, out var command, out at) || !TryText(actions, at, out var arguments, out at) || !TryText(actions, at, out _, out at))
            {
                break;
            }

            commands.Add($"{command} {arguments}".TrimEnd());

            // Since version 3 two bytes of flags follow.
            at += BinaryPrimitives.ReadUInt16LittleEndian(actions) >= 3 ? 2 : 0;
        }

        return commands;
    }

    private static bool TryText(ReadOnlySpan<byte> bytes, int at, out string text, out int end)
    {
        (text, end) = ("", bytes.Length);
        if (at < 0 || at + 4 > bytes.Length)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);
        if (length > MaxTextBytes || at + 4 + length > bytes.Length)
        {
            return false;
        }

        end = at + 4 + (int)length;
        text = Encoding.Unicode.GetString(bytes[(at + 4)..end][..(int)(length & ~1u)]).TrimEnd('\0');
        return true;
    }
}
