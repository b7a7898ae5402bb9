using System.Globalization;

namespace Sagas.Durability.Writes;

/// <summary>A statement of the application's.</summary>
internal sealed record SqlWrite(FormattableString Sql) : JournalWrite
{
    /// <summary>The text with a placeholder in each hole.</summary>
    /// <param name="placeholder">Makes the placeholder of the parameter at an index.</param>
    public string Text(Func<int, string> placeholder) =>
        string.Format(CultureInfo.InvariantCulture, Sql.Format, [.. Enumerable.Range(0, Sql.ArgumentCount).Select(placeholder)]);
}
