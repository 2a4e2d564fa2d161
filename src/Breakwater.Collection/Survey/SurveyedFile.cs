using Breakwater.Collection.Targets;

namespace Breakwater.Collection.Survey;

/// <summary>A file to collect, as it was when the survey saw it.</summary>
/// <param name="Path">Full path here.</param>
/// <param name="Entry">Name in the package, unique in it.</param>
/// <param name="Target">The row of the table that wants it.</param>
internal sealed record SurveyedFile(string Path, string Entry, CollectionTarget Target, long Bytes, DateTime CreatedUtc, DateTime ModifiedUtc);
