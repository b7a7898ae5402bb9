using System.Linq.Expressions;

namespace Sagas.Workflows.MassTransit;

/// <summary>Reads from messages which saga they are about: the first of the workflow's properties that a message has.</summary>
/// <param name="properties">Names, in order.</param>
internal sealed class Correlation(IReadOnlyList<string> properties)
{
    /// <summary>What reads the id of messages of a type; null where they have no such property.</summary>
    public Func<T, Guid>? Of<T>()
    {
        var property = properties.Select(name => typeof(T).GetProperty(name)).FirstOrDefault(property => property?.PropertyType == typeof(Guid));
        if (property is null)
            return null;

        var message = Expression.Parameter(typeof(T));
        return Expression.Lambda<Func<T, Guid>>(Expression.Property(message, property), message).Compile();
    }

    /// <summary>What to say of a message that does not tell.</summary>
    public string Missing(Type message) =>
        $"{message.Name} does not say which saga it is about. Give it a Guid property {string.Join(" or ", properties)}, or name its own in CorrelatedBy(…).";
}
