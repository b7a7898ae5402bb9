namespace Sagas.BlackBox.Tests.Access;

/// <summary>A service with a first key, so that nothing is read without one. Shared by the tests of a class that leave the first key alone.</summary>
public sealed class LockedService : IAsyncLifetime
{
    /// <summary>The key that may do everything.</summary>
    public string FirstKey { get; } = Access.FirstKey.Make();

    /// <summary>The running service.</summary>
    public ServiceProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Process = new ServiceProcess(await ServiceSetup.CreateAsync(Size.Embedded, Access.FirstKey.Setting(FirstKey)));
        await Process.StartAsync();
    }

    /// <summary>Makes a key by command.</summary>
    public async Task<(string Id, string Key)> CreateKeyAsync(params string[] arguments)
    {
        var created = await Process.Setup.CommandAsync(["keys", "create", .. arguments, "--json"]);
        created.ExitCode.ShouldBe(0, created.All);
        return (created.Json.GetProperty("id").ToString(), created.Json.GetProperty("key").GetString()!);
    }

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
