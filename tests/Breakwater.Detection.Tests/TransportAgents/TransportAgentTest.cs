using System.Text;
using Breakwater.Detection.TransportAgents;
using Breakwater.Knowledge;
using Breakwater.Model;

namespace Breakwater.Detection.Tests.TransportAgents;

public sealed class TransportAgentTest
{
    private const string Install = @"D:\EX\TransportRoles\agents\";

    private static readonly TransportAgentDetector Detector = new(KnowledgeBase.Embedded.Indicators);

    [Theory]
    [InlineData("Security Interop Agent", @"D:\EX\bin\Microsoft.Exchange.Security.Interop.dll", Confidence.High)]
    [InlineData("x", @"C:\ProgramData\AUX\x.dll", Confidence.High)]
    [InlineData("x", @"C:\Windows\Temp\x.dll", Confidence.Medium)]
    [InlineData("x", @"C:\Windows\ServiceProfiles\NetworkService\AppData\Local\Temp\x.dll", Confidence.Medium)]
    [InlineData("x", @"C:\ProgramData\Microsoft\x.dll", Confidence.Medium)]
    [InlineData("Transport Rule Agent", @"C:\Tools\Microsoft.Exchange.MessagingPolicies.TransportRuleAgent.dll", Confidence.Medium)]
    [InlineData("Signature Agent", @"C:\Program Files\Vendor\Signatures\Agent.dll", Confidence.Low)]
    [InlineData("Signature Agent", Install + @"Vendor\Agent.dll", Confidence.Low)]
    public void ForeignAgent_IsWeighedByNameAndPlace(string name, string assembly, Confidence expected)
    {
        var trace = Assert.Single(Detector.Examine("agents.config", [new TransportAgent(name, "f", assembly, true)]));
        Assert.Equal((expected, Rung.Persistence), (trace.Confidence, trace.Rung));
    }

    [Theory]
    [InlineData(Install + @"Rule\Microsoft.Exchange.MessagingPolicies.TransportRuleAgent.dll")]
    [InlineData(@"C:\Program Files\Microsoft\Exchange Server\V15\TransportRoles\agents\Hygiene\Microsoft.Exchange.Transport.Agent.Hygiene.dll")]
    public void ShippedAgent_IsNoTrace(string assembly) => Assert.Empty(Detector.Examine("agents.config", [new TransportAgent("n", "f", assembly, true)]));

    [Fact]
    public void Configuration_IsReadUpToItsDamage()
    {
        const string text = "<?xml version=\"1.0\" encoding=\"utf-8\"?><configuration><mexRuntime><agentList><agent name=\"A\" baseType=\"b\" classFactory=\"F\" assemblyPath=\"C:\\x.dll\" enabled=\"false\" priority=\"1\" /><agent name=\"B\" assemblyPath=\"y";
        var agents = AgentsConfiguration.Read("agents.config", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(text)], out var problem);
        Assert.Equal([new TransportAgent("A", "F", @"C:\x.dll", false)], agents);
        Assert.StartsWith("AGENT001", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void MutatedConfiguration_NeverThrows()
    {
        var random = new Random(3);
        var seed = Encoding.UTF8.GetBytes("<configuration><mexRuntime><agentList><agent name=\"A\" classFactory=\"F\" assemblyPath=\"C:\\x.dll\"/></agentList></mexRuntime></configuration>");
        for (var round = 0; round < 3000; round++)
        {
            var bytes = (byte[])seed.Clone();
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Assert.InRange(Detector.Examine("a", AgentsConfiguration.Read("a", bytes, out _)).Count, 0, 1);
        }
    }
}
