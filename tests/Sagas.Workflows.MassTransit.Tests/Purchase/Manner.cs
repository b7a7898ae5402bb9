namespace Sagas.Workflows.MassTransit.Tests.Purchase;

/// <summary>How a party behaves to a command.</summary>
public enum Manner
{
    /// <summary>It does it and says so.</summary>
    Answers,

    /// <summary>It does it and says so twice.</summary>
    AnswersTwice,

    /// <summary>It refuses, and does nothing.</summary>
    Refuses,

    /// <summary>It says nothing.</summary>
    StaysSilent,

    /// <summary>Its program fails.</summary>
    Breaks,
}
