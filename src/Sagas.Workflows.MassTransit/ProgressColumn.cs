using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Sagas.Workflows.Progressing;

namespace Sagas.Workflows.MassTransit;

/// <summary>The column of a saga's table that holds where it stands: JSON.</summary>
public static partial class ProgressColumn
{
    /// <summary>Keeps the progress in one column, as JSON text.</summary>
    public static PropertyBuilder<Progress> IsProgress(this PropertyBuilder<Progress> property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property.HasConversion(new ValueConverter<Progress, string>(
            progress => JsonSerializer.Serialize(progress, Json.Default.Progress),
            text => JsonSerializer.Deserialize(text, Json.Default.Progress)!));
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault, UseStringEnumConverter = true, IgnoreReadOnlyProperties = true)]
    [JsonSerializable(typeof(Progress))]
    private sealed partial class Json : JsonSerializerContext;
}
