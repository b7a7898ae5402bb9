namespace Sagas.Contracts;

/// <summary>One reason for which a public command is refused. Contracts hold anything; <c>Validate()</c> says what is wrong.</summary>
/// <param name="Field">Path of the field in JSON, such as <c>amount.minor</c>.</param>
/// <param name="Code">Stable code from <see cref="ViolationCodes"/>.</param>
/// <param name="Detail">One sentence for a person, with what is allowed. Holds no value that the sender gave.</param>
public sealed record Violation(string Field, string Code, string Detail);
