using Sagas.Durability.Timeline;

namespace Sagas.Durability.Stores.Postgres;

/// <summary>
/// By transaction, then saga and version, and only of transactions that are below every open one: time and numbers of rows are not in the order of
/// commits. A place is <c>xid/saga/version</c>.
/// </summary>
internal sealed class PostgresHistoryOrder : IHistoryOrder
{
    public string Beginning => $"0/{Guid.Empty}/0";

    public string End => $"""
        SELECT place FROM (SELECT xid, saga_id, version, xid || '/' || saga_id || '/' || version AS place FROM saga_history
            WHERE {IsAfter("@after")} AND xid < pg_snapshot_xmin(pg_current_snapshot()) ORDER BY xid, saga_id, version LIMIT @limit) AS page
        ORDER BY xid DESC, saga_id DESC, version DESC LIMIT 1
        """;

    public string Between => $"""
        SELECT * FROM saga_history WHERE {IsAfter("{0}")} AND xid <= {Xid("{1}")} AND (xid, saga_id, version) <= {Key("{1}")} ORDER BY xid, saga_id, version
        """;

    public bool IsPlace(string text) => text.Split('/') is [var xid, var saga, var version] && ulong.TryParse(xid, out _) && Guid.TryParse(saga, out _) && int.TryParse(version, out _);

    // The first condition is what the index knows.
    private static string IsAfter(string place) => $"xid >= {Xid(place)} AND (xid, saga_id, version) > {Key(place)}";

    private static string Xid(string place) => $"split_part({place}, '/', 1)::xid8";

    private static string Key(string place) => $"({Xid(place)}, split_part({place}, '/', 2)::uuid, split_part({place}, '/', 3)::integer)";
}
