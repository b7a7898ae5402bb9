using Sagas.Architecture.Tests.House;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;
using YamlDotNet.Serialization;

namespace Sagas.Architecture.Tests.Docker;

/// <summary>docker/compose.yaml, with its merge keys resolved.</summary>
internal static class Compose
{
    public static YamlMappingNode File { get; } = Load();

    public static IReadOnlyDictionary<string, YamlMappingNode> Services { get; } =
        Map(File["services"]).ToDictionary(service => service.Key, service => (YamlMappingNode)service.Value);

    public static IReadOnlyDictionary<string, YamlNode> Map(YamlNode node) =>
        ((YamlMappingNode)node).Children.ToDictionary(child => ((YamlScalarNode)child.Key).Value!, child => child.Value);

    public static string[] List(this YamlMappingNode node, string key) => node.Children.TryGetValue(key, out var list)
        ? [.. ((YamlSequenceNode)list).Select(item => item is YamlScalarNode scalar ? scalar.Value! : ((YamlScalarNode)item["source"]).Value!)]
        : [];

    public static string? Text(this YamlMappingNode node, string key) =>
        node.Children.TryGetValue(key, out var value) ? ((YamlScalarNode)value).Value : null;

    private static YamlMappingNode Load()
    {
        // The deserializer resolves "<<"; what it makes is written once more and read as nodes.
        var merged = new DeserializerBuilder().Build().Deserialize<object>(new MergingParser(new Parser(new StringReader(Repository.Read("docker/compose.yaml")))));
        var yaml = new YamlStream();
        yaml.Load(new StringReader(new SerializerBuilder().DisableAliases().Build().Serialize(merged)));
        return (YamlMappingNode)yaml.Documents[0].RootNode;
    }
}
