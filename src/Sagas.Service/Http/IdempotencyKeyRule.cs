using Sagas.Contracts;
using Sagas.Operations.Http;

namespace Sagas.Service.Http;

/// <summary>A header <c>Idempotency-Key</c> is one text of 1 to 255 characters, whatever route it comes to.</summary>
internal sealed class IdempotencyKeyRule(RequestDelegate next)
{
    private const string Header = "Idempotency-Key";
    private const int MostCharacters = 255;

    public Task InvokeAsync(HttpContext context) =>
        context.Request.Headers.TryGetValue(Header, out var values) && Refusal(values) is { } violation
            ? Problem.ValidationFailed([violation]).ExecuteAsync(context)
            : next(context);

    private static Violation? Refusal(IReadOnlyList<string?> values) => values switch
    {
        [{ Length: > MostCharacters }] => new(Header, ViolationCodes.TooLong, "At most 255 characters are allowed."),
        [{ } key] when !string.IsNullOrWhiteSpace(key) => null,
        _ => new(Header, ViolationCodes.Required, "The header, when it is sent, is one text of 1 to 255 characters."),
    };
}
