namespace Sagas.Testing.Processes;

/// <summary>Where this test was built from.</summary>
public static class Repository
{
    /// <summary>The folder of <c>Sagas.sln</c>.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The configuration of this build as artifacts/ names it: <c>debug</c> or <c>release</c>.</summary>
    public static string Configuration { get; } = new DirectoryInfo(AppContext.BaseDirectory).Name;

    /// <summary>The built service, of the same configuration as the test. Absent means: build the solution first.</summary>
    public static string ServiceDll
    {
        get
        {
            var dll = Path.Combine(Root, "artifacts", "bin", "Sagas.Service", Configuration, "Sagas.Service.dll");
            return File.Exists(dll)
                ? dll
                : throw new InvalidOperationException($"The service is not built: {dll} is missing. Run dotnet build Sagas.sln -c {Configuration}, or tests/run.sh.");
        }
    }

    /// <summary>The shop that dies at named points, from the build with fail-points; tests/run.sh and tests/proof.sh make it.</summary>
    public static string ShopDll
    {
        get
        {
            var dll = Path.Combine(Root, "artifacts", "failpoints", "bin", "Sagas.Shop", Configuration, "Sagas.Shop.dll");
            return File.Exists(dll)
                ? dll
                : throw new InvalidOperationException($"The shop is not built: {dll} is missing. Run dotnet build tests/Sagas.Shop -c {Configuration} -p:FailPoints=true, or tests/run.sh.");
        }
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Sagas.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException($"No Sagas.sln above {AppContext.BaseDirectory}.");
    }
}
