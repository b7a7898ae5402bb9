using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Sagas.Dashboard.SagaList;
using Sagas.Dashboard.Tests.Desk;

namespace Sagas.Dashboard.Tests.SagaList;

/// <summary>The same six sagas, a query a line, and the numbers of those that it finds.</summary>
public sealed class SagaFilterTests : IDisposable
{
    private readonly DeskDatabase _database = new();

    public SagaFilterTests()
    {
        _database.Payment(1, saga => (saga.State, saga.Payer, saga.Reference) = ("Authorized", "alice", "order_1"));
        _database.Payment(2, saga => (saga.State, saga.Payee, saga.Reference) = ("RetryScheduled", "alina", "orderX1"));
        _database.Payment(3, saga => (saga.State, saga.Currency, saga.AmountMinor) = ("NeedsAttention", "JPY", 50));
        _database.Payment(4, saga => (saga.State, saga.Reference) = ("Failed", null));
        _database.Transfer(5, saga => saga.Reference = "100%");
        _database.Transfer(6, saga => saga.State = "OutcomeUnknown");
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("", "1 2 3 4 5 6")]
    [InlineData("workflow=&status=&q=&limit=", "1 2 3 4 5 6")]
    [InlineData("workflow=transfer", "5 6")]
    [InlineData("workflow=nothing", "")]
    [InlineData("state=Authorized", "1")]
    [InlineData("state=authorized", "")]
    [InlineData("status=running", "1")]
    [InlineData("status=waiting", "2 6")]
    [InlineData("status=faulted", "3")]
    [InlineData("status=compensated", "4")]
    [InlineData("status=completed", "5")]
    [InlineData("status=compensating", "")]
    [InlineData("status=waiting&workflow=payment", "2")]
    [InlineData("status=running&state=Failed", "")]
    [InlineData("stuck=true", "3")]
    [InlineData("stuck=false", "1 2 4 5 6")]
    [InlineData("waitingFor=answer", "1")]
    [InlineData("waitingFor=timer", "2")]
    [InlineData("waitingFor=person", "3")]
    [InlineData("waitingFor=outcome", "6")]
    [InlineData("waitingFor=pause", "")]
    [InlineData("from=2026-02-01T11:59:57Z", "1 2 3")]
    [InlineData("to=2026-02-01T11:59:57Z", "4 5 6")]
    [InlineData("from=2026-02-01T12:59:57%2B01:00", "1 2 3")]
    [InlineData("from=2026-02-01T11:59:57.000", "1 2 3")]
    [InlineData("from=2026-02-01T11:59", "1 2 3 4 5 6")]
    [InlineData("from=2026-02-01", "1 2 3 4 5 6")]
    [InlineData("from=2026-02-02", "")]
    [InlineData("to=2026-02-01", "")]
    [InlineData("minAmount=1004", "4 5 6")]
    [InlineData("maxAmount=1004", "1 2 3 4")]
    [InlineData("minAmount=1001&maxAmount=1002&currency=EUR", "1 2")]
    [InlineData("currency=JPY", "3")]
    [InlineData("q=01931a2b-0000-7000-8000-000000000002", "2")]
    [InlineData("q=01931A2B-0000-7000-8000-000000000005", "5")]
    [InlineData("q=order_", "1")]
    [InlineData("q=order", "1 2 3 6")]
    [InlineData("q=rder", "")]
    [InlineData("q=%25", "")]
    [InlineData("q=100%25", "5")]
    [InlineData("q=ali", "1 2")]
    [InlineData("q=%20alice%20", "1")]
    [InlineData("q=%27%20OR%201=1--", "")]
    public async Task A_query_finds(string query, string numbers)
    {
        var request = Request(query);
        request.Violations.ShouldBeEmpty();

        var slice = await _database.Query.ReadAsync(DeskDatabase.Everything, request.Filter, null, request.Limit, CancellationToken.None);

        string.Join(' ', slice.Items.Select(saga => Convert.ToInt32(saga.BusinessId.ToString()[24..], 16))).ShouldBe(numbers);
    }

    [Theory]
    [InlineData("status=broken", "status", "not_allowed: Allowed: running, waiting, compensating, completed, compensated, faulted.")]
    [InlineData("status=Running", "status", "not_allowed: Allowed: running, waiting, compensating, completed, compensated, faulted.")]
    [InlineData("stuck=yes", "stuck", "not_allowed: Allowed: true, false.")]
    [InlineData("waitingFor=godot", "waitingFor", "not_allowed: Allowed: answer, timer, outcome, person, pause.")]
    [InlineData("limit=0", "limit", "not_allowed: Allowed: a whole number from 1 to 200.")]
    [InlineData("limit=201", "limit", "not_allowed: Allowed: a whole number from 1 to 200.")]
    [InlineData("limit=-1", "limit", "not_allowed: Allowed: a whole number from 1 to 200.")]
    [InlineData("limit=ten", "limit", "not_allowed: Allowed: a whole number from 1 to 200.")]
    [InlineData("limit=99999999999999999999", "limit", "not_allowed: Allowed: a whole number from 1 to 200.")]
    [InlineData("from=yesterday", "from", "not_allowed: Allowed: a day such as 2026-02-01 or a time such as 2026-02-01T09:30:00Z.")]
    [InlineData("from=2026-02-30", "from", "not_allowed: Allowed: a day such as 2026-02-01 or a time such as 2026-02-01T09:30:00Z.")]
    [InlineData("to=5", "to", "not_allowed: Allowed: a day such as 2026-02-01 or a time such as 2026-02-01T09:30:00Z.")]
    [InlineData("minAmount=12.50", "minAmount", "not_allowed: Allowed: a whole number from 0 to 1000000000000000.")]
    [InlineData("maxAmount=-5", "maxAmount", "not_allowed: Allowed: a whole number from 0 to 1000000000000000.")]
    [InlineData("currency=eur", "currency", "currency_unknown: The currency must be an ISO 4217 code in use, such as EUR.")]
    [InlineData("q=a%00b", "q", "not_allowed: Control characters are not allowed.")]
    [InlineData("state=%0A", "state", "not_allowed: Control characters are not allowed.")]
    [InlineData("tenant=%00", "tenant", "not_allowed: Control characters are not allowed.")]
    public void A_value_that_is_not_taken_is_refused_by_name(string query, string field, string message)
    {
        var violation = Request(query).Violations.Single();

        violation.Field.ShouldBe(field);
        $"{violation.Code}: {violation.Detail}".ShouldBe(message);
    }

    [Fact]
    public void A_search_longer_than_any_field_is_refused() =>
        Request("q=" + new string('a', 141)).Violations.Single().Code.ShouldBe("too_long");

    [Fact]
    public void A_filter_that_does_not_exist_is_refused_instead_of_ignored() =>
        Request("statuses=running").Violations.Single().Field.ShouldBe("statuses");

    [Fact]
    public async Task Who_does_not_see_parties_does_not_find_them_either()
    {
        var scope = new SagaScope(null, false);

        var byPayer = await _database.Query.ReadAsync(scope, new SagaFilter { Q = "alice" }, null, 10, CancellationToken.None);
        var byReference = await _database.Query.ReadAsync(scope, new SagaFilter { Q = "order_1" }, null, 10, CancellationToken.None);

        byPayer.Items.ShouldBeEmpty();
        byReference.Items.ShouldHaveSingleItem();
    }

    [Fact]
    public void A_filter_reads_back_from_its_own_query_string()
    {
        const string query = "workflow=payment&state=Failed&status=compensated&stuck=false&from=2026-02-01T00%3A00%3A00.000Z&to=2026-02-02T00%3A00%3A00.000Z" +
            "&q=a%26b%3D%C3%A9&waitingFor=answer&minAmount=1&maxAmount=2&currency=EUR";

        var filter = Request(query).Filter;

        filter.QueryString().ShouldBe(query);
        Request(filter.QueryString()).Filter.ShouldBe(filter);
    }

    private static SagaListRequest Request(string query)
    {
        var collection = new QueryCollection(QueryHelpers.ParseQuery(query));
        return SagaListRequest.Of(SagaListParameters.Of(collection), collection);
    }
}
