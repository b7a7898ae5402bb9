namespace Sagas.Durability.Faults;

/// <summary>What a list of what was set aside says of a failure: foreign text, and no longer than a person reads.</summary>
internal static class ErrorText
{
    private const int Longest = 2000;

    public static string Of(string text) => text.Length <= Longest ? text : text[..Longest];
}
