using Breakwater.Model;

namespace Breakwater.Detection.Autostarts;

/// <summary>What one reason says about an autostart.</summary>
internal sealed record AutostartWeight(Confidence Confidence, string Title, string? Campaign = null, Rung Rung = Rung.Persistence);
