using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Contracts;
using Sagas.Operations.Http;
using Sagas.Operations.Receipts;

namespace Sagas.Payments.Http;

/// <summary><c>/v1/payments</c>.</summary>
internal static class PaymentEndpoints
{
    private const string KeyHeader = "Idempotency-Key";
    private const string ReplayedHeader = "Idempotency-Replayed";
    private const int KeyLength = 255;

    public static void MapPaymentEndpoints(this IEndpointRouteBuilder endpoints)
    {
        var payments = endpoints.MapGroup("/v1/payments").WithTags("Payments");

        payments.MapPost("", SubmitAsync)
            .RequireRole(Roles.Senders)
            .WithName("SubmitPayment")
            .WithSummary("Pay.")
            .WithDescription(
                """
                Takes a payment; the same one sent twice is one payment. `Idempotency-Key` (1 to 255 characters) is required unless `paymentId` is given.
                The 202 means that the payment is stored: it survives any crash and ends. `Location` answers at once, with `?wait=30` when it has ended.
                A repetition gets the same answer with the header `Idempotency-Replayed: true`; the same key or id with another payload gets 422 with the `fields` that differ.

                Example: `{ "amount": { "minor": 1250, "currency": "EUR" }, "payer": "alice", "payee": "shop", "source": "tok_ok", "reference": "order 17" }`
                """)
            .Accepts<SubmitPaymentRequest>("application/json")
            .Produces<AcceptedPayment>(StatusCodes.Status202Accepted)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status413PayloadTooLarge)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

        payments.MapGet("/{id}", ReadAsync)
            .RequireRole([.. Roles.Senders.Union(Roles.Readers)])
            .WithName("GetPayment")
            .WithSummary("Read a payment.")
            .WithDescription(
                """
                `?wait=30` (1 to 60 seconds) answers when the payment has ended, or as it is after that many seconds. The `ETag` changes with every event;
                `If-None-Match` with it answers 304. `payer` and `payee` are masked for the role `viewer`. Another tenant's payment is 404.
                """)
            .Produces<PaymentView>()
            .Produces(StatusCodes.Status304NotModified)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> SubmitAsync(HttpContext context, ICommandDoor door, SubmissionRules rules, TimeProvider time)
    {
        var key = context.Request.Headers[KeyHeader].ToString();
        if (key.Length > KeyLength)
            return Problem.ValidationFailed([new Violation(KeyHeader, ViolationCodes.TooLong, $"At most {KeyLength} characters are allowed.")]);

        var body = await context.Request.ReadStrictAsync<SubmitPaymentRequest>(context.RequestAborted);
        if (body.Problem is not null)
            return body.Problem;

        var request = body.Value!;
        if (string.IsNullOrWhiteSpace(key) && request.PaymentId is null)
            return Problem.KeyRequired("paymentId");

        var command = request.ToCommand(Guid.CreateVersion7(time.GetUtcNow()));
        if (rules.Check(command) is { Count: > 0 } violations)
            return Problem.ValidationFailed(violations);

        var caller = Caller.Of(context);
        var settlement = await door.SettleAsync(
            new Submission<Contracts.Payments.SubmitPayment>(
                caller.Tenant,
                string.IsNullOrWhiteSpace(key) ? null : key,
                command.PaymentId,
                request.PaymentId is not null,
                command,
                PaymentWorkflow.Queue),
            context.RequestAborted);

        switch (settlement)
        {
            case Settlement.Accepted accepted:
                return Accepted(accepted.Id, context, caller);
            case Settlement.Replayed replayed:
                context.Response.Headers[ReplayedHeader] = "true";
                return Accepted(replayed.Id, context, caller);
            case Settlement.Mismatch mismatch:
                return Problem.PayloadMismatch(mismatch.Fields);
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    private static IResult Accepted(Guid id, HttpContext context, Caller caller)
    {
        // A key for every tenant that narrowed itself must be able to follow its own Location.
        var narrowed = context.Request.Query["tenant"].ToString() == caller.Tenant;
        return Results.Accepted(
            narrowed ? $"/v1/payments/{id}?tenant={Uri.EscapeDataString(caller.Tenant)}" : $"/v1/payments/{id}",
            new AcceptedPayment(id, PaymentStates.Submitted));
    }

    private static async Task<IResult> ReadAsync(HttpContext context, PaymentReader payments, string id, string? wait)
    {
        if (!Guid.TryParseExact(id, "D", out var paymentId))
            return Problem.NotFound();
        if (Seconds(wait) is not { } seconds)
            return Problem.ValidationFailed([new Violation("wait", "out_of_range", "1 to 60 whole seconds are allowed.")]);

        var caller = Caller.Of(context);
        PaymentView? view;
        try
        {
            view = await payments.WaitAsync(paymentId, caller.ReadTenant, TimeSpan.FromSeconds(seconds), context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client went away: nobody reads the answer, and it is no error of ours.
            return Results.StatusCode(StatusCodes.Status499ClientClosedRequest);
        }

        if (view is null)
            return Problem.NotFound();

        context.Response.Headers.ETag = view.ETag;
        return Matches(context.Request, view.ETag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Ok(caller.SeesPersonalData ? view : view.Masked());
    }

    /// <summary>0 without <c>?wait=</c>; null when it is not allowed.</summary>
    private static int? Seconds(string? wait)
    {
        if (wait is null)
            return 0;

        return int.TryParse(wait, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 1 and <= 60 ? seconds : null;
    }

    private static bool Matches(HttpRequest request, string etag) => request.Headers.IfNoneMatch
        .SelectMany(value => (value ?? "").Split(','))
        .Select(value => value.Trim())
        .Any(value => value == "*" || Opaque(value) == Opaque(etag));

    /// <summary>If-None-Match compares weakly (RFC 9110, 8.8.3.2): the mark of weakness does not count.</summary>
    private static string Opaque(string etag) => etag.StartsWith("W/", StringComparison.Ordinal) ? etag[2..] : etag;
}
