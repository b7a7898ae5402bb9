using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Sagas.Contracts;
using Sagas.Dashboard.Text;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>What every answer of this module has in common.</summary>
internal static class Answers
{
    /// <summary>Header that says as of when an answer is true.</summary>
    public const string AsOfHeader = "Sagas-As-Of";

    /// <summary>Says it: the time before the first read, so that the answer is never older than it claims.</summary>
    public static DateTime AsOf(this HttpContext http, TimeProvider time)
    {
        var now = time.GetUtcNow().UtcDateTime;
        http.Response.Headers[AsOfHeader] = TimeText.Iso(now);
        return now;
    }

    /// <summary>The trace that the request belongs to.</summary>
    public static string TraceId(this HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;

    /// <summary>400 <c>validation_failed</c> for a query.</summary>
    public static IResult QueryRefused(IReadOnlyList<Violation> violations) => Problem.Result(
        StatusCodes.Status400BadRequest,
        "validation_failed",
        "The query is refused.",
        "Each parameter is listed with what it takes.",
        new() { ["errors"] = violations.GroupBy(v => v.Field).ToDictionary(g => g.Key, g => g.Select(v => $"{v.Code}: {v.Detail}").ToArray()) });

    /// <summary>400 <c>cursor_invalid</c>.</summary>
    public static IResult CursorInvalid() => Problem.Result(
        StatusCodes.Status400BadRequest,
        "cursor_invalid",
        "The cursor does not belong to this list.",
        "Send next as it was given, with the same filters and key, or start again without a cursor.");

    /// <summary>409 <c>not_in_this_state</c>: what was set aside is <paramref name="state"/> already.</summary>
    public static IResult NotOpen(string state) => Problem.Result(
        StatusCodes.Status409Conflict,
        "not_in_this_state",
        "It is not open.",
        $"Nothing was done: it is {state} already. If its message failed again, that is a row of its own.",
        new() { ["state"] = state });

    /// <summary>409 <c>not_in_this_state</c>: an order that may not be followed where the saga stands.</summary>
    public static IResult OrderRefused(string objection, string state) => Problem.Result(
        StatusCodes.Status409Conflict,
        "not_in_this_state",
        "It cannot be done now.",
        $"Nothing was done. {objection}",
        new() { ["state"] = state });

    /// <summary>409 <c>moved_on</c>: the saga is not what was decided about.</summary>
    public static IResult SagaMovedOn(int version) => Problem.Result(
        StatusCodes.Status409Conflict,
        "moved_on",
        "The saga moved on.",
        "Nothing was done: it is not where it was when you looked, or what would be undone is another. Read it again.",
        new() { ["version"] = version });

    /// <summary>409 <c>moved_on</c>: the timer is not what was decided about.</summary>
    public static IResult TimerMovedOn() => Problem.Result(
        StatusCodes.Status409Conflict,
        "moved_on",
        "The timer moved on.",
        "Nothing was done: it was fired, moved or cancelled meanwhile. Read it again.");

    /// <summary>Where a timer that brings a message again would do so after its id is forgotten.</summary>
    public static Violation BeyondHorizon { get; } =
        new("dueAt", "not_allowed", "The timer brings a message again under its own id, which would be forgotten by then. Choose an earlier time.");

    /// <summary>403 <c>forbidden</c> for the whole list as CSV.</summary>
    public static IResult CsvForbidden() => Problem.Result(
        StatusCodes.Status403Forbidden,
        "forbidden",
        "CSV needs role analyst or above.",
        "Ask for application/json, or for another role.");
}
