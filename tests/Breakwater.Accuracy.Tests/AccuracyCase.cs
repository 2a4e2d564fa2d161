using Breakwater.Accuracy.Tests.Evidence;
using Breakwater.Model;

namespace Breakwater.Accuracy.Tests;

/// <summary>One labelled piece of evidence and what has to be said about it.</summary>
internal sealed record AccuracyCase(string Name, Func<string, string> Build, ExposureState Exposure, VerdictState Overall, int Exit)
{
    /// <summary>States by campaign id; campaigns not listed are not compared.</summary>
    public (string Campaign, VerdictState State)[] States { get; init; } = [];

    /// <summary>Reached rungs, <c>campaign:rung</c>.</summary>
    public string[] Must { get; init; } = [];

    public string[] MustNot { get; init; } = [];

    /// <summary>Exactly these mailboxes, <c>address=state</c>, without the line for all others; null when not compared.</summary>
    public string[]? Mailboxes { get; init; }

    /// <summary>Sets of intruder activity that reached something; null when not compared.</summary>
    public int? Activities { get; init; }

    /// <summary>Ids of chains that the records make.</summary>
    public string[] Chains { get; init; } = [];

    /// <summary>Ids of chains whose steps are all but there and that the records do not make.</summary>
    public string[] NotChains { get; init; } = [];

    /// <summary>Pieces of text that the reason, the missing coverage or the warnings must hold.</summary>
    public string[] Says { get; init; } = [];

    public string[] NeverSays { get; init; } = [];

    public DateTime? AsOf { get; init; }

    public DateTime? Since { get; init; }

    public override string ToString() => Name;

    public static AccuracyCase Of(string name, Func<Box> box, Func<Box, string, string> shape, ExposureState exposure, VerdictState overall, int exit) =>
        new(name, folder => shape(box(), folder), exposure, overall, exit);
}
