namespace Sagas.Testing.Processes;

/// <summary>A temporary folder, deleted when disposed. Below <c>SAGAS_TEST_LOGS</c>, if tests/run.sh set it, so that a red run keeps it.</summary>
public sealed class TestFolder : IDisposable
{
    private static readonly string? Kept = Environment.GetEnvironmentVariable("SAGAS_TEST_LOGS");

    /// <summary>Makes the folder.</summary>
    public TestFolder(string prefix) => Path = Kept is { Length: > 0 }
        ? Directory.CreateDirectory(System.IO.Path.Combine(Kept, $"{prefix}-{Guid.NewGuid():N}")).FullName
        : Directory.CreateTempSubdirectory($"{prefix}-").FullName;

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Path of a file in it.</summary>
    public string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>Deletes it, unless it is to be kept.</summary>
    public void Dispose()
    {
        if (Kept is not { Length: > 0 })
            Directory.Delete(Path, recursive: true);
    }
}
