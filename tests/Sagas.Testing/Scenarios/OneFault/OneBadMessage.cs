using Sagas.Testing.Scenarios.Kills;

namespace Sagas.Testing.Scenarios.OneFault;

/// <summary>
/// One of many messages that come at once cannot be committed, since the database refuses a row of it, and can a moment later. It must fail alone and be
/// tried again, whatever was in its group.
/// </summary>
public sealed record OneBadMessage : Scenario
{
    private const int Orders = 8;
    private static readonly TimeSpan FailsWithin = TimeSpan.FromSeconds(8);

    private protected override async Task<IReadOnlyList<Breach>> PlayAsync(ShopSite site)
    {
        await using var node = await ShopNode.StartAsync(site, "node");
        var customers = new Customers(site);
        await site.ExecuteAsync(
            """
            CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NEW."Act" = 'noted-received' AND NEW."OrderId" = (SELECT "Id" FROM "Receipt" ORDER BY "Id" LIMIT 1) THEN
                    RAISE EXCEPTION 'The first order is refused.' USING ERRCODE = '23514', TABLE = 'Effect';
                END IF;
                RETURN NEW;
            END $$;
            CREATE TRIGGER refuse BEFORE INSERT ON "Effect" FOR EACH ROW EXECUTE FUNCTION refuse()
            """);
        await customers.PlaceAsync(node, Orders);
        // Whether it failed as it must shows in what is done in the end.
        await node.HasLoggedAsync("failed, attempt", FailsWithin);
        await site.ExecuteAsync("""DROP TRIGGER refuse ON "Effect" """);

        return await customers.JudgeAsync(node);
    }
}
