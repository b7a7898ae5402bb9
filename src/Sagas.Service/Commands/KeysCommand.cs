using System.CommandLine;
using System.Globalization;
using Sagas.Operations;
using Sagas.Operations.Http;
using Sagas.Service.Persistence;
using Sagas.Service.Security;
using Sagas.Service.Settings;
using Sagas.Service.Startup;

namespace Sagas.Service.Commands;

/// <summary><c>keys create|list|revoke</c>.</summary>
internal static class KeysCommand
{
    private const int MostName = 100;

    public static Command Create(IReadOnlyDictionary<string, string?> settings, Option<bool> json) => new("keys", "Makes, lists and revokes API keys.")
    {
        Make(settings, json),
        List(settings, json),
        Revoke(settings, json),
    };

    private static Command Make(IReadOnlyDictionary<string, string?> settings, Option<bool> json)
    {
        var name = new Option<string>("--name") { Description = "What people call it, 1 to 100 characters.", Required = true };
        var roles = new Option<string>("--roles") { Description = $"Comma list of {string.Join(", ", Roles.All)}.", Required = true };
        var tenant = new Option<string>("--tenant") { Description = "The tenant it speaks for; * for all.", DefaultValueFactory = _ => Tenants.Default };
        var days = new Option<int?>("--days") { Description = "Days until it expires; never, if not given." };
        var command = new Command("create", "Makes a key and shows it, this once.") { name, roles, tenant, days };
        command.Validators.Add(result =>
        {
            if (result.GetValue(name) is { } text && (string.IsNullOrWhiteSpace(text) || text.Length > MostName))
                result.AddError("--name takes 1 to 100 characters.");
            if (result.GetValue(roles) is { } list && (RoleNames(list) is not { Count: > 0 } names || names.Except(Roles.All).Any()))
                result.AddError($"--roles is '{list}'. Allowed: a comma list of {string.Join(", ", Roles.All)}.");
            if (result.GetValue(tenant) is { } whose && !IsTenant(whose))
                result.AddError("--tenant takes 1 to 100 letters, digits, '-', '_' and '.', or * for all tenants.");
            if (result.GetValue(days) is < 1 or > 36_500)
                result.AddError("--days takes whole numbers from 1 to 36500.");
        });
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, async keys =>
        {
            var lifetime = parsed.GetValue(days) is { } count ? TimeSpan.FromDays(count) : (TimeSpan?)null;
            var (row, text) = await keys.CreateAsync(parsed.GetValue(name)!, RoleNames(parsed.GetValue(roles)!), parsed.GetValue(tenant)!, lifetime, cancellationToken);
            Output.Write(
                parsed.GetValue(json),
                new { row.Id, Key = text, Roles = row.RoleNames, row.Tenant, row.ExpiresAt },
                [Describe(row), "Keep the key: it is shown only now.", text]);
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static Command List(IReadOnlyDictionary<string, string?> settings, Option<bool> json)
    {
        var command = new Command("list", "Lists all keys, without the keys themselves.");
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, async keys =>
        {
            var rows = await keys.ListAsync(cancellationToken);
            Output.Write(parsed.GetValue(json), new { Keys = rows.Select(Shown) }, rows.Count == 0 ? ["There are no keys."] : rows.Select(Describe));
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    private static Command Revoke(IReadOnlyDictionary<string, string?> settings, Option<bool> json)
    {
        var id = new Argument<Guid>("ID") { Description = "The key's id, from 'keys list'." };
        var command = new Command("revoke", "Revokes a key; every node refuses it within 5 s.") { id };
        command.SetAction((parsed, cancellationToken) => RunAsync(settings, async keys =>
        {
            if (await keys.RevokeAsync(parsed.GetValue(id), cancellationToken) is not { } row)
            {
                await Console.Error.WriteLineAsync($"There is no key {parsed.GetValue(id)}. See 'keys list'.");
                return ExitCode.NotWell;
            }

            Output.Write(parsed.GetValue(json), Shown(row), [Describe(row)]);
            return ExitCode.Well;
        }, cancellationToken));
        return command;
    }

    // Whoever sets up an exposed node makes its first key before its first start: then the schema is not there yet.
    private static Task<int> RunAsync(IReadOnlyDictionary<string, string?> settings, Func<ApiKeys, Task<int>> runAsync, CancellationToken cancellationToken) =>
        CommandScope.RunAsync(settings, async services =>
        {
            var schema = services.GetRequiredService<Schema>();
            if (services.GetRequiredService<ServiceSettings>().ReasonNotToMigrate is not { } reason)
                await schema.MigrateAsync(cancellationToken);
            else if (await schema.PendingAsync(cancellationToken) is { Count: > 0 } pending)
                throw new SchemaNotCurrentException(pending.Count, reason);

            return await runAsync(services.GetRequiredService<ApiKeys>());
        });

    private static List<string> RoleNames(string list) => [.. list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct()];

    private static bool IsTenant(string text) =>
        text == "*" || (text.Length is > 0 and <= 100 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.'));

    private static object Shown(ApiKey row) => new { row.Id, row.Name, Roles = row.RoleNames, row.Tenant, row.CreatedAt, row.ExpiresAt, row.RevokedAt };

    private static string Describe(ApiKey row)
    {
        var until = row.ExpiresAt is { } at ? at.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture) : "never";
        return $"{row.Id}  {row.Name}  roles {row.Roles}  tenant {row.Tenant}  expires {until}{(row.RevokedAt is null ? "" : "  REVOKED")}";
    }
}
