using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Sagas.Service.Settings;

namespace Sagas.Service.Security.SignIn;

/// <summary>
/// The keys that seal cookies. They are files beside the data, for this process's user only, and not rows: whoever holds a dump of the database
/// must not be able to seal a session.
/// </summary>
internal static class SessionKeys
{
    public static void AddSessionKeys(this IServiceCollection services, ServiceSettings settings)
    {
        var protection = services.AddDataProtection().SetApplicationName("Sagas");
        if (MakeFolder(Folder(settings.Storage)) is { } folder)
            protection.PersistKeysToFileSystem(folder);
        else
            protection.UseEphemeralDataProtectionProvider();
    }

    private static string Folder(StorageSettings storage) => storage.Provider switch
    {
        StorageProvider.Sqlite => Path.Combine(Path.GetDirectoryName(new SqliteConnectionStringBuilder(storage.ConnectionString.Reveal()).DataSource)!, "keys"),
        StorageProvider.Postgres => Path.GetFullPath("data/keys"),
    };

    // On a read-only file system people sign in again after a restart; that is no reason not to start.
    private static DirectoryInfo? MakeFolder(string path)
    {
        try
        {
            var folder = OperatingSystem.IsWindows()
                ? Directory.CreateDirectory(path)
                : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            var probe = Path.Combine(path, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
            return folder;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
