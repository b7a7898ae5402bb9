using System.IO.Compression;
using System.Net;
using System.Text;
using Sagas.Testing.Http;

namespace Sagas.Architecture.Tests.Packages;

/// <summary>
/// A package source of our own: a folder with empty packages, and over loopback the advisories that a registry would serve (NuGet's resource
/// <c>VulnerabilityInfo</c>). So the audit is tested without any registry, also against one that serves no advisories.
/// </summary>
internal sealed class PlantedFeed : IDisposable
{
    private readonly LoopbackServer _advisor;
    private readonly string _folder;
    private string _advisories = "{}";

    public PlantedFeed(string folder)
    {
        _folder = folder;
        _advisor = new LoopbackServer(AnswerAsync);
    }

    /// <summary>A nuget.config that knows this source and no other, with a package folder and caches of its own.</summary>
    public string Configuration => $"""
        <configuration>
          <config><add key="globalPackagesFolder" value="{Path.Combine(_folder, "restored")}" /></config>
          <packageSources><clear /><add key="planted" value="{_folder}" /></packageSources>
          <auditSources><clear /><add key="advisories" value="{_advisor.Url}index.json" allowInsecureConnections="true" /></auditSources>
        </configuration>
        """;

    public void Add(string id, string version, string? dependsOn = null)
    {
        using var package = ZipFile.Open(Path.Combine(_folder, $"{id}.{version}.nupkg"), ZipArchiveMode.Create);
        var dependencies = dependsOn is null
            ? ""
            : $"""<dependencies><group targetFramework="netstandard2.0"><dependency id="{dependsOn}" version="1.0.0" /></group></dependencies>""";
        Write(package, $"{id}.nuspec", $"""
            <package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd">
              <metadata><id>{id}</id><version>{version}</version><authors>test</authors><description>Empty.</description>{dependencies}</metadata>
            </package>
            """);
        Write(package, "lib/netstandard2.0/_._", "");
    }

    /// <param name="id">The package that is vulnerable below version 2.</param>
    /// <param name="severity">0 low to 3 critical.</param>
    public void Warn(string id, int severity) => _advisories =
        $$"""{ "{{id.ToLowerInvariant()}}": [{ "url": "https://example.org/advisory", "severity": {{severity}}, "versions": "(, 2.0.0)" }] }""";

    public void Dispose() => _advisor.Dispose();

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var body = Encoding.UTF8.GetBytes(context.Request.Url!.AbsolutePath switch
        {
            "/index.json" => $$"""{ "version": "3.0.0", "resources": [{ "@id": "{{_advisor.Url}}vulnerabilities.json", "@type": "VulnerabilityInfo/6.7.0" }] }""",
            "/vulnerabilities.json" => $$"""[{ "@name": "base", "@id": "{{_advisor.Url}}base.json", "@updated": "2026-01-01T00:00:00Z" }]""",
            _ => _advisories,
        });
        context.Response.ContentType = "application/json";
        await context.Response.OutputStream.WriteAsync(body);
    }

    private static void Write(ZipArchive package, string name, string text)
    {
        using var writer = new StreamWriter(package.CreateEntry(name).Open());
        writer.Write(text);
    }
}
