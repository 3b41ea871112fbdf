namespace Hotline.Web.Identity;

/// <summary>Where a person is led after signing in: never to another site.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is a path of this site, else the other. Browsers read <c>/\</c> as <c>//</c> and drop control characters, so both count as foreign.</summary>
    public static string Or(string? address, string otherwise) =>
        address is ['/', not ('/' or '\\'), ..] && !address.Any(char.IsControl) ? address : otherwise;
}
