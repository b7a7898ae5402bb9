using Sagas.Durability.Timers;

namespace Sagas.Dashboard.Text;

/// <summary>What a timer is for, in one plain sentence. Holds no personal data but the reason that a person gave.</summary>
public static class TimerSentence
{
    /// <summary>The sentence: what goes where, since when it is set, and who moved it.</summary>
    public static string Of(TimerRow timer)
    {
        var set = $"{timer.Kind} goes to {timer.Destination}; set at {TimeText.Second(timer.CreatedAt)} UTC";
        return timer.Actor is null ? $"{set}." : $"{set}, moved by {timer.Actor}: {timer.Reason}";
    }
}
