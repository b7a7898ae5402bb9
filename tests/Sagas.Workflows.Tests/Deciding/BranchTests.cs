using Sagas.Workflows.Progressing;
using Sagas.Workflows.Testing;
using Sagas.Workflows.Tests.Agreement;

namespace Sagas.Workflows.Tests.Deciding;

public class BranchTests
{
    [Fact]
    public void Branches_run_side_by_side_and_the_saga_goes_on_when_all_have_ended()
    {
        var play = PlayOf(("ana", 1));
        play.Start(new Draw()).Sent.ShouldBe([new CheckName(), new CheckPlace()]);
        play.Comes(new NameChecked()).Sent.ShouldBe([new Render()]);
        play.Comes(new PlaceChecked()).Sent.ShouldBeEmpty();
        play.Comes(new Rendered()).Sent.ShouldBe([new AskToSign("ana")]);
    }

    [Fact]
    public void Those_of_equal_order_sign_at_the_same_time_and_the_next_after_them()
    {
        var play = ToSigning(("cy", 2), ("ana", 1), ("bo", 1));
        play.Sent.ShouldBe([new AskToSign("ana"), new AskToSign("bo")]);
        play.Comes(new SignatureGiven("bo")).Sent.ShouldBeEmpty();
        play.Comes(new SignatureGiven("ana")).Sent.ShouldBe([new AskToSign("cy")]);
        play.Comes(new SignatureGiven("cy")).Sent.ShouldBe([new Agreed()]);
    }

    [Fact]
    public void Nobody_to_sign_is_no_branch_at_all() => ToSigning().Sent.ShouldBe([new Agreed()]);

    [Fact]
    public void When_one_refuses_the_others_answers_are_waited_for_and_each_signature_is_taken_back()
    {
        var play = ToSigning(("ana", 1), ("bo", 1), ("cy", 1));
        play.Comes(new SignatureGiven("cy")).Comes(new Refused("ana")).Sent.ShouldBeEmpty();
        play.Comes(new SignatureGiven("bo")).Sent.ShouldBe([new TakeBack("bo")]);
        play.Comes(new TakenBack("cy")).Last.Verdict.ShouldBe(Workflows.Deciding.Verdict.Ignored, "bo's is taken back first: it was done last.");
        play.Comes(new TakenBack("bo")).Sent.ShouldBe([new TakeBack("cy")]);
        play.Comes(new TakenBack("cy")).Sent.ShouldBe([new ForgetName()]);
        play.Comes(new NameForgotten()).Sent.ShouldBe([new NotAgreed()]);
    }

    [Fact]
    public void A_branch_that_fails_ends_the_others_before_they_go_on()
    {
        var play = PlayOf(("ana", 1)).Start(new Draw()).Comes(new NameWrong());
        play.Sent.ShouldBeEmpty();
        play.Comes(new PlaceChecked()).Sent.ShouldBe([new NotAgreed()]);
        play.Saga.Progress.Course.ShouldBe(Course.Compensated);
    }

    [Fact]
    public void A_condition_is_asked_when_the_saga_comes_to_it()
    {
        var play = ToSigning(("ana", 1));
        play.Saga.IsSealed = true;
        play.Comes(new SignatureGiven("ana")).Sent.ShouldBe([new Seal()]);
        play.Comes(new Sealed()).Sent.ShouldBe([new Agreed()]);
    }

    [Fact]
    public void Each_branch_has_executions_of_its_own()
    {
        var play = ToSigning(("ana", 1), ("bo", 1));
        play.Saga.Progress.Steps.Where(step => step.Step == "Sign").Select(step => step.Execution).ShouldBeUnique();
    }

    [Fact]
    public void Thirty_branches_from_data_end_once()
    {
        var signers = Enumerable.Range(0, 30).Select(i => ($"s{i}", i % 3)).ToArray();
        var play = ToSigning(signers);
        foreach (var (name, _) in signers.OrderBy(signer => signer.Item2))
            play.Comes(new SignatureGiven(name));

        play.Sent.ShouldBe([new Agreed()]);
        play.Saga.Progress.Steps.Count(step => step.Step == "Sign" && step.Status == StepStatus.Done).ShouldBe(30);
    }

    private static Play<AgreementSaga> PlayOf(params (string Name, int Order)[] signers) => new(new AgreementWorkflow().Define(), new AgreementSaga { Signers = signers });

    private static Play<AgreementSaga> ToSigning(params (string Name, int Order)[] signers) =>
        PlayOf(signers).Start(new Draw()).Comes(new NameChecked()).Comes(new PlaceChecked()).Comes(new Rendered());
}
