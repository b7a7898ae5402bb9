namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>
/// One way in which a bus or its database may be put under the journal wrongly, asked once when the host starts. What only the run of a handler
/// shows is refused there: see <see cref="Capture.HandlerTransaction"/>.
/// </summary>
internal interface IStartCheck
{
    /// <summary>What is wrong: each a sentence that names the thing and says what to do. The first one ends the start.</summary>
    IEnumerable<string> Problems(StartFacts facts);
}
