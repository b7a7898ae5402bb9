using System.Reflection;
using MassTransit;
using Sagas.Architecture.Tests.House;

namespace Sagas.Architecture.Tests.Messaging;

/// <summary>A handler sends through its context, which the journal captures. What goes around it is sent before its commit, or without one.</summary>
public sealed class ConsumerTests
{
    private const BindingFlags Everything = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    [Fact]
    public void No_handler_takes_the_bus_or_a_request_client() => Assemblies.Types.SelectMany(GoingAround).ShouldBeEmpty();

    [Fact]
    public void A_handler_that_does_is_found() => GoingAround(typeof(Impatient)).ShouldBe(["Impatient takes IBus"]);

    private static IEnumerable<string> GoingAround(Type type) => IsHandler(type)
        ? type.GetConstructors(Everything).SelectMany(constructor => constructor.GetParameters()).Select(parameter => parameter.ParameterType)
            .Concat(type.GetFields(Everything).Select(field => field.FieldType))
            .Where(IsAround)
            .Select(around => $"{type.Name} takes {around.Name}")
            .Distinct()
        : [];

    private static bool IsHandler(Type type) =>
        typeof(IConsumer).IsAssignableFrom(type) || typeof(StateMachine).IsAssignableFrom(type) || type.Is(typeof(IStateMachineActivity<>));

    private static bool IsAround(Type type) => typeof(IBus).IsAssignableFrom(type) || type.Is(typeof(IRequestClient<>)) || type == typeof(IClientFactory);

    private sealed class Impatient(IBus bus) : IConsumer<StateMachineTests.Opened>
    {
        public Task Consume(ConsumeContext<StateMachineTests.Opened> context) => bus.Publish(context.Message);
    }
}
