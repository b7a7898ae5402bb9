namespace Sagas.Service.Startup;

/// <summary>What the command line says beside settings.</summary>
/// <param name="Demo">Plays sample payments into an empty database.</param>
internal sealed record RunOptions(bool Demo);
