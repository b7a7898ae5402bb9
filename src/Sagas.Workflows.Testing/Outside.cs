using Sagas.Workflows.Deciding;

namespace Sagas.Workflows.Testing;

/// <summary>The parties of one schedule and their books. Each does an execution once, and says the same of it ever after.</summary>
/// <param name="parties">By the command that each takes.</param>
/// <param name="isLimited">Whether a step's answer has a limit. Where it has none, a consumer of the house answers, and no answer is lost.</param>
/// <param name="choices">What happens.</param>
/// <param name="met">Told of each fault.</param>
internal sealed class Outside(IReadOnlyDictionary<Type, IParty> parties, Func<string, bool> isLimited, Choices choices, Action<Fault> met)
{
    private const int Good = 6;
    private readonly Dictionary<Guid, Act> _acts = [];
    private readonly List<Act> _undone = [];

    public IReadOnlyDictionary<Guid, Act> Acts => _acts;

    /// <summary>In the order in which they were undone.</summary>
    public IReadOnlyList<Act> Undone => _undone;

    /// <summary>Undos of what was not done.</summary>
    public List<string> Strange { get; } = [];

    /// <summary>A command comes. What is answered, if anything.</summary>
    /// <param name="send">The command.</param>
    /// <param name="isCalm">Whether nothing goes wrong any more.</param>
    public WorkflowEvent? Take(Effect.Send send, bool isCalm)
    {
        if (!parties.TryGetValue(send.Command.GetType(), out var party))
            throw new InvalidOperationException($"Nobody takes {send.Command.GetType().Name} in this simulation. Add .With<{send.Command.GetType().Name}>(…).");

        return send.Purpose switch
        {
            SendPurpose.Do => Do(party, send, isCalm),
            SendPurpose.LookUp => LookUp(party, send, isCalm),
            SendPurpose.Undo => Undo(party, send, isCalm),
            SendPurpose.Remind => null, // Nothing answers it.
        };
    }

    private WorkflowEvent? Do(IParty party, Effect.Send send, bool isCalm)
    {
        if (!_acts.TryGetValue(send.Execution, out var act))
            _acts.Add(send.Execution, act = new Act { Step = send.Step, Key = send.Key, Command = send.Command });
        if (act.IsDone || act.IsRefused)
            return Said(send, act.IsDone ? party.Done(send.Command) : act.Refusal);
        if (send.Attempt <= act.NeverTakenUpTo)
            return null;

        switch (isCalm ? 0 : choices.Next(11, Good))
        {
            case 1 when party.Failed(send.Command) is { } refusal:
                met(Fault.Refused);
                return Said(send, act.Refusal = refusal);
            case 2 when isLimited(send.Step):
                met(Fault.AnswerLost);
                act.IsDone = true;
                return null;
            case 3 when isLimited(send.Step):
                met(Fault.NeverTaken);
                return null;
            case 4 when party.Unknown(send.Command) is { } unknown:
                met(Fault.SaidUnknown);
                act.IsDone = true;
                return Said(send, unknown);
            case 5 when party.Unknown(send.Command) is { } unknown:
                met(Fault.SaidUnknown);
                return Said(send, unknown);
            case 6:
                met(Fault.GaveUp);
                return new WorkflowEvent.GaveUp(send.Execution, Guid.Empty);
            case 7:
                met(Fault.GaveUp);
                act.IsDone = true;
                return new WorkflowEvent.GaveUp(send.Execution, Guid.Empty);
            case 8 when party.FailedForNow(send.Command) is { } refusal:
                met(Fault.RefusedForNow);
                return Said(send, act.Refusal = refusal);
            case 9 when party.Unavailable(send.Command) is { } unavailable:
                met(Fault.SaidUnavailable);
                return Said(send, unavailable);
            case 10 when party.Unavailable(send.Command) is { } unavailable:
                met(Fault.SaidUnavailable);
                act.IsDone = true; // By an attempt before, whose consumer ended before it told.
                return Said(send, unavailable);
            default:
                act.IsDone = true;
                return Said(send, party.Done(send.Command));
        }
    }

    private WorkflowEvent.Message? LookUp(IParty party, Effect.Send send, bool isCalm)
    {
        switch (isCalm ? 0 : choices.Next(3, Good))
        {
            case 1:
                met(Fault.AnswerLost);
                return null;
            case 2 when party.Unknown(send.Command) is { } unknown:
                met(Fault.SaidUnknown);
                return Said(send, unknown);
        }

        if (_acts.TryGetValue(send.Execution, out var act) && (act.IsDone || act.IsRefused))
        {
            return Said(send, act.IsDone ? parties[act.Command.GetType()].Done(act.Command) : act.Refusal);
        }

        if (act is not null)
            act.NeverTakenUpTo = Math.Max(act.NeverTakenUpTo, send.Attempt);
        else
            _acts.Add(send.Execution, new Act { Step = send.Step, Key = send.Key, Command = send.Command, NeverTakenUpTo = send.Attempt });
        return Said(send, party.NeverTaken(send.Command));
    }

    private WorkflowEvent.Message? Undo(IParty party, Effect.Send send, bool isCalm)
    {
        var act = _acts.Values.LastOrDefault(act => act.Step == send.Step && act.Key == send.Key && act.IsDone);
        if (act is null)
        {
            Strange.Add($"'{send.Step}' {send.Key} was undone and had not been done.");
            return Said(send, party.Done(send.Command));
        }

        if (act.IsUndone)
            return Said(send, party.Done(send.Command));

        switch (isCalm ? 0 : choices.Next(6, Good))
        {
            case 1 when isLimited(send.Step):
                met(Fault.AnswerLost);
                Undo(act);
                return null;
            case 2 when isLimited(send.Step):
                met(Fault.NeverTaken);
                return null;
            case 3 when party.Failed(send.Command) is { } refusal:
                met(Fault.Refused);
                return Said(send, refusal);
            case 4 when party.Unavailable(send.Command) is { } unavailable:
                met(Fault.SaidUnavailable);
                return Said(send, unavailable);
            case 5 when party.Unknown(send.Command) is { } unknown:
                met(Fault.SaidUnknown);
                Undo(act);
                return Said(send, unknown);
            default:
                Undo(act);
                return Said(send, party.Done(send.Command));
        }
    }

    private void Undo(Act act)
    {
        act.IsUndone = true;
        _undone.Add(act);
    }

    private static WorkflowEvent.Message? Said(Effect.Send send, object? fact) => fact is null ? null : new WorkflowEvent.Message(fact, send.Execution, send.Attempt);
}
