namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>A saga of the journal's on an endpoint without it: its messages would find nothing that commits them.</summary>
internal sealed class SagaEndpoints : IStartCheck
{
    public IEnumerable<string> Problems(StartFacts facts) =>
        from endpoint in facts.Bus.Endpoints
        where !endpoint.IsUnderJournal
        from scope in endpoint.Scopes
        join saga in facts.Sagas on EndpointShape.Text(scope, "instanceType") equals saga.Name
        select Sentence(saga.Type, endpoint.Name);

    /// <summary>The same for an endpoint that is connected later, where its first message tells.</summary>
    public static string Sentence(Type saga, string endpoint) =>
        $"Saga {saga.Name} is kept by the journal, but its endpoint '{endpoint}' is not under it. Call endpoint.UseJournal(context) there.";
}
