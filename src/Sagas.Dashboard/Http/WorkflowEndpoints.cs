using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.WorkflowList;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Http;

/// <summary>The workflows of this build, over HTTP.</summary>
public static class WorkflowEndpoints
{
    /// <summary>Maps <c>GET /v1/workflows</c> and <c>/v1/workflows/{name}</c>, for readers.</summary>
    public static void MapWorkflows(this IEndpointRouteBuilder routes)
    {
        var workflows = routes.MapGroup("/v1/workflows").WithTags("Workflows").RequireRole(Roles.Readers);

        workflows.MapGet("", ListAsync)
            .WithName("ListWorkflows")
            .WithSummary("Workflows with their versions, steps and the number of sagas by state")
            .Produces<WorkflowListAnswer>();

        workflows.MapGet("/{name}", OneAsync)
            .WithName("GetWorkflow")
            .WithSummary("One workflow")
            .Produces<WorkflowItem>()
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> ListAsync(HttpContext http, WorkflowQuery query, TimeProvider time, CancellationToken cancellationToken)
    {
        http.AsOf(time);
        return TypedResults.Ok(new WorkflowListAnswer(await query.ReadAsync(SagaScope.Of(Caller.Of(http)), cancellationToken)));
    }

    private static async Task<IResult> OneAsync(string name, HttpContext http, WorkflowQuery query, TimeProvider time, CancellationToken cancellationToken)
    {
        http.AsOf(time);
        return await query.FindAsync(name, SagaScope.Of(Caller.Of(http)), cancellationToken) is { } workflow ? TypedResults.Ok(workflow) : Problem.NotFound();
    }
}
