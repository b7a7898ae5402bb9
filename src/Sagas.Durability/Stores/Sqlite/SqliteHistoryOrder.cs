using Sagas.Durability.Timeline;

namespace Sagas.Durability.Stores.Sqlite;

/// <summary>By the number that each event is given when it is written: with one writer that is the order of commits.</summary>
internal sealed class SqliteHistoryOrder : IHistoryOrder
{
    public string Beginning => "0";

    public string End => "SELECT CAST(max(place) AS TEXT) FROM (SELECT place FROM saga_history WHERE place > CAST(@after AS INTEGER) ORDER BY place LIMIT @limit)";

    public string Between => "SELECT * FROM saga_history WHERE place > CAST({0} AS INTEGER) AND place <= CAST({1} AS INTEGER) ORDER BY place";

    public bool IsPlace(string text) => long.TryParse(text, out _);
}
