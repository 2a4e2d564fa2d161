using System.Diagnostics;
using System.Text;
using Breakwater.Detection.Autostarts;
using Breakwater.Detection.Hives;
using Breakwater.Tests.Hives;

namespace Breakwater.Detection.Tests.Hives;

/// <summary>Any bytes in: no exception, bounded time. Seeded, so that a failure can be repeated.</summary>
public sealed class HiveMutationTest
{
    private static readonly AutostartDetector Detector = new([]);

    [Fact]
    public void MutatedHives_NeverThrow()
    {
        var random = new Random(20210303);
        byte[][] seeds = [HiveWriter.Write(MadeUpHives.System()), new HiveWriter { List = "ri" }.Of(MadeUpHives.Software()), new HiveWriter { List = "li", IsDirty = true }.Of(MadeUpHives.Software())];
        var clock = Stopwatch.StartNew();
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])seeds[round % seeds.Length].Clone();
            for (var i = random.Next(1, 40); i > 0; i--)
            {
                bytes[4096 + random.Next(bytes.Length - 4096)] = (byte)(random.Next(3) == 0 ? 0xFF : random.Next(256));
            }

            Examine(random.Next(10) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromMinutes(3));
    }

    [Fact]
    public void MutatedExports_NeverThrow()
    {
        var random = new Random(7);
        const string seed = "Windows Registry Editor Version 5.00\r\n\r\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Services\\x]\r\n\"ImagePath\"=hex(2):43,00,3a,00,\\\r\n  5c,00,00,00\r\n\"Type\"=dword:00000010\r\n@=\"a\\\\b\\\"\"\r\n";
        for (var round = 0; round < 3000; round++)
        {
            var text = new StringBuilder(seed);
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                text[random.Next(text.Length)] = "[]\"\\=,:\r\nhd0\0"[random.Next(13)];
            }

            var registry = RegistryView.OfExport(RegistryExport.Read(text.ToString().Split('\n'), out _));
            Assert.InRange(Detector.Examine("x.reg", RegistryAutostarts.Of(registry)).Count, 0, 10);
        }
    }

    [Fact]
    public void MutatedTasks_NeverThrow()
    {
        var random = new Random(11);
        var seed = Encoding.Unicode.GetBytes(Autostarts.TaskDefinitionTest.Xml("powershell.exe", "-enc SQBFAFgA"));
        for (var round = 0; round < 2000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var i = random.Next(1, 20); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var starts = TaskDefinition.TryRead("t", bytes, out var problem);
            Assert.True(starts is not null || problem is not null);
        }
    }

    private static void Examine(byte[] bytes)
    {
        if (RegistryHive.TryOpen(new MemoryStream(bytes), "x", out _) is { } hive)
        {
            var registry = RegistryView.OfHive(hive.Root);
            _ = Detector.Examine("x", RegistryAutostarts.Of(registry)).Count + RegistryTraces.Examine(registry).Count();
        }
    }
}
