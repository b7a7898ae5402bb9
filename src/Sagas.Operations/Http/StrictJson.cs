using Microsoft.AspNetCore.Http;

namespace Sagas.Operations.Http;

/// <summary>A JSON body read strictly: camelCase, depth 32, no duplicate or unknown members, no comments, numbers as numbers.</summary>
/// <typeparam name="T">The contract.</typeparam>
/// <param name="Value">The body, when <paramref name="Problem"/> is null.</param>
/// <param name="Problem">What to answer instead: 400 <c>malformed_json</c> or <c>unknown_field</c> (with <c>errors</c> by field), 413 <c>too_large</c>, 415.</param>
public readonly record struct StrictJson<T>(T? Value, IResult? Problem)
    where T : class;
