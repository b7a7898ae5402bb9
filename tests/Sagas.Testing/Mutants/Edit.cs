namespace Sagas.Testing.Mutants;

/// <summary>One change of a source file.</summary>
/// <param name="Text">What stands there, exactly once.</param>
/// <param name="Replacement">What is put in its place.</param>
public sealed record Edit(string Text, string Replacement);
