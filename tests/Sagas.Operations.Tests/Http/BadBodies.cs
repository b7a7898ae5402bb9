using System.Text;

namespace Sagas.Operations.Tests.Http;

/// <summary>Bodies that are no <c>SubmitPayment</c>, each with the code and the field that the refusal must name; <c>$</c> is the body as a whole.</summary>
public static class BadBodies
{
    private const string Fine = """{"paymentId":"0198c0de-0000-7000-8000-000000000001","amount":{"minor":1250,"currency":"EUR"},"payer":"a","payee":"b","source":"tok_ok"}""";

    public static TheoryData<string, string, string> Table => new(Rows().Select(row => new TheoryDataRow<string, string, string>(row.Name, row.Code, row.Field)));

    public static byte[] Bytes(string name) => Rows().Single(row => row.Name == name).Body;

    private static IEnumerable<(string Name, string Code, string Field, byte[] Body)> Rows()
    {
        // No document, or more than one.
        yield return Malformed("empty", "$", "");
        yield return Malformed("spaces", "$", "  \n ");
        yield return Malformed("null", "$", "null");
        yield return Malformed("true", "$", "true");
        yield return Malformed("number", "$", "17");
        yield return Malformed("string", "$", "\"pay\"");
        yield return Malformed("array", "$", "[]");
        yield return Malformed("array of the object", "$", $"[{Fine}]");
        yield return Malformed("words", "$", "pay 12.50");
        yield return Malformed("form", "$", "payer=a&payee=b");
        yield return Malformed("xml", "$", "<payment/>");
        yield return Malformed("two objects", "$", Fine + Fine);
        yield return Malformed("garbage at the end", "$", Fine + " x");
        yield return Malformed("comma at the end", "$", Fine + ",");
        yield return Malformed("bracket at the end", "$", Fine + "]");
        yield return Malformed("NUL at the end", "$", Fine + "\0");

        // Broken within.
        yield return Malformed("open object", "payer", """{"payer":"a" """);
        yield return Malformed("open string", "payer", """{"payer":"a""");
        yield return Malformed("cut in a number's object", "amount.minor", """{"amount":{"minor":12""");
        yield return Malformed("no value", "payer", """{"payer":}""");
        yield return Malformed("no colon", "$", """{"payer" "a"}""");
        yield return Malformed("comma before the end", "payer", """{"payer":"a",}""");
        yield return Malformed("two commas", "payer", """{"payer":"a",,"payee":"b"}""");
        yield return Malformed("single quotes", "$", "{'payer':'a'}");
        yield return Malformed("name without quotes", "$", "{payer:\"a\"}");
        yield return Malformed("line comment", "$", "// pay\n" + Fine);
        yield return Malformed("block comment", "payer", """{"payer":"a"/* who */}""");
        yield return Malformed("line break in a string", "payer", "{\"payer\":\"a\nb\"}");
        yield return Malformed("bad escape", "payer", """{"payer":"\q"}""");
        yield return Malformed("short escape", "payer", """{"payer":"\u12"}""");
        yield return Malformed("undefined", "payer", """{"payer":undefined}""");
        yield return Malformed("NaN", "amount.minor", """{"amount":{"minor":NaN}}""");
        yield return Malformed("Infinity", "amount.minor", """{"amount":{"minor":-Infinity}}""");
        yield return Malformed("leading zero", "amount.minor", """{"amount":{"minor":01250}}""");
        yield return Malformed("plus sign", "amount.minor", """{"amount":{"minor":+1}}""");
        yield return Malformed("hexadecimal", "amount.minor", """{"amount":{"minor":0x10}}""");
        yield return Malformed("depth 33", "metadata" + string.Concat(Enumerable.Repeat("[0]", 30)), "{\"metadata\":" + new string('[', 40) + new string(']', 40) + "}");

        // Text that is none.
        yield return ("bytes that are no UTF-8", "malformed_json", "payer", [.. "{\"payer\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
        yield return ("overlong UTF-8", "malformed_json", "payer", [.. "{\"payer\":\""u8, 0xC0, 0xAF, .. "\"}"u8]);
        yield return ("a name that is no UTF-8", "malformed_json", "$", [.. "{\""u8, 0xFF, .. "\":1}"u8]);
        yield return ("UTF-16", "malformed_json", "$", Encoding.Unicode.GetBytes(Fine));
        yield return Malformed("half a surrogate pair", "payer", """{"payer":"\ud800"}""");
        yield return Malformed("second half of a pair", "payer", """{"payer":"\udc00 a"}""");
        yield return Malformed("NUL in a text", "payer", """{"payer":"a\u0000b"}""");
        yield return Malformed("NUL in metadata", "metadata.note", """{"metadata":{"note":"\u0000"}}""");

        // Twice.
        yield return Malformed("duplicate", "payer", """{"payer":"a","payer":"c"}""");
        yield return Malformed("duplicate by escape", "payer", """{"payer":"a","p\u0061yer":"c"}""");
        yield return Malformed("duplicate within", "amount.minor", """{"amount":{"minor":1,"currency":"EUR","minor":2}}""");
        yield return Malformed("duplicate object", "amount", """{"amount":{"minor":1},"amount":{"minor":2}}""");
        yield return Malformed("duplicate in metadata", "metadata.note", """{"metadata":{"note":"a","note":"b"}}""");

        // Of another kind.
        yield return Malformed("number as text", "amount.minor", """{"amount":{"minor":"1250"}}""");
        yield return Malformed("fraction", "amount.minor", """{"amount":{"minor":12.5}}""");
        yield return Malformed("exponent", "amount.minor", """{"amount":{"minor":1e3}}""");
        yield return Malformed("beyond 64 bits", "amount.minor", """{"amount":{"minor":9223372036854775808}}""");
        yield return Malformed("flag as number", "amount.minor", """{"amount":{"minor":true}}""");
        yield return Malformed("null as number", "amount.minor", """{"amount":{"minor":null}}""");
        yield return Malformed("amount as number", "amount", """{"amount":12.5}""");
        yield return Malformed("amount as list", "amount", """{"amount":[1250,"EUR"]}""");
        yield return Malformed("text as number", "payer", """{"payer":17}""");
        yield return Malformed("text as object", "payer", """{"payer":{"name":"a"}}""");
        yield return Malformed("id that is none", "paymentId", """{"paymentId":"order-17"}""");
        yield return Malformed("id without dashes", "paymentId", """{"paymentId":"0198c0de000070008000000000000001"}""");
        yield return Malformed("id in braces", "paymentId", """{"paymentId":"{0198c0de-0000-7000-8000-000000000001}"}""");
        yield return Malformed("id as number", "paymentId", """{"paymentId":1}""");
        yield return Malformed("metadata as list", "metadata", """{"metadata":["a"]}""");
        yield return Malformed("number in metadata", "metadata.note", """{"metadata":{"note":1}}""");

        // Unknown.
        yield return Unknown("unknown", "note", """{"payer":"a","note":"b"}""");
        yield return Unknown("other case", "Payer", """{"Payer":"a"}""");
        yield return Unknown("unknown within", "amount.major", """{"amount":{"minor":1,"major":0}}""");
        yield return Unknown("unknown with an object", "card", """{"card":{"number":"4111"}}""");
        yield return Unknown("type name", "$type", """{"$type":"Sagas.Contracts.Payments.SubmitPayment"}""");
        yield return Unknown("prototype", "__proto__", """{"__proto__":{"admin":true}}""");
    }

    private static (string, string, string, byte[]) Malformed(string name, string field, string body) => (name, "malformed_json", field, Encoding.UTF8.GetBytes(body));

    private static (string, string, string, byte[]) Unknown(string name, string field, string body) => (name, "unknown_field", field, Encoding.UTF8.GetBytes(body));
}
