using Microsoft.AspNetCore.Http;
using Sagas.Dashboard.Http;
using Sagas.Dashboard.SagaList;
using Sagas.Operations.Http;

namespace Sagas.Dashboard.Frame;

/// <summary>One request for a page: who looks, at what, as of when.</summary>
/// <param name="Scope">What may be found.</param>
/// <param name="SeesPersonalData">Whether names are shown.</param>
/// <param name="Links">How pages link to each other for this caller.</param>
/// <param name="AsOf">Before the page's first read, UTC.</param>
public sealed record Visit(SagaScope Scope, bool SeesPersonalData, DeskLinks Links, DateTime AsOf)
{
    /// <summary>The visit of a request that was let in.</summary>
    public static Visit Of(HttpContext http, TimeProvider time)
    {
        var caller = Caller.Of(http);
        return new Visit(SagaScope.Of(caller), caller.SeesPersonalData, DeskLinks.Of(http), http.AsOf(time));
    }
}
