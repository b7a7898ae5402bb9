namespace Sagas.Workflows.Tests.Agreement;

/// <summary>Two checks side by side, a signature of each signer, and a seal where one is wanted.</summary>
public sealed class AgreementWorkflow : Workflow<AgreementSaga>
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public AgreementWorkflow() : base("agreement", version: 1)
    {
        StartsWith<Draw>((_, _) => { }, "Drawn");
        InParallel(
            "Checks",
            ("Name", () =>
            {
                Step("CheckName").Send(_ => new CheckName()).Then<NameChecked>().Fails<NameWrong>().Undo<ForgetName, NameForgotten>(_ => new ForgetName());
                Step("Render").Send(_ => new Render()).Then<Rendered>().NothingToUndo().Within(Limit);
            }
        ),
            ("Place", () => Step("CheckPlace").Send(_ => new CheckPlace()).Then<PlaceChecked>().NothingToUndo().Within(Limit)));
        ForEach("Signers", a => a.Signers, signer => signer.Name, signer => signer.Order, () =>
            Step("Sign").Send((_, signer) => new AskToSign(signer)).Then<SignatureGiven>(key: m => m.Signer).Fails<Refused>(key: m => m.Signer)
                .Undo<TakeBack, TakenBack>((_, signer) => new TakeBack(signer), key: m => m.Signer).Reaches("Signing"));
        When(a => a.IsSealed, () => Step("Seal").Send(_ => new Seal()).Then<Sealed>().NothingToUndo().Within(Limit));
        Completes(_ => new Agreed());
        Compensated(_ => new NotAgreed());
    }
}
