namespace Sagas.Service.Http;

/// <summary>Styles and scripts of the pages: open to everybody, asked about again by their ETag.</summary>
internal static class StaticFiles
{
    public static StaticFileOptions Options => new() { OnPrepareResponse = file => file.Context.Response.Headers.CacheControl = "public, no-cache" };
}
