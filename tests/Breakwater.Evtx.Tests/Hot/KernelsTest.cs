using System.Diagnostics;
using System.Text;
using Breakwater.Evtx.Hot;
using Breakwater.Evtx.Reading;
using Breakwater.Evtx.Writing;

namespace Breakwater.Evtx.Tests.Hot;

/// <summary>Each kernel equals its plain twin, and the whole suite passes on either.</summary>
public sealed class KernelsTest
{
    [Fact]
    public void Switch_DecidesWhichKernelsRun() => Assert.Equal(KernelChoice.IsPlain, Kernels.ArePlain);

    [Fact]
    public void FoldedChecksum_EqualsThePlainOne_AtEveryLength()
    {
        Assert.SkipWhen(!FoldedCrc32.IsSupported, "no carry-less multiplication here, or the plain kernels are asked for");
        var random = new Random(1);
        var bytes = new byte[1 + 700 + 65536];
        random.NextBytes(bytes);
        foreach (var length in Enumerable.Range(FoldedCrc32.MinLength, 600).Append(65024).Append(65536))
        {
            var part = bytes.AsSpan(length % 2, length);
            var state = (uint)random.NextInt64();
            Assert.Equal(Crc32.AppendPlain(state, part), FoldedCrc32.Append(state, part));
        }
    }

    [Fact]
    public void Checksum_IsTheOneOfTheFormat()
    {
        Assert.Equal(0xCBF43926, Crc32.Append(0, "123456789"u8));
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("123456789", 30)));
        Assert.Equal(LogBuilder.Checksum(text), Crc32.Append(0, text));
    }

    [Fact]
    public void PlainText_EqualsThePlainCopy_WhereverItStops()
    {
        var random = new Random(2);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new char[random.Next(70)];
            for (var at = 0; at < text.Length; at++)
            {
                text[at] = (char)(random.Next(30) == 0 ? random.Next(0x10000) : random.Next(' ', '~' + 1));
            }

            var (vector, plain) = (new byte[text.Length + PlainText.Slack], new byte[text.Length + PlainText.Slack]);
            var copied = PlainText.Copy(text, vector, '"', '\\', '&');
            Assert.Equal(PlainText.CopyPlain(text, plain, '"', '\\', '&'), copied);
            Assert.Equal(plain.AsSpan(0, copied).ToArray(), vector.AsSpan(0, copied).ToArray());
        }
    }

    [Fact]
    public void HexDigits_EqualThePlainOnes_InAnyOrder()
    {
        var random = new Random(5);
        for (var i = 0; i < 1000; i++)
        {
            var (bytes, order) = (new byte[16], Enumerable.Range(0, 16).Select(_ => (byte)random.Next(16)).ToArray());
            random.NextBytes(bytes);
            var (vector, plain) = (new byte[HexDigits.Length], new byte[HexDigits.Length]);
            HexDigits.Write(bytes, vector, HexDigits.Lower, order);
            HexDigits.WritePlain(bytes, plain, HexDigits.Lower, order);
            Assert.Equal(plain, vector);
        }
    }

    [Fact]
    public void ShortText_AppendsWhatThePlainAppendDoes()
    {
        var (text, output, plain) = (Enumerable.Range(0, 200).Select(i => (byte)i).ToArray(), new Utf8Buffer(), new Utf8Buffer());
        for (var length = 0; length < 100; length++)
        {
            ShortText.Append(output, text, length, length);
            plain.Append(text.AsSpan(length, length));
            Assert.Equal(plain.Written.ToArray(), output.Written.ToArray());
        }
    }

    [Fact]
    public void Numbers_AreWrittenAsTheFrameworkWritesThem()
    {
        var random = new Random(3);
        var output = new Utf8Buffer();
        foreach (var number in Enumerable.Range(0, 64).SelectMany(i => new[] { 1UL << i, (1UL << i) - 1, (ulong)random.NextInt64() >> i })
            .Concat(Enumerable.Range(0, 20).Select(i => (ulong)Math.Pow(10, i)).SelectMany(power => new[] { power - 1, power })).Append(ulong.MaxValue))
        {
            output.Clear();
            Digits.Append(output, number);
            output.Append((byte)' ');
            Digits.Append(output, (long)number);
            Assert.Equal($"{number} {(long)number}", Encoding.UTF8.GetString(output.Written));
        }
    }

    [Fact]
    public void Times_AreWrittenAsTheFrameworkWritesThem()
    {
        var random = new Random(4);
        var output = new Utf8Buffer();
        foreach (var ticks in Enumerable.Range(0, 5000).Select(_ => random.NextInt64(DateTime.MaxValue.Ticks)).Append(0).Append(DateTime.MaxValue.Ticks))
        {
            var time = new DateTime(ticks, DateTimeKind.Utc);
            output.Clear();
            TimeText.Append(output, time);
            Assert.Equal($"{time:O}", Encoding.UTF8.GetString(output.Written));
        }
    }

    [Fact]
    public async Task WholeSuite_PassesOnThePlainKernels()
    {
        Assert.SkipWhen(KernelChoice.IsPlain, "this is that run");
        var start = new ProcessStartInfo("dotnet", ["exec", typeof(KernelsTest).Assembly.Location, "-method-", "*" + nameof(WholeSuite_PassesOnThePlainKernels), "-namespace-", "*SecondOpinion"])
        {
            RedirectStandardOutput = true,
            Environment = { [KernelChoice.Variable] = "plain" },
        };
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, output);
    }
}
