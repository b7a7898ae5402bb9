using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Sagas.Contracts;
using Sagas.Dashboard.TimerList;
using Sagas.Durability.Timers;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>What the forms of the page <c>/timers</c> post: no script is needed. The query is the list's, so that a person comes back to it.</summary>
internal static class TimerForms
{
    public static void MapTimerForms(this IEndpointRouteBuilder routes)
    {
        // The token is checked here: who lacks it gets a sentence and not an empty 400.
        var forms = routes.MapGroup("/timers/{id}").RequireRole(Roles.Operators).ExcludeFromDescription().DisableAntiforgery();
        forms.MapPost("/move", (string id, HttpContext http, IAntiforgery antiforgery, TimerDesk desk) =>
            PostAsync(http, antiforgery, form => desk.MoveAsync(id, TimeOf(form["dueAt"]), form["reason"], Caller.Of(http), http.RequestAborted)));
        forms.MapPost("/cancel", (string id, HttpContext http, IAntiforgery antiforgery, TimerDesk desk) =>
            PostAsync(http, antiforgery, form => desk.CancelAsync(id, form["reason"], Caller.Of(http), http.RequestAborted)));
    }

    // What a browser sends for a field of type datetime-local; the page says that times are UTC.
    private static DateTime? TimeOf(string? text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;

    private static async Task<IResult> PostAsync(HttpContext http, IAntiforgery antiforgery, Func<IFormCollection, Task<(TimerOutcome? Outcome, Violation? Refusal)>> decideAsync)
    {
        if (!http.Request.HasFormContentType || !await antiforgery.IsRequestValidAsync(http))
            return Problem.Result(StatusCodes.Status403Forbidden, "forbidden", "This is not allowed.", "The form is not from this node's page. Open /timers again.");

        var (outcome, refusal) = await decideAsync(await http.Request.ReadFormAsync(http.RequestAborted));
        if (refusal is not null)
            return Page(StatusCodes.Status400BadRequest, refusal.Detail);

        switch (outcome)
        {
            case TimerOutcome.Done:
                http.Response.Headers.Location = $"/timers{http.Request.QueryString}";
                return Results.StatusCode(StatusCodes.Status303SeeOther);
            case TimerOutcome.MovedOn:
                return Page(StatusCodes.Status409Conflict, "The timer was fired, moved or cancelled before you. Look again.");
            case TimerOutcome.BeyondHorizon:
                return Page(StatusCodes.Status400BadRequest, Answers.BeyondHorizon.Detail);
            default:
                return Page(StatusCodes.Status404NotFound, "There is no such timer, or it is not of your tenant. It may have been fired.");
        }
    }

    private static RazorComponentResult<RefusedTimer> Page(int status, string why) =>
        new(new Dictionary<string, object?> { [nameof(RefusedTimer.Why)] = why }) { StatusCode = status, PreventStreamingRendering = true };
}
