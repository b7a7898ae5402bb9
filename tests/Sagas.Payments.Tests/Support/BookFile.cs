namespace Sagas.Payments.Tests.Support;

/// <summary>A folder for the simulator's book that is gone after the test.</summary>
internal sealed class BookFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sagas-book-");

    public string Path => System.IO.Path.Combine(_folder.FullName, "simulator.db");

    public void Dispose() => _folder.Delete(recursive: true);
}
