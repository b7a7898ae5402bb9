using System.Globalization;

namespace Sagas.Service.Startup;

/// <summary>The node may not migrate, and the schema is behind.</summary>
internal sealed class SchemaNotCurrentException(int pending) : Exception(
    string.Create(CultureInfo.InvariantCulture, $"The schema lacks {pending} migration(s) and Storage:Migrate is 'false'. Run 'migrate'."));
