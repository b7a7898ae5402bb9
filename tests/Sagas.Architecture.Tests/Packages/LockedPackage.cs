namespace Sagas.Architecture.Tests.Packages;

/// <summary>A package at the version that is restored.</summary>
internal sealed record LockedPackage(string Id, string Version);
