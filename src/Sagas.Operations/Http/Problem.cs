using Microsoft.AspNetCore.Http;
using Sagas.Contracts;

namespace Sagas.Operations.Http;

/// <summary>The problem details (RFC 9457) that this service answers with: one factory a code, <c>type</c> is <c>urn:sagas:CODE</c>.</summary>
public static class Problem
{
    /// <summary>The stable <c>type</c> of a code.</summary>
    public static string Type(string code) => $"urn:sagas:{code}";

    /// <summary>400 <c>validation_failed</c>: what <c>Validate()</c> found, as the map <c>errors</c> of <c>"code: detail"</c> by field.</summary>
    public static IResult ValidationFailed(IReadOnlyList<Violation> violations) => Result(
        StatusCodes.Status400BadRequest,
        "validation_failed",
        "The command is refused.",
        "Nothing was done. Each field is listed with the reason.",
        new() { ["errors"] = violations.GroupBy(v => v.Field).ToDictionary(g => g.Key, g => g.Select(v => $"{v.Code}: {v.Detail}").ToArray()) });

    /// <summary>400 <c>key_required</c>: neither a header <c>Idempotency-Key</c> nor an id in the body.</summary>
    public static IResult KeyRequired(string idField) => Result(
        StatusCodes.Status400BadRequest,
        "key_required",
        "A key is required.",
        $"Send a header Idempotency-Key of 1 to 255 characters, or give {idField} in the body.");

    /// <summary>404 <c>not_found</c>, also for what another tenant has.</summary>
    public static IResult NotFound() => Result(StatusCodes.Status404NotFound, "not_found", "There is nothing here.", "No such id or route.");

    /// <summary>422 <c>payload_mismatch</c>: the key or id is known with other values in <paramref name="fields"/>.</summary>
    public static IResult PayloadMismatch(IReadOnlyList<string> fields) => Result(
        StatusCodes.Status422UnprocessableEntity,
        "payload_mismatch",
        "The key is known with another payload.",
        "Nothing was done. Use a new key for a new command, or repeat the first one unchanged.",
        new() { ["fields"] = fields });

    /// <summary>Any problem.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, without <c>urn:sagas:</c>.</param>
    /// <param name="title">Short and the same for each code.</param>
    /// <param name="detail">What to do, in a sentence.</param>
    /// <param name="extensions">Further members, such as <c>errors</c>.</param>
    public static IResult Result(int status, string code, string title, string? detail = null, Dictionary<string, object?>? extensions = null) =>
        Results.Problem(detail, statusCode: status, title: title, type: Type(code), extensions: extensions);
}
