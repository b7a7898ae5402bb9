using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Dashboard.SagaView;
using Sagas.Operations.Http;
using Sagas.Operations.Workflows;
using Sagas.Workflows.Deciding;

namespace Sagas.Dashboard.Http;

/// <summary>What the forms of a saga's page post: no script is needed. The query is the page's, so that a person comes back to it.</summary>
internal static class OrderForms
{
    public static void MapOrderForms(this IEndpointRouteBuilder routes)
    {
        // The token is checked here: who lacks it gets a sentence and not an empty 400.
        var forms = routes.MapGroup("/sagas/{id}").RequireRole(Roles.Operators).ExcludeFromDescription().DisableAntiforgery();
        foreach (var (act, word, _) in OrderWords.All)
            forms.MapPost(word, (string id, HttpContext http, IAntiforgery antiforgery, OrderDesk desk) => PostAsync(act, id, http, antiforgery, desk));
    }

    private static async Task<IResult> PostAsync(OperatorAct act, string id, HttpContext http, IAntiforgery antiforgery, OrderDesk desk)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return Problem.Result(StatusCodes.Status403Forbidden, "forbidden", "This is not allowed.", "The form is not from this node's page. Open the saga's page again.");

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var request = new OrderRequest
        {
            Reason = form["reason"],
            Version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null,
        };
        var (outcome, refusal) = await desk.OrderAsync(act, id, request, Caller.Of(http), http.RequestAborted);
        if (refusal is not null)
            return Page(id, StatusCodes.Status400BadRequest, refusal.Detail);

        switch (outcome)
        {
            case OrderOutcome.Accepted:
                http.Response.Headers.Location = $"/sagas/{id}{http.Request.QueryString}";
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            case OrderOutcome.Refused refused:
                return Page(id, StatusCodes.Status409Conflict, refused.Objection);
            case OrderOutcome.MovedOn:
                return Page(id, StatusCodes.Status409Conflict, "The saga has moved on since you looked. This is where it stands now.");
            default:
                return Problem.NotFound();
        }
    }

    private static RazorComponentResult<RefusedOrder> Page(string id, int status, string why) =>
        new(new Dictionary<string, object?> { [nameof(RefusedOrder.Id)] = id, [nameof(RefusedOrder.Why)] = why }) { StatusCode = status, PreventStreamingRendering = true };
}
