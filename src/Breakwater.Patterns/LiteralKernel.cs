namespace Breakwater.Patterns;

/// <summary>How a <see cref="LiteralSet"/> searches; all of them find the same lines.</summary>
internal enum LiteralKernel
{
    /// <summary>A table look-up a byte: the plain twin.</summary>
    Automaton,

    /// <summary>Fingerprints, 16 bytes at a time: SSSE3 or AdvSimd.</summary>
    Fingerprints128,

    /// <summary>Fingerprints, 32 bytes at a time: AVX2.</summary>
    Fingerprints256,

    /// <summary>Fingerprints, 64 bytes at a time: AVX-512 VBMI.</summary>
    Fingerprints512,
}
