using System.Text;

namespace Sagas.Dashboard.FaultList;

/// <summary>Which faults a list shows. What is null does not limit.</summary>
public sealed record FaultFilter
{
    /// <summary>Which of the lists.</summary>
    public SetAsideKind Kind { get; init; }

    /// <summary>One of the list's states.</summary>
    public string? State { get; init; }

    /// <summary>The endpoint that set the message aside, or that a send was meant for.</summary>
    public string? Endpoint { get; init; }

    /// <summary>What kind of failure, as the fault names it.</summary>
    public string? Cause { get; init; }

    /// <summary>The filter as a query string without <c>?</c>, in one fixed order; empty when nothing is set.</summary>
    public string QueryString()
    {
        var text = new StringBuilder();
        foreach (var (name, value) in new[] { ("state", State), ("endpoint", Endpoint), ("cause", Cause) })
        {
            if (value is not null)
                text.Append(text.Length == 0 ? "" : "&").Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        return text.ToString();
    }
}
