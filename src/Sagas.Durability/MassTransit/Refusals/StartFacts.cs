using Microsoft.EntityFrameworkCore;

namespace Sagas.Durability.MassTransit.Refusals;

/// <summary>What the start's checks look at. Nothing of it needs the database or the broker to be there.</summary>
/// <param name="Database">The application's context; only its model and options are read.</param>
/// <param name="Bus">The bus as it is built.</param>
/// <param name="Sagas">The sagas that the journal keeps.</param>
internal sealed record StartFacts(DbContext Database, BusShape Bus, IReadOnlyList<JournalSaga> Sagas);
