namespace Breakwater.Knowledge.Products;

/// <summary>A period of paid extended updates.</summary>
/// <param name="Number">1 or 2.</param>
/// <param name="Start">First day, or the first of the month where only that is known.</param>
/// <param name="End">Last day, or the last of the month where only that is known.</param>
/// <param name="MonthPrecision">True where only months are known.</param>
/// <param name="Updates">Packages delivered in it.</param>
public sealed record EsuPeriod(int Number, DateOnly Start, DateOnly End, bool MonthPrecision, IReadOnlyList<string> Updates);
