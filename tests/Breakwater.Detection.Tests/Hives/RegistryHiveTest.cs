using Breakwater.Detection.Hives;
using Breakwater.Tests.Hives;

namespace Breakwater.Detection.Tests.Hives;

public sealed class RegistryHiveTest
{
    [Theory]
    [InlineData("li")]
    [InlineData("lf")]
    [InlineData("lh")]
    [InlineData("ri")]
    public void EveryListForm_FindsEveryKey(string list)
    {
        var root = new HiveNode("ROOT");
        foreach (var i in Enumerable.Range(0, 300))
        {
            root.At($@"Services\s{i}").Number("Start", (uint)i);
        }

        var services = Open(new HiveWriter { List = list }.Of(root)).Root.Find("services")!;
        Assert.Equal(Enumerable.Range(0, 300).Select(i => (long?)i), services.Subkeys().Select(s => s.Number("start")));
    }

    [Fact]
    public void Values_AreReadByType()
    {
        var root = new HiveNode("ROOT");
        root.At("k").Text("t", "Grüße").Texts("m", "a", "b").Number("n", uint.MaxValue).Binary("b", [1, 2, 3, 4, 5, 6]).Text("", "default");
        var key = Open(HiveWriter.Write(root)).Root.Find("K")!;
        Assert.Equal(("Grüße", "a; b", (long?)uint.MaxValue, "default"), (key.Text("T"), key.Value("m")!.Text, key.Number("N"), key.Text("")));
        Assert.Equal([1, 2, 3, 4, 5, 6], key.Value("b")!.Bytes.ToArray());
        Assert.Equal("2021-03-03T05:12:38.0000000Z", key.Written.ToString());
    }

    [Fact]
    public void BigData_IsJoined()
    {
        var data = Enumerable.Range(0, 40_000).Select(i => (byte)(i * 7)).ToArray();
        var root = new HiveNode("ROOT");
        root.At("k").Binary("blob", data);
        Assert.Equal(data, Open(HiveWriter.Write(root)).Root.Find("k")!.Value("blob")!.Bytes.ToArray());
    }

    [Fact]
    public void NameOutsideLatin_IsRead()
    {
        var root = new HiveNode("ROOT");
        root.At("サービス").Number("x", 1);
        Assert.Equal(1, Open(HiveWriter.Write(root)).Root.Find("サービス")!.Number("x"));
    }

    [Fact]
    public void UnequalSequenceNumbers_AreDirty()
    {
        Assert.True(Open(new HiveWriter { IsDirty = true }.Of(MadeUpHives.System())).IsDirty);
        Assert.False(Open(HiveWriter.Write(MadeUpHives.System())).IsDirty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(511)]
    [InlineData(4096)]
    [InlineData(4200)]
    public void CutHive_IsRefusedOrRead(int length)
    {
        var bytes = HiveWriter.Write(MadeUpHives.System())[..length];
        var hive = RegistryHive.TryOpen(new MemoryStream(bytes), "SYSTEM", out var problem);
        Assert.Null(hive);
        Assert.StartsWith("HIVE00", problem, StringComparison.Ordinal);
    }

    /// <summary>A list of subkeys that contains the key itself.</summary>
    [Fact]
    public void KeyBelowItself_EndsWalking()
    {
        var root = new HiveNode("ROOT");
        root.At(MadeUpHives.TaskCache + @"\Tree\a").Text("Id", "{1}");
        var bytes = HiveWriter.Write(root);
        var at = IndexOfKey(bytes, "Tree");
        var list = BitConverter.ToInt32(bytes, at + 28);
        BitConverter.GetBytes(at - 4096 - 4).CopyTo(bytes, 4096 + list + 4 + 4);
        var registry = RegistryView.OfHive(Open(bytes).Root);
        Assert.InRange(Detection.Autostarts.RegistryAutostarts.Of(registry).Count(), 0, 20_000);
    }

    internal static RegistryHive Open(byte[] bytes)
    {
        var hive = RegistryHive.TryOpen(new MemoryStream(bytes), "SYSTEM", out var problem);
        Assert.Null(problem);
        return hive!;
    }

    private static int IndexOfKey(byte[] bytes, string name) => bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(name)) - 76;
}
