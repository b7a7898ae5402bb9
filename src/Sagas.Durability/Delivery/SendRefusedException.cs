namespace Sagas.Durability.Delivery;

/// <summary>The broker does not take the message that was published, whatever became of others.</summary>
internal sealed class SendRefusedException(BrokerRefusal refusal, Exception cause) : Exception(refusal.Reason, cause)
{
    public BrokerRefusal Refusal => refusal;
}
