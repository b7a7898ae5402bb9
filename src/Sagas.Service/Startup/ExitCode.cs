namespace Sagas.Service.Startup;

/// <summary>How the process ends: 0 well, 1 checked and not well, 2 wrong setting or usage. The first word counts.</summary>
internal sealed class ExitCode
{
    public const int Well = 0;
    public const int NotWell = 1;
    public const int WrongSetting = 2;

    /// <summary>The code.</summary>
    public int Value { get; private set; }

    /// <summary>The sentence for standard error, if there is one.</summary>
    public string? Sentence { get; private set; }

    /// <summary>Ends the process with <paramref name="value"/>.</summary>
    public void Set(int value, string sentence)
    {
        if (Value != Well)
            return;

        Sentence = sentence;
        Value = value;
    }
}
