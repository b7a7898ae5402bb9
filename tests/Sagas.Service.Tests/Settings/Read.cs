using Microsoft.Extensions.Configuration;
using Sagas.Service.Settings;

namespace Sagas.Service.Tests.Settings;

internal static class Read
{
    public static ServiceSettings From(params (string Key, string Value)[] settings) =>
        ServiceSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(setting => setting.Key, string? (setting) => setting.Value)).Build());
}
