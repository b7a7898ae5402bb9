using System.Globalization;
using System.Threading.RateLimiting;
using Sagas.Operations.Http;

namespace Sagas.Service.Security.SignIn;

/// <summary>Ten attempts to sign in a minute and address; then 429 with <c>Retry-After</c>.</summary>
internal static class SignInLimit
{
    /// <summary>The policy's name.</summary>
    public const string Policy = "sign-in";

    private const int Attempts = 10;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void AddSignInLimit(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.AddPolicy(Policy, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = Attempts, Window = Window, AutoReplenishment = true }));
        options.OnRejected = (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            rejected.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return new ValueTask(Problem.Result(
                StatusCodes.Status429TooManyRequests,
                "rate_limited",
                "Too many attempts.",
                "Wait as long as Retry-After says, in seconds.").ExecuteAsync(rejected.HttpContext));
        };
    });
}
