namespace Sagas.Service.Http;

/// <summary>The listeners of <c>Management:Urls</c> serve <c>/health/*</c> and <c>/metrics</c>; everything else is not there.</summary>
internal sealed class ManagementListener(RequestDelegate next, ManagementPorts ports)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments("/health") || context.Request.Path == "/metrics" || !ports.Contains(context.Connection.LocalPort))
            return next(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
