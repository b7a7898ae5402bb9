using System.Globalization;
using System.Text;
using Sagas.Dashboard.Text;
using Sagas.Operations.Catalogue;

namespace Sagas.Dashboard.SagaList;

/// <summary>The list as CSV (RFC 4180, UTF-8): a first line with time and filter, a line of names, a line a saga.</summary>
public sealed class SagaCsv(SagaQuery query)
{
    // Read page by page, so that a slow reader holds no transaction open and memory stays flat.
    private const int RowsARead = 500;

    private static readonly string[] Names =
    [
        "id", "tenant", "workflow", "workflowVersion", "state", "status", "waitingFor", "stuck", "reference", "payer", "payee", "amountMinor", "currency",
        "parentId", "version", "createdAt", "updatedAt", "endedAt",
    ];

    /// <summary>Writes the whole list to <paramref name="output"/>, newest first.</summary>
    public async Task WriteAsync(Stream output, SagaScope scope, SagaFilter filter, SagaCursor? after, DateTime asOf, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(Line("asOf", TimeText.Iso(asOf), "filter", filter.QueryString()));
        await writer.WriteLineAsync(Line(Names));

        do
        {
            var slice = await query.ReadAsync(scope, filter, after, RowsARead, cancellationToken);
            foreach (var saga in slice.Items)
                await writer.WriteLineAsync(Line(Values(saga)));

            await writer.FlushAsync(cancellationToken);
            after = slice.Next;
        }
        while (after is not null);
    }

    /// <summary>One line without its end.</summary>
    internal static string Line(params IEnumerable<string?> values) => string.Join(',', values.Select(Cell));

    /// <summary>
    /// One cell. A text that a spreadsheet would run as a formula gets an apostrophe in front, see OWASP "CSV Injection"; leading white space
    /// does not hide one, and a tab or line feed counts as one.
    /// </summary>
    internal static string Cell(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";

        if (value[0] is '\t' or '\r' or '\n' || value.TrimStart() is ['=' or '+' or '-' or '@' or '\uFF1D' or '\uFF0B' or '\uFF0D' or '\uFF20', ..])
            value = "'" + value;

        return value.AsSpan().ContainsAny(",\"\r\n'") ? $"\"{value.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : value;
    }

    private static IEnumerable<string?> Values(SagaSummary saga) =>
    [
        saga.BusinessId.ToString(), saga.Tenant, saga.Workflow, Number(saga.WorkflowVersion), saga.State, SagaStatus.Of(saga.State), Waits.For(saga.State),
        Stuck.Is(saga.State) ? "true" : "false", saga.Reference, saga.Party, saga.Counterparty, saga.AmountMinor is { } minor ? Number(minor) : null,
        saga.Currency, saga.ParentId?.ToString(), Number(saga.Version), TimeText.Iso(saga.CreatedAt), TimeText.Iso(saga.UpdatedAt),
        saga.EndedAt is { } ended ? TimeText.Iso(ended) : null,
    ];

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
