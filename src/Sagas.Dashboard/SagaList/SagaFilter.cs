using System.Globalization;
using System.Text;
using Sagas.Dashboard.Text;

namespace Sagas.Dashboard.SagaList;

/// <summary>Which sagas a list shows. What is null does not limit. Valid by construction: made by <see cref="SagaListParameters"/>.</summary>
public sealed record SagaFilter
{
    /// <summary>The workflow's name.</summary>
    public string? Workflow { get; init; }

    /// <summary>The state's name.</summary>
    public string? State { get; init; }

    /// <summary>One of <c>SagaStatus.All</c>.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it cannot go on: see <see cref="Stuck"/>.</summary>
    public bool? IsStuck { get; init; }

    /// <summary>Created at this moment or later, UTC.</summary>
    public DateTime? From { get; init; }

    /// <summary>Created before this moment, UTC.</summary>
    public DateTime? To { get; init; }

    /// <summary>An exact id, or the beginning of reference, payer or payee.</summary>
    public string? Q { get; init; }

    /// <summary>One of <see cref="Waits.All"/>.</summary>
    public string? WaitingFor { get; init; }

    /// <summary>At least so many minor units.</summary>
    public long? MinAmount { get; init; }

    /// <summary>At most so many minor units.</summary>
    public long? MaxAmount { get; init; }

    /// <summary>ISO 4217 code.</summary>
    public string? Currency { get; init; }

    /// <summary>The parameters that are set, in one fixed order and form: equal filters have equal text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Parameters() => new (string Name, string? Value)[]
    {
        ("workflow", Workflow),
        ("state", State),
        ("status", Status),
        ("stuck", IsStuck is { } stuck ? stuck ? "true" : "false" : null),
        ("from", From is { } from ? TimeText.Iso(from) : null),
        ("to", To is { } to ? TimeText.Iso(to) : null),
        ("q", Q),
        ("waitingFor", WaitingFor),
        ("minAmount", MinAmount?.ToString(CultureInfo.InvariantCulture)),
        ("maxAmount", MaxAmount?.ToString(CultureInfo.InvariantCulture)),
        ("currency", Currency),
    }.Where(parameter => parameter.Value is not null).Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value!));

    /// <summary>The filter as a query string without <c>?</c>; empty when nothing is set.</summary>
    public string QueryString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in Parameters())
            text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));

        return text.ToString();
    }
}
