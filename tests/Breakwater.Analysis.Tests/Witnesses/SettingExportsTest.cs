using System.Text;
using Breakwater.Analysis.Exports;
using Breakwater.Analysis.Witnesses;
using Breakwater.Detection.Hives;
using Breakwater.IisConfig.Verification;

namespace Breakwater.Analysis.Tests.Witnesses;

/// <summary>The same settings in every form in which PowerShell saves them.</summary>
public sealed class SettingExportsTest
{
    private const string List = """

        RunspaceId        : 4f0c
        ComponentName     : Cafe
        SectionName       : HttpRequestFiltering
        Status            : Accepted
        MinVersion        : 15.2.986.5
        MaxVersion        :
        Server            : {EXCH01, contoso.example/Configuration/Servers/EXCH02}
        Parameters        : {Enabled=False, Note=a very long value that PowerShell
                            wraps at the edge}
        XmlRawSetting     : <?xml version="1.0" encoding="utf-16"?>
                            <S CN="Cafe"><P>Enabled=False</P></S>
        Reason            : Testing

        ComponentName     : Data
        SectionName       : EnableSerializationDataSigning
        Status            : Accepted
        Server            : {}
        Parameters        : {Enabled=True}


        """;

    private const string Csv = """"
        #TYPE Microsoft.Exchange.Data.Directory.SystemConfiguration.SettingOverride
        "ComponentName","SectionName","Status","MinVersion","MaxVersion","Server","Parameters","XmlRawSetting","Reason"
        "Cafe","HttpRequestFiltering","Accepted","15.2.986.5","","EXCH01","Microsoft.Exchange.Data.MultiValuedProperty`1[System.String]","<S CN=""Cafe""
          SN=""HttpRequestFiltering""><P>Enabled=False</P></S>","a, ""b"""
        "Data","EnableSerializationDataSigning","Accepted","","","","{Enabled=True}","",""

        """";

    private const string Json = """
        [
          {"ComponentName":"Cafe","SectionName":"HttpRequestFiltering","Status":{"value":0,"Value":"Accepted"},"MinVersion":"15.2.986.5","MaxVersion":null,"Server":["EXCH01"],"Parameters":["Enabled=False"]},
          {"ComponentName":"Data","SectionName":"EnableSerializationDataSigning","Status":"Accepted","Server":null,"Parameters":{"value":["Enabled=True"],"Count":1}}
        ]
        """;

    private const string CliXml = """
        <Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">
          <Obj RefId="0"><TN RefId="0"><T>Deserialized.Microsoft.Exchange.SettingOverride</T></TN><ToString>off</ToString>
            <Props>
              <S N="ComponentName">Cafe</S><S N="SectionName">HttpRequestFiltering</S>
              <Obj N="Status" RefId="1"><TN RefId="1"><T>System.Enum</T></TN><ToString>Accepted</ToString><I32>0</I32></Obj>
              <Version N="MinVersion">15.2.986.5</Version><Nil N="MaxVersion" />
              <Obj N="Server" RefId="2"><TN RefId="2"><T>System.Collections.ArrayList</T></TN><LST><S>EXCH01</S></LST></Obj>
              <Obj N="Parameters" RefId="3"><TNRef RefId="2" /><LST><S>Enabled=False</S></LST></Obj>
            </Props>
            <MS><S N="RunspaceId">4f0c</S></MS>
          </Obj>
          <Obj RefId="4"><Props><S N="ComponentName">Data</S><S N="SectionName">EnableSerializationDataSigning</S><Obj N="Server" RefId="5"><LST /></Obj><Obj N="Parameters" RefId="6"><LST><S>Enabled=True</S></LST></Obj></Props></Obj>
        </Objs>
        """;

    public static TheoryData<string> Forms => ["list", "csv", "json", "clixml"];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Overrides_AreReadFromEveryForm(string form)
    {
        var overrides = Of(Text(form)).Overrides;
        Assert.NotNull(overrides);
        Assert.Equal(["Cafe/HttpRequestFiltering", "Data/EnableSerializationDataSigning"], overrides.Select(o => $"{o.Component}/{o.Section}"));
        Assert.Equal(("False", "15.2.986.5", ""), (overrides[0].Parameters["enabled"], overrides[0].MinVersion, overrides[0].MaxVersion));
        Assert.Equal("EXCH01", overrides[0].Servers[0]);
        Assert.Equal("True", overrides[1].Parameters["Enabled"]);
        Assert.Empty(overrides[1].Servers);
        Assert.All(overrides, o => Assert.True(o.IsWhole && o.HasAllServers));
        Assert.Null(Of(Text(form)).OverridesLack);
    }

    /// <summary>The first override is there whole, and what the rest would have said is not known.</summary>
    [Theory]
    [MemberData(nameof(Forms))]
    public void ExportThatBreaksOff_MayHaveHeldMore(string form)
    {
        var whole = Text(form);
        var second = whole.IndexOf("Enabled=True", StringComparison.Ordinal);
        foreach (var length in (int[])[second, second + 5, whole.IndexOf("EnableSer", StringComparison.Ordinal) + 3, whole.TrimEnd().Length - 1])
        {
            var text = whole[..length];
            var export = ExportedObjects.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
            Assert.NotNull(export.Lack);
            var observed = SettingExports.Of(export, null);
            Assert.True(observed.Overrides is null || observed.OverridesLack is not null, $"{form} cut at {length}");
        }
    }

    [Fact]
    public void CollectionThatIsNotListedInFull_IsKnownToBePartial()
    {
        const string other = "ComponentName : Cafe\nSectionName : A\nServer : {EXCH01, EXCH02, EXCH03, EXCH04...}\nParameters : {a=1, b=2, c=3, d=4...}\n\n";
        var one = Assert.Single(Of(other, "EXCH09").Overrides!);
        Assert.False(one.IsWhole);
        Assert.Null(one.AppliesTo(new ServerObservations { ServerName = "EXCH09" }));
        Assert.True(one.AppliesTo(new ServerObservations { ServerName = "EXCH02" }));
        Assert.True(one.MayAlsoSet("cafe", "a", ServerObservations.None));
        Assert.False(one.MayAlsoSet("cafe", "b", ServerObservations.None));

        Assert.False(Of("Name : ms-Exch-Storage-Group\npossSuperiors : {a, b, c, d...}\n\n").Organisation.HasAllSuperiors);
        Assert.False(Of("\"Name\",\"possSuperiors\"\n\"ms-Exch-Storage-Group\",\"Microsoft.ActiveDirectory.Management.ADPropertyValueCollection\"\n").Organisation.HasAllSuperiors);
        Assert.True(Of("Name : ms-Exch-Storage-Group\npossSuperiors : {a, b}\n\n").Organisation.HasAllSuperiors);
    }

    /// <summary>Without the columns that matter an export is no proof of what they would have held.</summary>
    [Fact]
    public void SelectedColumns_LeaveTheRestOpen()
    {
        var one = Assert.Single(Of("\"ComponentName\",\"SectionName\"\n\"Cafe\",\"A\"\n").Overrides!);
        Assert.Equal((false, false), (one.IsWhole, one.HasAllServers));
    }

    [Theory]
    [InlineData(999, false)]
    [InlineData(1000, true)]
    [InlineData(1001, false)]
    public void UsersUpToTheLimitOfTheCmdlet_MayBeSomeOfThemOnly(int users, bool expected)
    {
        var csv = "\"UserPrincipalName\",\"RemotePowerShellEnabled\"\n" + string.Concat(Enumerable.Range(0, users).Select(i => $"\"u{i}@contoso.example\",\"False\"\n"));
        Assert.Equal(expected, Of(csv).Organisation.UsersLack is not null);
        Assert.NotNull(Of(csv[..^3]).Organisation.UsersLack);
    }

    [Fact]
    public void RowOfAnotherLength_IsDamage()
    {
        Assert.NotNull(Of("\"UserPrincipalName\",\"RemotePowerShellEnabled\"\n\"a\",\"False\"\n\"b\"\n\"c\",\"False\"\n").Organisation.UsersLack);
        Assert.NotNull(Of("\"UserPrincipalName\",\"RemotePowerShellEnabled\"\n\"a\",\"False\"\n\"b,\"True\"\n\"c\",\"False\"\n").Organisation.UsersLack);
    }

    [Fact]
    public void MoreObjectsThanAreRead_AreSaidToBeMissing()
    {
        var json = new StringBuilder("[").AppendJoin(',', Enumerable.Repeat("{\"RemotePowerShellEnabled\":false}", 500_001)).Append(']');
        var settings = Of(json.ToString()).Organisation;
        Assert.Equal(500_000, settings.Users);
        Assert.Contains("500000 objects", settings.UsersLack, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Utf16_IsReadLikeUtf8(string form)
    {
        var text = Text(form);
        var bytes = Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(text.ReplaceLineEndings("\r\n"))).ToArray();
        Assert.Equal(2, SettingExports.Of(ExportedObjects.Read(new MemoryStream(bytes)), null).Overrides?.Count);
    }

    [Theory]
    [InlineData("EXCH01", "15.2.986.29", true)]
    [InlineData("exch02.contoso.example", "15.2.986.29", true)]
    [InlineData("EXCH03", "15.2.986.29", false)]
    [InlineData("EXCH01", "15.2.858.5", false)]
    [InlineData(null, "15.2.986.29", null)]
    [InlineData("EXCH01", null, null)]
    [InlineData("EXCH03", null, false)]
    public void Override_IsInForceWhereServerAndBuildFit(string? server, string? build, bool? expected)
    {
        var observed = Of(List) with { ServerName = server, Build = Model.ExchangeBuild.TryParse(build, out var parsed) ? parsed : null };
        Assert.Equal(expected, observed.Overrides![0].AppliesTo(observed));
    }

    [Fact]
    public void OverrideThatTheProductRefused_IsNotInForce()
    {
        var observed = Of(List.Replace("Accepted", "Invalid", StringComparison.Ordinal));
        Assert.False(observed.Overrides![1].AppliesTo(observed));
    }

    [Fact]
    public void EmergencyService_OfThisServerCounts()
    {
        const string servers = "Name : EXCH01\nMitigationsEnabled : True\nMitigationsApplied : {M1.1, PING1}\nMitigationsBlocked : {}\n\nName : EXCH02\nMitigationsEnabled : False\nMitigationsApplied : {}\nMitigationsBlocked : {M1}\n";
        var settings = Of(servers, "exch02.contoso.example").Organisation;
        Assert.Equal((false, 0), (settings.ServerMitigationsEnabled, settings.MitigationsApplied?.Count));
        Assert.Equal(["M1"], settings.MitigationsBlocked);
        Assert.Null(settings.MitigationsEnabled);
        Assert.Null(Of(servers).Organisation.ServerMitigationsEnabled);
        Assert.Equal(["M1.1", "PING1"], Of(servers, "EXCH01").Organisation.MitigationsApplied);
    }

    [Fact]
    public void Organisation_IsToldFromServer()
    {
        var settings = Of("""{"Name":"Contoso","OrganizationId":"x","MitigationsEnabled":false,"EnableDownloadDomains":true}""").Organisation;
        Assert.Equal((false, true, null), (settings.MitigationsEnabled, settings.DownloadDomainsEnabled, settings.ServerMitigationsEnabled));
    }

    [Fact]
    public void DownloadHosts_AreThoseOfThisServersFrontEnd()
    {
        const string export = "Identity : EXCH01\\owa (Default Web Site)\nInternalUrl : https://mail.contoso.example/owa\nExternalUrl : https://mail.contoso.example/owa\nInternalDownloadHostName : dl.contoso.example\nExternalDownloadHostName :\n\n"
            + "Identity : EXCH02\\owa (Default Web Site)\nInternalUrl :\nExternalUrl :\nInternalDownloadHostName :\nExternalDownloadHostName :\n\n"
            + "Identity : EXCH01\\owa (Exchange Back End)\nInternalUrl :\nExternalUrl :\nInternalDownloadHostName :\nExternalDownloadHostName :\n";
        var directory = Assert.Single(Of(export, "EXCH01").Organisation.WebMail!);
        Assert.Equal(("mail.contoso.example", "dl.contoso.example", ""), (directory.ExternalHost, directory.InternalDownloadHost, directory.ExternalDownloadHost));
    }

    [Fact]
    public void RemotePowerShell_AndSchema_AreRead()
    {
        var users = Of("\"UserPrincipalName\",\"RemotePowerShellEnabled\"\n\"anna@contoso.example\",\"False\"\n\"admin@contoso.example\",\"True\"\n").Organisation;
        Assert.Equal(2, users.Users);
        Assert.Equal(["admin@contoso.example"], users.RemotePowerShellUsers);
        Assert.Equal(["msExchAdminGroup", "computer"], Of("Name : ms-Exch-Storage-Group\npossSuperiors : {msExchAdminGroup, computer}\n\n").Organisation.StorageGroupSuperiors);
    }

    /// <summary>Building a tree takes the square of its depth, and reading its text as much stack.</summary>
    [Fact]
    public void ExportNestedWithoutEnd_SaysNothing()
    {
        const int depth = 200_000;
        var nested = string.Concat(string.Concat(Enumerable.Repeat("<a>", depth)), "x", string.Concat(Enumerable.Repeat("</a>", depth)));
        Assert.Null(Of(CliXml.Replace("<Objs", $"<Objs><Obj><Props><S N=\"MitigationsApplied\">{nested}</S></Props></Obj><Objs", StringComparison.Ordinal)).Overrides);
        Assert.Null(Of($"<Objs xmlns=\"http://schemas.microsoft.com/powershell/2004/04\"><Obj><Props><S N=\"MitigationsApplied\">{nested}</S></Props></Obj></Objs>").Organisation.MitigationsApplied);
    }

    [Fact]
    public void RawSettingThatMultipliesItself_IsNotUnfolded()
    {
        const string bomb = "<!DOCTYPE S [<!ENTITY a \"xxxxxxxxxx\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><S><P>Enabled=&b;</P></S>";
        var export = $"ComponentName : Cafe\nSectionName : HttpRequestFiltering\nParameters : System.Collections\nXmlRawSetting : {bomb}\n";
        Assert.Empty(Assert.Single(Of(export).Overrides!).Parameters);
        Assert.Equal("True", Assert.Single(Of(export.Replace(bomb, "<S><P>Enabled=True</P></S>", StringComparison.Ordinal)).Overrides!).Parameters["Enabled"]);
    }

    [Theory]
    [InlineData("\"SuppressExtendedProtection\"=dword:00000001\n\n", 1, null)]
    [InlineData("\n", 0, null)]
    [InlineData("", 0, "breaks off")]
    public void RegistryExportThatBreaksOff_DecidesNothing(string end, int value, string? doubt)
    {
        string[] lines = [.. $"Windows Registry Editor Version 5.00\n\n[HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Lsa]\n\"LimitBlankPasswordUse\"=dword:00000001\n{end}".Split('\n')[..^1]];
        var registry = RegistryView.OfExport(RegistryExport.Read(lines, out var isWhole));
        var state = RegistryStates.OfExport(registry, isWhole);
        Assert.Equal(value, state.SuppressExtendedProtection);
        Assert.Equal(doubt is null, state.Doubt is null);
        Assert.Contains(doubt ?? "", state.Doubt ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void DamagedExports_NeverThrow(string form)
    {
        var text = Text(form);
        var random = new Random(20221008);
        for (var round = 0; round < 1500; round++)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            for (var i = random.Next(1, 8); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            SettingExports.Of(ExportedObjects.Read(new MemoryStream(bytes[..random.Next(bytes.Length + 1)])), "EXCH01");
        }
    }

    private static string Text(string form) => form switch { "list" => List, "csv" => Csv, "json" => Json, _ => CliXml };

    private static ServerObservations Of(string text, string? server = null) => SettingExports.Of(ExportedObjects.Read(new MemoryStream(Encoding.UTF8.GetBytes(text))), server);
}
