using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Sagas.Testing.Processes;

/// <summary>POSIX signals to a process that the tests started.</summary>
internal static class Signals
{
    public const int Stop = 19;
    public const int Continue = 18;
    public const int Kill9 = 9;
    private const int Term = 15;

    /// <summary>Sends a signal to a process, which may have ended.</summary>
    public static void Send(int pid, int signal)
    {
        const int noSuchProcess = 3;
        if (Kill(pid, signal) != 0 && Marshal.GetLastPInvokeError() is var error and not noSuchProcess)
            throw new InvalidOperationException($"Signal {signal} to process {pid} failed with errno {error}.");
    }

    /// <summary>Asks the process to stop, as an operator or a container engine does.</summary>
    public static void Terminate(Process process)
    {
        if (Kill(process.Id, Term) != 0 && !process.HasExited)
            throw new InvalidOperationException($"SIGTERM to process {process.Id} failed with errno {Marshal.GetLastPInvokeError()}.");
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int pid, int signal);
}
