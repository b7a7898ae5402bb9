using System.Text.Json.Nodes;
using Sagas.Dashboard.SagaView;

namespace Sagas.Dashboard.Tests.SagaView;

public sealed class PersonalDataTests
{
    [Theory]
    [InlineData("""{"payer":"alice","amount":{"minor":5}}""", """{"payer":"•••","amount":{"minor":5}}""")]
    [InlineData("""{"Payee":"bob","payer":null}""", """{"Payee":"•••","payer":null}""")]
    [InlineData("""{"source":"tok_ok","metadata":{"any":"Alice"}}""", """{"source":"•••","metadata":"•••"}""")]
    [InlineData("""{"transfer":{"parties":[{"payer":"alice"},{"name":"Bob","email":"b@x"}]}}""", """{"transfer":{"parties":[{"payer":"•••"},{"name":"•••","email":"•••"}]}}""")]
    [InlineData("""["payer",7,null]""", """["payer",7,null]""")]
    [InlineData("null", "null")]
    public void Names_and_means_of_payment_are_hidden_at_any_depth(string body, string hidden) =>
        JsonNode.DeepEquals(PersonalData.Hide(JsonNode.Parse(body)), JsonNode.Parse(hidden)).ShouldBeTrue();

    [Fact]
    public void A_hidden_name_tells_neither_length_nor_beginning()
    {
        PersonalData.Show("alice", visible: false).ShouldBe(PersonalData.Show("bob", visible: false));
        PersonalData.Show("alice", visible: true).ShouldBe("alice");
        PersonalData.Show(null, visible: false).ShouldBeNull();
    }
}
