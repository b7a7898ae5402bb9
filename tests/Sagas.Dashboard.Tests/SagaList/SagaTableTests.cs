using Bunit;
using Sagas.Dashboard.Frame;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.Tests.Desk;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.Tests.SagaList;

public sealed class SagaTableTests : BunitContext
{
    private static readonly SagaSummary Saga = new()
    {
        BusinessId = DeskDatabase.Id(7),
        Tenant = "acme",
        Workflow = "payment",
        State = "Authorized",
        Version = 3,
        Reference = "order-7",
        AmountMinor = 1250,
        Currency = "EUR",
        CreatedAt = DeskDatabase.Now.AddMinutes(-3),
        UpdatedAt = DeskDatabase.Now.AddMinutes(-2),
        Party = "alice",
        Counterparty = "bob",
    };

    [Fact]
    public void A_row_says_what_it_is_how_much_and_how_long()
    {
        var row = Table(Saga, "acme").Find("tbody tr");

        row.GetAttribute("data-id").ShouldBe(DeskDatabase.Id(7).ToString());
        row.QuerySelectorAll("td").Select(PageAnswer.Words).ShouldBe(
            ["Authorized", "order-7 …00000007", "payment", "alice → bob", "12.50 EUR", "2026-02-01 11:57:00", "for 2 min"]);
        row.QuerySelector("td.saga a")!.GetAttribute("href").ShouldBe($"/sagas/{DeskDatabase.Id(7)}");
    }

    [Fact]
    public void Who_may_not_see_names_sees_a_mask()
    {
        var table = Table(Saga, "acme", seesPersonalData: false);

        table.Find("td.parties").TextContent.ShouldBe("••• → •••");
        table.Markup.ShouldNotContain("alice");
    }

    [Fact]
    public void Who_sees_all_tenants_sees_whose_saga_it_is_and_is_led_to_that_one()
    {
        var table = Table(Saga, tenant: null);

        table.Find("td.saga .tenant").TextContent.ShouldBe("acme");
        table.Find("td.saga a").GetAttribute("href").ShouldBe($"/sagas/{DeskDatabase.Id(7)}?tenant=acme");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    public void A_saga_without_reference_can_still_be_opened(string? reference)
    {
        var saga = new SagaSummary { BusinessId = Saga.BusinessId, State = "Failed", Reference = reference, EndedAt = DeskDatabase.Now };

        Table(saga, "default").Find("td.saga a").TextContent.ShouldBe("no reference");
    }

    [Fact]
    public void Every_status_has_its_own_shape_and_its_word()
    {
        var marks = SagaStatus.All.Select(status => Render<StatusMark>(parameters => parameters.Add(mark => mark.Status, status))).ToList();

        marks.Select(mark => mark.Find("svg").InnerHtml.Trim()).ShouldBeUnique();
        marks.Select(mark => mark.Find(".mark > span").TextContent).ShouldBe(SagaStatus.All);
    }

    private IRenderedComponent<SagaTable> Table(SagaSummary saga, string? tenant, bool seesPersonalData = true) => Render<SagaTable>(parameters => parameters
        .Add(table => table.Sagas, [saga])
        .Add(table => table.Visit, new Visit(new SagaScope(tenant, seesPersonalData), seesPersonalData, new DeskLinks((string?)null), DeskDatabase.Now)));
}
