using Microsoft.Extensions.FileProviders;

namespace Sagas.Service.Settings;

/// <summary>Puts the sources together; a later one wins: appsettings.json, files of secrets, environment, command line.</summary>
internal static class SettingSources
{
    private const string DirectoryKey = "Secrets:Directory";
    private const string UsualDirectory = "/run/secrets";

    /// <summary>Reads them all. <paramref name="commandLine"/> holds settings only.</summary>
    public static IConfigurationRoot Build(IReadOnlyDictionary<string, string?> commandLine)
    {
        var builder = new ConfigurationBuilder();
        foreach (var folder in new[] { AppContext.BaseDirectory, Directory.GetCurrentDirectory() }.Distinct(StringComparer.Ordinal))
            builder.AddJsonFile(new PhysicalFileProvider(folder), "appsettings.json", optional: true, reloadOnChange: false);

        // ASPNETCORE_URLS is as good as Urls; a plain name wins over it.
        builder.AddEnvironmentVariables("ASPNETCORE_").AddEnvironmentVariables().AddInMemoryCollection(commandLine);
        var known = Read(builder);
        if (SecretFiles(known[DirectoryKey]) is not { } files)
            return known;

        builder.Sources.Insert(builder.Sources.Count - 3, new Microsoft.Extensions.Configuration.KeyPerFile.KeyPerFileConfigurationSource
        {
            FileProvider = new PhysicalFileProvider(files),
            IgnoreCondition = name => !KnownSettings.Has(name.Replace("__", ":", StringComparison.Ordinal)),
        });
        return Read(builder);
    }

    private static string? SecretFiles(string? directory)
    {
        if (!string.IsNullOrWhiteSpace(directory))
            return Directory.Exists(directory) ? Path.GetFullPath(directory) : throw SettingValues.Wrong(DirectoryKey, directory, "a directory that exists");

        return Directory.Exists(UsualDirectory) ? UsualDirectory : null;
    }

    private static IConfigurationRoot Read(ConfigurationBuilder builder)
    {
        try
        {
            return builder.Build();
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException($"A source of settings cannot be read: {exception.Message}");
        }
    }
}
