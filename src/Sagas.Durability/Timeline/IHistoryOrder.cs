namespace Sagas.Durability.Timeline;

/// <summary>The order in which a database's history can be read forward without skipping what commits late.</summary>
internal interface IHistoryOrder
{
    /// <summary>The place before the first event.</summary>
    string Beginning { get; }

    /// <summary>SQL for the place where a page of <c>@limit</c> events after <c>@after</c> ends; no row where there is none.</summary>
    string End { get; }

    /// <summary>SQL for the events after the place <c>{0}</c> up to the place <c>{1}</c>, in order.</summary>
    string Between { get; }

    /// <summary>Whether a text is a place.</summary>
    bool IsPlace(string text);
}
