namespace Sagas.Benchmarks.JournalLines;

/// <summary>What a line's process is told, by its environment: connection strings hold passwords.</summary>
/// <param name="Line">Which line.</param>
/// <param name="Postgres">Connection string; empty where the line has none.</param>
/// <param name="RabbitMq">AMQP address with its virtual host; empty where the line has none.</param>
/// <param name="Folder">Where SQLite keeps its file.</param>
internal sealed record LineSetup(LineName Line, string Postgres, string RabbitMq, string Folder)
{
    /// <summary>Deliveries that an endpoint holds, and handlers that it runs, at once; the same in every line.</summary>
    public const ushort Prefetch = 100;

    /// <summary>The hidden verb with which the program starts itself as a line.</summary>
    public const string Verb = "journal-line";

    private const string Prefix = "SAGAS_BENCH_";

    /// <summary>Reads what <see cref="Environment"/> wrote.</summary>
    public static LineSetup Read()
    {
        return new LineSetup(Enum.Parse<LineName>(Variable("LINE")), Variable("POSTGRES"), Variable("RABBITMQ"), Variable("FOLDER"));

        static string Variable(string name) => System.Environment.GetEnvironmentVariable(Prefix + name)
            ?? throw new InvalidOperationException($"{Prefix}{name} is not set: '{Verb}' is started by 'tests/bench.sh journal', not by hand.");
    }

    /// <summary>The variables that carry it.</summary>
    public IReadOnlyDictionary<string, string> Environment => new Dictionary<string, string>
    {
        [Prefix + "LINE"] = Line.ToString(),
        [Prefix + "POSTGRES"] = Postgres,
        [Prefix + "RABBITMQ"] = RabbitMq,
        [Prefix + "FOLDER"] = Folder,
    };
}
