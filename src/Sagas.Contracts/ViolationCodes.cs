namespace Sagas.Contracts;

/// <summary>The stable codes of <see cref="Violation"/>.</summary>
public static class ViolationCodes
{
    /// <summary>The field is missing or empty.</summary>
    public const string Required = "required";

    /// <summary>The text is longer, or the map larger, than allowed.</summary>
    public const string TooLong = "too_long";

    /// <summary>The text holds a control character, such as U+0000, which no database keeps and no page shows.</summary>
    public const string ControlCharacter = "control_character";

    /// <summary>The amount is zero or negative.</summary>
    public const string AmountNotPositive = "amount_not_positive";

    /// <summary>The amount is above <see cref="Money.MaxMinor"/>.</summary>
    public const string AmountOutOfRange = "amount_out_of_range";

    /// <summary>The currency is no ISO 4217 code in use.</summary>
    public const string CurrencyUnknown = "currency_unknown";

    /// <summary>Payer and payee are the same.</summary>
    public const string SameParty = "same_party";

    /// <summary>The id is the empty UUID.</summary>
    public const string IdEmpty = "id_empty";

    /// <summary>A version 7 id was made so long ago that its history may be gone.</summary>
    public const string IdTooOld = "id_too_old";

    /// <summary>A version 7 id claims to be made more than five minutes from now.</summary>
    public const string IdInFuture = "id_in_future";
}
