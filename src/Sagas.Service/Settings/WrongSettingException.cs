namespace Sagas.Service.Settings;

/// <summary>A setting stops the start. The message is one sentence for the person who set it: key, value (never a secret's), what is allowed.</summary>
public sealed class WrongSettingException(string message) : Exception(message);
