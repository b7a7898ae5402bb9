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

    /// <summary>400 <c>malformed_json</c>: the body cannot be read; <paramref name="fields"/> say where and why, <c>$</c> being the body as a whole.</summary>
    public static IResult MalformedJson(IReadOnlyDictionary<string, string> fields) => Result(
        StatusCodes.Status400BadRequest,
        "malformed_json",
        "The body cannot be read.",
        "Nothing was done. Send one JSON object as described at /docs.",
        Errors("malformed_json", fields));

    /// <summary>400 <c>unknown_field</c>: the body has members that the contract lacks.</summary>
    public static IResult UnknownField(IReadOnlyDictionary<string, string> fields) => Result(
        StatusCodes.Status400BadRequest,
        "unknown_field",
        "The body has a field that is not known.",
        "Nothing was done. Leave out what is not described at /docs; names are camelCase.",
        Errors("unknown_field", fields));

    /// <summary>415 <c>unsupported_media_type</c>: the body is not said to be JSON in UTF-8.</summary>
    public static IResult UnsupportedMediaType() => Result(
        StatusCodes.Status415UnsupportedMediaType,
        "unsupported_media_type",
        "The body is not said to be JSON.",
        "Send a header 'Content-Type: application/json'; the text is UTF-8.");

    /// <summary>What the server's own limits refuse: 413 <c>too_large</c>, 408 <c>too_slow</c>, otherwise 400 <c>malformed_request</c>.</summary>
    public static IResult BadRequest(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => Result(status, "too_large", "The body is too large.", "At most 256 KB are taken."),
        StatusCodes.Status408RequestTimeout => Result(status, "too_slow", "The request came too slowly.", "Send it again in one piece."),
        _ => Result(StatusCodes.Status400BadRequest, "malformed_request", "The request cannot be read.", "It breaks a rule of HTTP, or ended too early."),
    };

    /// <summary>503 <c>unavailable</c>: <paramref name="missing"/> names what is away. Send <c>Retry-After</c> with it.</summary>
    public static IResult Unavailable(IReadOnlyList<string> missing) => Result(
        StatusCodes.Status503ServiceUnavailable,
        "unavailable",
        "The service is not available at the moment.",
        "Nothing was done, or it is not known. Repeat the request with the same key after Retry-After seconds.",
        new() { ["missing"] = missing });

    /// <summary>Any problem.</summary>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Stable code, without <c>urn:sagas:</c>.</param>
    /// <param name="title">Short and the same for each code.</param>
    /// <param name="detail">What to do, in a sentence.</param>
    /// <param name="extensions">Further members, such as <c>errors</c>.</param>
    public static IResult Result(int status, string code, string title, string? detail = null, Dictionary<string, object?>? extensions = null) =>
        Results.Problem(detail, statusCode: status, title: title, type: Type(code), extensions: extensions);

    private static Dictionary<string, object?> Errors(string code, IReadOnlyDictionary<string, string> fields) =>
        new() { ["errors"] = fields.ToDictionary(field => field.Key, field => new[] { $"{code}: {field.Value}" }) };
}
