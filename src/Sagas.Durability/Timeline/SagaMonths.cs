namespace Sagas.Durability.Timeline;

/// <summary>The month under which a saga's history is kept: a pure function of its id.</summary>
public static class SagaMonths
{
    /// <summary>The constant month of ids that carry no time.</summary>
    public static readonly DateOnly Undated = new(1970, 1, 1);

    /// <summary>First day of the month in which a UUIDv7 was made; <see cref="Undated"/> for every other version.</summary>
    public static DateOnly Of(Guid sagaId)
    {
        if (sagaId.Version != 7)
            return Undated;

        var made = Identity.MessageIds.TimeOf(sagaId);
        return new DateOnly(made.Year, made.Month, 1);
    }
}
