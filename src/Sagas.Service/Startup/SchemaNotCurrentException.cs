using System.Globalization;

namespace Sagas.Service.Startup;

/// <summary>The node may not migrate, and the schema is behind.</summary>
/// <param name="pending">How many migrations it lacks.</param>
/// <param name="why">Why this node may not run them.</param>
internal sealed class SchemaNotCurrentException(int pending, string why) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"The schema lacks {pending} migration(s) and {why}. Run 'migrate'."));
