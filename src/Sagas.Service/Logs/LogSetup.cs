using Sagas.Service.Settings;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace Sagas.Service.Logs;

/// <summary>Logs on one stream, quiet unless <c>Logging:LogLevel:*</c> says otherwise, and through the mask.</summary>
internal static class LogSetup
{
    /// <summary>Loggers that tell at length what our own lines tell in a sentence, or print SQL.</summary>
    private static readonly (string Source, LogEventLevel Level)[] Levels =
    [
        ("Microsoft", LogEventLevel.Warning),
        ("System", LogEventLevel.Warning),
        ("MassTransit", LogEventLevel.Warning),
        ("Sagas.Service.Security.Credentials", LogEventLevel.Warning),
        ("Microsoft.AspNetCore.Authentication", LogEventLevel.Error),
        ("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error),
        ("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Fatal),
        ("Microsoft.EntityFrameworkCore.Database", LogEventLevel.Fatal),
        ("Microsoft.EntityFrameworkCore.Migrations", LogEventLevel.Error),
        ("Microsoft.EntityFrameworkCore.Query", LogEventLevel.Fatal),
        ("Microsoft.EntityFrameworkCore.Update", LogEventLevel.Fatal),
        ("Microsoft.Extensions.Hosting.Internal.Host", LogEventLevel.Fatal),
        ("Microsoft.Hosting.Lifetime", LogEventLevel.Warning),
    ];

    /// <summary>The logger of a process. A command that prints an answer keeps standard output for it.</summary>
    public static Logger Create(ServiceSettings settings, IConfiguration configuration, bool onStandardError)
    {
        var logger = new LoggerConfiguration().MinimumLevel.Information().Enrich.FromLogContext();
        foreach (var (source, level) in Levels)
            logger.MinimumLevel.Override(source, level);
        foreach (var (source, level) in Wanted(configuration))
        {
            if (source == "Default")
                logger.MinimumLevel.Is(level);
            else
                logger.MinimumLevel.Override(source, level);
        }

        var formatter = new MaskedFormatter(SecretMask.For(settings), settings.LogFormat switch
        {
            LogFormat.Text => new TextLines(),
            LogFormat.Json => new JsonLines(),
        });
        return logger.WriteTo.Console(formatter, standardErrorFromLevel: onStandardError ? LogEventLevel.Verbose : null).CreateLogger();
    }

    private static IEnumerable<(string Source, LogEventLevel Level)> Wanted(IConfiguration configuration)
    {
        var values = new SettingValues(configuration);
        foreach (var source in values.Map("Logging:LogLevel").Keys)
        {
            yield return (source, values.Choice($"Logging:LogLevel:{source}", LogLevel.Information) switch
            {
                LogLevel.Trace => LogEventLevel.Verbose,
                LogLevel.Debug => LogEventLevel.Debug,
                LogLevel.Information => LogEventLevel.Information,
                LogLevel.Warning => LogEventLevel.Warning,
                LogLevel.Error => LogEventLevel.Error,
                LogLevel.Critical => LogEventLevel.Fatal,
                LogLevel.None => LevelAlias.Off,
            });
        }
    }
}
