namespace Sagas.Service.Settings;

/// <summary><c>Logging:Format</c>.</summary>
public enum LogFormat
{
    /// <summary>Lines for people.</summary>
    Text,

    /// <summary>One JSON object a line.</summary>
    Json,
}
