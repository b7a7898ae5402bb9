namespace Sagas.Service.Settings;

/// <summary><c>Roles</c>: what a node does.</summary>
internal static class NodeRoles
{
    private const string Key = "Roles";

    /// <summary>All of them, as the setting names them.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Enum.GetNames<NodeRole>().Select(name => name.ToLowerInvariant())];

    /// <summary>The roles named, all if none is. Fewer than all are refused where one process must have them all.</summary>
    public static IReadOnlySet<NodeRole> Read(SettingValues values, StorageProvider storage, TransportProvider transport)
    {
        var roles = values.Names(Key, All).Select(name => Enum.Parse<NodeRole>(name, ignoreCase: true)).ToHashSet();
        if (roles.Count == 0)
            return Enum.GetValues<NodeRole>().ToHashSet();
        if (roles.Count < All.Count && (storage == StorageProvider.Sqlite || transport == TransportProvider.InMemory))
        {
            throw new WrongSettingException(
                $"{Key} is '{values.Text(Key)}'. Allowed: {string.Join(',', All)}; with Storage:Provider 'Sqlite' or Transport:Provider 'InMemory' one process has every role.");
        }

        return roles;
    }
}
