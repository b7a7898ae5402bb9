namespace Sagas.Durability.Watch;

/// <summary>An endpoint that can be helped.</summary>
internal interface IRestartable
{
    /// <summary>Whether it has no connection: it has not got one yet, or has lost it.</summary>
    bool IsDown { get; }

    /// <summary>Stops and starts it.</summary>
    Task RestartAsync(CancellationToken stopping);
}
