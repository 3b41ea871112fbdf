namespace Hotline.Domain.Tickets;

/// <summary>Whether a person or an enterprise speaks.</summary>
public enum CallerKind
{
    /// <summary>个人.</summary>
    Person = 1,

    /// <summary>企业.</summary>
    Enterprise = 2,
}

/// <summary>诉求人: who asks. Encrypted as a whole wherever it is stored; shown masked.</summary>
/// <param name="Name">As the caller gave it; empty when not given.</param>
/// <param name="Phones">Registered numbers, the first is called back; digits only.</param>
/// <param name="Kind">Person or enterprise.</param>
/// <param name="Address">The caller's own address, empty when not given.</param>
/// <param name="Anonymous">The caller wants to be nobody: no follow-up then.</param>
public sealed record Caller(string Name, IReadOnlyList<string> Phones, CallerKind Kind = CallerKind.Person, string Address = "", bool Anonymous = false)
{
    /// <summary>Nobody we could call back.</summary>
    public static readonly Caller Nobody = new("", [], Anonymous: true);

    /// <summary>Whether anybody can be asked afterwards.</summary>
    public bool CanBeCalled => !Anonymous && Phones.Count > 0;

    /// <summary>The name as colleagues without need see it: 张*, 云*公司 (GB/T 35273 masking practice).</summary>
    public string MaskedName => Name.Length switch
    {
        0 => "",
        _ when Kind == CallerKind.Enterprise && Name.Length > 4 => $"{Name[..2]}**{Name[^2..]}",
        _ => Name[..1] + new string('*', Math.Min(2, Math.Max(1, Name.Length - 1))),
    };

    /// <summary>The first number as colleagues without need see it: 138****1234.</summary>
    public string MaskedPhone => Phones.Count == 0 ? "" : Mask(Phones[0]);

    /// <summary>Hides the middle of a number.</summary>
    public static string Mask(string phone) => phone.Length switch
    {
        >= 11 => $"{phone[..3]}****{phone[^4..]}",
        >= 7 => $"{phone[..^4]}****",
        _ => new string('*', phone.Length),
    };

    /// <summary>Digits of a telephone as typed; +86 and 0086 dropped, full-width digits taken.</summary>
    /// <returns>Null where this is no telephone (7 to 15 digits).</returns>
    public static string? Digits(string? typed)
    {
        var digits = new string([.. (typed ?? "").Normalize(System.Text.NormalizationForm.FormKC).Where(char.IsAsciiDigit)]);
        if (digits.StartsWith("0086", StringComparison.Ordinal))
        {
            digits = digits[4..];
        }
        else if (digits.Length == 13 && digits.StartsWith("861", StringComparison.Ordinal))
        {
            digits = digits[2..];
        }

        return digits.Length is >= 7 and <= 15 ? digits : null;
    }
}
