using System.Xml.Linq;
using Breakwater.Tests;

namespace Breakwater.Architecture.Tests;

/// <summary>Settings that must hold for every project.</summary>
public sealed class HouseRulesTest
{
    [Fact]
    public void NoProject_StatesAPackageVersion()
    {
        var stating = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories)
            .Where(f => XDocument.Load(f).Descendants("PackageReference").Any(r => r.Attribute("Version") is not null));
        Assert.Empty(stating);
    }

    [Theory]
    [InlineData("TreatWarningsAsErrors", "true")]
    [InlineData("Nullable", "enable")]
    [InlineData("EnforceCodeStyleInBuild", "true")]
    [InlineData("RestorePackagesWithLockFile", "true")]
    public void Setting_HoldsForEveryProject(string name, string value)
    {
        var props = XDocument.Load(Repository.At("Directory.Build.props"));
        Assert.Equal(value, props.Descendants(name).Single().Value);
        var overriding = Directory.EnumerateFiles(Repository.Root, "*.csproj", SearchOption.AllDirectories).Where(f => XDocument.Load(f).Descendants(name).Any());
        Assert.Empty(overriding);
    }

    [Theory]
    [InlineData("breakwater")]
    [InlineData("test")]
    [InlineData(".ci/run")]
    [InlineData("eng/publish")]
    public void Launcher_IsExecutable(string name)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no execute bit");
        }
        else
        {
            Assert.True(File.GetUnixFileMode(Repository.At(name)).HasFlag(UnixFileMode.UserExecute));
        }
    }
}
