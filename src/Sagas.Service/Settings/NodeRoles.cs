namespace Sagas.Service.Settings;

/// <summary><c>Roles</c>: what a node does. In this build every node does all of it.</summary>
internal static class NodeRoles
{
    private const string Key = "Roles";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = ["api", "orchestrator", "scheduler", "dashboard"];

    /// <summary>Refuses fewer than all, with the reason that applies.</summary>
    public static void Read(SettingValues values, StorageProvider storage, TransportProvider transport)
    {
        var roles = values.Names(Key, All);
        if (roles.Count == 0 || roles.Count == All.Count)
            return;

        var all = string.Join(',', All);
        throw new WrongSettingException(storage == StorageProvider.Sqlite || transport == TransportProvider.InMemory
            ? $"{Key} is '{values.Text(Key)}'. Allowed: {all}; with Storage:Provider 'Sqlite' or Transport:Provider 'InMemory' one process has every role."
            : $"{Key} is '{values.Text(Key)}'. Allowed: {all}; nodes with fewer roles are not in this build yet.");
    }
}
