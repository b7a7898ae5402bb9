using System.Text.Json;
using Sagas.Service.Logs;
using Sagas.Service.Settings;
using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting;

namespace Sagas.Service.Tests.Logs;

public class LogLinesTests
{
    [Fact]
    public void A_JSON_line_names_saga_message_tenant_and_trace()
    {
        using var activity = new System.Diagnostics.Activity("test").SetIdFormat(System.Diagnostics.ActivityIdFormat.W3C).Start();
        var line = Written(new JsonLines(), log => log
            .ForContext("saga", Guid.Parse("0198c0de-0000-7000-8000-000000000001"))
            .ForContext("message", Guid.Parse("0198c0de-0000-7000-8000-000000000002"))
            .ForContext("tenant", "acme")
            .Warning("Step {Step} failed", "Authorize"));

        var json = JsonDocument.Parse(line).RootElement;
        json.GetProperty("level").GetString().ShouldBe("warning");
        json.GetProperty("text").GetString().ShouldBe("Step Authorize failed");
        json.GetProperty("saga").GetString().ShouldBe("0198c0de-0000-7000-8000-000000000001");
        json.GetProperty("message").GetString().ShouldBe("0198c0de-0000-7000-8000-000000000002");
        json.GetProperty("tenant").GetString().ShouldBe("acme");
        json.GetProperty("trace").GetString().ShouldBe(activity.TraceId.ToHexString());
    }

    [Fact]
    public void A_JSON_line_is_one_line_whatever_the_values_hold()
    {
        var line = Written(new JsonLines(), log => log.Error(new InvalidOperationException("two\nlines"), "Bad {Value}", "x\r\n{\"level\":\"fatal\"}"));

        line.TrimEnd('\n').ShouldNotContain("\n");
        JsonDocument.Parse(line).RootElement.GetProperty("level").GetString().ShouldBe("error");
    }

    [Fact]
    public void A_text_line_holds_ids_only_where_there_are_any()
    {
        Written(new TextLines(), log => log.Information("Started")).ShouldMatch(@"^\d\d:\d\d:\d\d\.\d{3} info  Started\n$");
        Written(new TextLines(), log => log.ForContext("tenant", "acme").Warning("Late")).ShouldMatch(@"WARN  Late tenant=acme\n$");
    }

    [Fact]
    public void A_secret_in_a_line_or_an_exception_is_masked()
    {
        var line = Written(new MaskedFormatter(new SecretMask(["canary-secret"]), new JsonLines()), log =>
            log.Error(new InvalidOperationException("sign-in with canary-secret failed"), "Key {Key}", "canary-secret"));

        line.ShouldNotContain("canary-secret");
        line.ShouldContain("***");
    }

    private static string Written(ITextFormatter formatter, Action<ILogger> write)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var log = new LoggerConfiguration().MinimumLevel.Verbose().WriteTo.Sink(new Sink(formatter, output)).CreateLogger();
        write(log);
        return output.ToString();
    }

    private sealed class Sink(ITextFormatter formatter, TextWriter output) : ILogEventSink
    {
        public void Emit(LogEvent logEvent) => formatter.Format(logEvent, output);
    }
}
