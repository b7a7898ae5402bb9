using System.Diagnostics;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Dashboard.FaultList;
using Sagas.Durability.Faults;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>What the forms of the page <c>/faults</c> post: no script is needed. The query is the list's, so that a person comes back to it.</summary>
internal static class FaultForms
{
    public static void MapFaultForms(this IEndpointRouteBuilder routes)
    {
        // The token is checked here: who lacks it gets a sentence and not an empty 400.
        var forms = routes.MapGroup("").RequireRole(Roles.Operators).ExcludeFromDescription().DisableAntiforgery();
        Map("/faults/{id}/replay", FaultDesk.Act.Replay);
        Map("/faults/{id}/discard", FaultDesk.Act.Discard);
        Map("/undelivered/{id}/send", FaultDesk.Act.Send);
        Map("/undelivered/{id}/discard", FaultDesk.Act.DiscardSend);

        void Map(string path, FaultDesk.Act act) =>
            forms.MapPost(path, (string id, HttpContext http, IAntiforgery antiforgery, FaultDesk desk) => PostAsync(act, id, http, antiforgery, desk));
    }

    private static async Task<IResult> PostAsync(FaultDesk.Act act, string id, HttpContext http, IAntiforgery antiforgery, FaultDesk desk)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return Problem.Result(StatusCodes.Status403Forbidden, "forbidden", "This is not allowed.", "The form is not from this node's page. Open /faults again.");

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (outcome, refusal) = await desk.DecideAsync(act, id, form["reason"], Caller.Of(http), http.RequestAborted);
        if (refusal is not null)
            return Page(StatusCodes.Status400BadRequest, refusal.Detail);

        switch (outcome)
        {
            case FaultOutcome.Replayed or FaultOutcome.Discarded:
                http.Response.Headers.Location = $"/faults{http.Request.QueryString}";
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            case FaultOutcome.NotOpen closed:
                return Page(StatusCodes.Status409Conflict, $"Somebody decided before you: it is {closed.State} already.");
            case FaultOutcome.NotFound:
                return Page(StatusCodes.Status404NotFound, "There is nothing of that id, or it is not of your tenant.");
            default:
                throw new UnreachableException();
        }
    }

    private static RazorComponentResult<RefusedDecision> Page(int status, string why) =>
        new(new Dictionary<string, object?> { [nameof(RefusedDecision.Why)] = why }) { StatusCode = status, PreventStreamingRendering = true };
}
