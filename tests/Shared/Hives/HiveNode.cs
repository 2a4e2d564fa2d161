using System.Buffers.Binary;
using System.Text;

namespace Breakwater.Tests.Hives;

/// <summary>A key to be written into a made-up hive.</summary>
internal sealed class HiveNode(string name)
{
    public string Name => name;

    public DateTime Written { get; set; } = new(2021, 3, 3, 5, 12, 38, DateTimeKind.Utc);

    public List<HiveNode> Children { get; } = [];

    public List<(string Name, uint Type, byte[] Data)> Values { get; } = [];

    /// <summary>The key below this one by its path, made where it is missing.</summary>
    public HiveNode At(string path)
    {
        var node = this;
        foreach (var part in path.Split('\\'))
        {
            var next = node.Children.Find(c => c.Name.Equals(part, StringComparison.OrdinalIgnoreCase));
            if (next is null)
            {
                next = new HiveNode(part);
                node.Children.Add(next);
            }

            node = next;
        }

        return node;
    }

    public HiveNode Text(string value, string text) => Set(value, 1, Encoding.Unicode.GetBytes(text + "\0"));

    public HiveNode Texts(string value, params string[] texts) => Set(value, 7, Encoding.Unicode.GetBytes(string.Join('\0', texts) + "\0\0"));

    public HiveNode Number(string value, uint number)
    {
        var data = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(data, number);
        return Set(value, 4, data);
    }

    public HiveNode Binary(string value, byte[] data) => Set(value, 3, data);

    private HiveNode Set(string value, uint type, byte[] data)
    {
        Values.Add((value, type, data));
        return this;
    }
}
