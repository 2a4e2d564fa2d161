namespace Breakwater.Patterns.Hot;

/// <summary>A kernel of <see cref="FingerprintSearch"/>: the registers of one width.</summary>
internal interface IFingerprintRegister
{
    /// <summary>Bytes a step.</summary>
    static abstract int Bytes { get; }

    /// <summary>
    /// Goes from <paramref name="at"/> on, step by step and at most to <paramref name="last"/>, until some of its <see cref="Bytes"/> places share a group of literals with the three bytes behind
    /// them; so more places than those of fingerprints pass, and never fewer.
    /// </summary>
    /// <param name="table">What is looked for.</param>
    /// <param name="start">Of the bytes; <see cref="Bytes"/> and three more are read from <paramref name="last"/> on.</param>
    /// <param name="at">Then the step at which it stopped.</param>
    /// <param name="last">Where the last step is.</param>
    /// <returns>A bit for each place of that step where something passes; none: the last step was taken.</returns>
    static abstract ulong Pass(FingerprintTable table, ref byte start, ref int at, int last);
}
