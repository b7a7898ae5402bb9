using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.SagaView;
using Sagas.Operations.Catalogue;
using Sagas.Operations.Http;
using Sagas.Workflows.Diagrams;

namespace Sagas.Dashboard.Http;

/// <summary>Where every saga stands, over HTTP.</summary>
public static class SagaEndpoints
{
    private const string Csv = "text/csv";
    private const string Picture = "image/svg+xml";

    /// <summary>Maps <c>GET /v1/sagas</c>, <c>/v1/sagas/{id}</c> and what is under that, for readers.</summary>
    public static void MapSagas(this IEndpointRouteBuilder routes)
    {
        var sagas = routes.MapGroup("/v1/sagas").WithTags("Sagas").RequireRole(Roles.Readers);

        sagas.MapGet("", ListAsync)
            .WithName("ListSagas")
            .WithSummary("Sagas of every workflow, newest first")
            .WithDescription(
                "Pages by cursor: send next as cursor with the same filters; it is null at the end. Nothing that existed is skipped or repeated. " +
                "With Accept: text/csv (role analyst or above) the whole list, time and filter in the first line.")
            .Produces<SagaListAnswer>(StatusCodes.Status200OK, "application/json", Csv)
            .ProducesProblem(StatusCodes.Status400BadRequest)
            .ProducesProblem(StatusCodes.Status403Forbidden);

        sagas.MapGet("/{id}", OneAsync)
            .WithName("GetSaga")
            .WithSummary("One saga: where it stands and why")
            .WithDescription("By its business id. A command that is accepted but has not had its first step is Submitted, version 0.")
            .Produces<SagaDetail>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        sagas.MapGet("/{id}/diagram.svg", PictureAsync)
            .WithName("GetSagaDiagram")
            .WithSummary("The picture of a saga's workflow, coloured by how far it is")
            .WithDescription("Without script; for light and dark. 404 also where the saga has not had its first step.")
            .Produces<string>(StatusCodes.Status200OK, Picture)
            .ProducesProblem(StatusCodes.Status404NotFound);

        sagas.MapGet("/{id}/undo-plan", UndoPlanAsync)
            .WithName("GetSagaUndoPlan")
            .WithSummary("What compensating a saga would do now, in order")
            .WithDescription("Send its hash as plan with compensate or cancel: another plan by then is 409. Without steps once the saga has ended or goes only forward.")
            .Produces<UndoPlanAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);

        sagas.MapGet("/{id}/timeline", TimelineAsync)
            .WithName("GetSagaTimeline")
            .WithSummary("Every event of one saga, in order")
            .WithDescription("What came, which state it led to, what went out. seq is the saga's version after the event. Personal data is masked for viewers.")
            .Produces<TimelineAnswer>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(
        HttpContext http, [AsParameters] SagaListParameters parameters, SagaQuery query, SagaCsv csv, TimeProvider time, CancellationToken cancellationToken)
    {
        var request = SagaListRequest.Of(parameters, http.Request.Query);
        if (request.Violations.Count > 0)
            return Answers.QueryRefused(request.Violations);

        var caller = Caller.Of(http);
        var scope = SagaScope.Of(caller);
        var after = request.Cursor is null ? null : SagaCursor.Read(request.Cursor, scope, request.Filter);
        if (request.Cursor is not null && after is null)
            return Answers.CursorInvalid();

        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        if (WantsCsv(http.Request))
        {
            if (!caller.Roles.Overlaps([Roles.Analyst, Roles.Operator, Roles.Admin]))
                return Answers.CsvForbidden();

            var now = http.AsOf(time);
            return Results.Stream(output => csv.WriteAsync(output, scope, request.Filter, after, now, cancellationToken), "text/csv; charset=utf-8", "sagas.csv");
        }

        http.AsOf(time);
        var slice = await query.ReadAsync(scope, request.Filter, after, request.Limit, cancellationToken);
        return TypedResults.Ok(new SagaListAnswer([.. slice.Items.Select(saga => new SagaItem(saga))], slice.Next?.Write(scope, request.Filter)));
    }

    private static async Task<IResult> OneAsync(
        string id, HttpContext http, SagaLookup lookup, WorkflowDesks desks, TimeProvider time, CancellationToken cancellationToken)
    {
        http.AsOf(time);
        if (await FindAsync(id, http, lookup, cancellationToken) is not { } saga)
            return Problem.NotFound();

        var (standing, timers) = await desks.FindAsync(saga, cancellationToken);
        return TypedResults.Ok(new SagaDetail(saga, standing, timers));
    }

    private static async Task<IResult> PictureAsync(
        string id, HttpContext http, SagaLookup lookup, WorkflowDesks desks, TimeProvider time, CancellationToken cancellationToken)
    {
        http.AsOf(time);
        return await FindAsync(id, http, lookup, cancellationToken) is { } saga && (await desks.FindAsync(saga, cancellationToken)).Standing is { } standing
            ? TypedResults.Text(Svg.Of(standing.Shape, SagaPlan.MarksOf(standing)), Picture)
            : Problem.NotFound();
    }

    private static async Task<IResult> UndoPlanAsync(
        string id, HttpContext http, SagaLookup lookup, WorkflowDesks desks, TimeProvider time, CancellationToken cancellationToken)
    {
        http.AsOf(time);
        return await FindAsync(id, http, lookup, cancellationToken) is { } saga && (await desks.FindAsync(saga, cancellationToken)).Standing is { } standing
            ? TypedResults.Ok(UndoPlanAnswer.Of(standing.UndoPlan))
            : Problem.NotFound();
    }

    private static async Task<IResult> TimelineAsync(
        string id, HttpContext http, SagaLookup lookup, TimelineQuery timeline, TimeProvider time, CancellationToken cancellationToken)
    {
        http.AsOf(time);
        return await FindAsync(id, http, lookup, cancellationToken) is { } saga
            ? TypedResults.Ok(new TimelineAnswer(await timeline.ReadAsync(saga.CorrelationId, Caller.Of(http).SeesPersonalData, cancellationToken)))
            : Problem.NotFound();
    }

    private static async Task<SagaSummary?> FindAsync(string id, HttpContext http, SagaLookup lookup, CancellationToken cancellationToken) =>
        Guid.TryParse(id, out var guid) ? await lookup.FindAsync(guid, SagaScope.Of(Caller.Of(http)), cancellationToken) : null;

    private static bool WantsCsv(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType.Equals(Csv, StringComparison.OrdinalIgnoreCase) && accepted.Quality is null or > 0);
}
