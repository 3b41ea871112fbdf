using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Hotline.Tests.Kit;
using Hotline.Web.Forum;
using Xunit;

namespace Hotline.Tests.PublicPortal;

/// <summary>Seeded nonsense and malice at everything that takes something from outside: never a 5xx, never a stack trace. More of it with HOTLINE_FULL=1; a failure names what was sent.</summary>
public sealed class HostileInputHttpTests
{
    private const int seed = 20261127;
    private static readonly int rounds = Thorough.Asked ? 1500 : 32;

    private static readonly string[] hostile =
    [
        "", " ", "x", "-1", "0", "99999999999999999999", "1e309", "NaN", "true", "null", "[]", "{}", "\0", "\u0001\u0008\u001B[2J", "\r\nSet-Cookie: a=b", "\uFFFE\uFFFF", "\u202E\u200B", "😀👨‍👩‍👧", "路灯不亮",
        "'", "' OR 1=1 --", "\"; DROP TABLE tickets; --", "%' ESCAPE '", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "javascript:alert(1)", "{{7*7}}", "${jndi:ldap://x}", "$(id)", "../../../../etc/passwd", "..\\..\\", "C:\\x", "/dev/null", "%00", "%n%s%x",
        "2026-02-30", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59+14:00", "20261123-000001-7", "12345678", "١٢٣", "١٢٣٤٥٦٧٨", "*", "NEAR(", "\"\"\"", "a AND OR NOT", "CfDJ8AAAA", "a=b&c=d", ",,,", ";;;", new('长', 6000), new('9', 400), new('"', 300),
    ];

    private static readonly string[] addresses =
    [
        "/api/v1/deadline?start={0}&type={1}&clock={2}", "/api/v1/deadline?start=2026-11-23T09:00:00%2B08:00&amount={0}&unit={1}", "/api/v1/deadline?start={0}&type=complaint&urgency={1}&channel={2}&version={0}",
        "/open-data/{0}.json", "/open-data/{0}.csv", "/replies/feed.xml?unit={0}&category={1}", "/zh-CN/replies?q={0}&unit={1}&category={2}&page={0}", "/en-US/replies/{0}", "/zh-CN/knowledge?q={0}&category={1}&page={2}",
        "/ja-JP/knowledge/{0}", "/zh-CN/figures?month={0}", "/zh-CN/rate/{0}", "/zh-CN/status/{0}", "/zh-CN/status/files/{0}", "/zh-CN/status?done={0}", "/sign-in?ReturnUrl={0}&As={1}", "/{0}", "/zh-CN/{0}", "/console/{0}", "/console/tickets/{0}", "/console/attachments/{0}",
    ];

    private static readonly (string Address, string Form)[] forms =
    [
        ("/zh-CN/submit", "form[method=post]:has([name='Form.Once'])"), ("/en-US/submit", "form[method=post]:has([name='Form.Once'])"), ("/zh-CN/status", "form:has([value=open])"), ("/ja-JP/status/add", "form:has([value=open])"), ("/zh-CN/complain", "form[method=post]"), ("/sign-in", "form[method=post]"),
    ];

    [Fact]
    public async Task No_address_is_answered_by_an_error_of_ours()
    {
        await using var portal = Portal();
        var (browser, random) = (portal.Browse(), new Random(seed));
        for (var round = 0; round < rounds; round++)
        {
            foreach (var address in addresses)
            {
                var asked = string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Escaped(random), Escaped(random), Escaped(random));
                // A path with a NUL is turned away by the real server before it comes to us; the one in memory throws it at the client.
                if (asked.Length < 8000 && !asked.Split('?')[0].Contains("%00", StringComparison.Ordinal))
                {
                    using var answer = await browser.Client.GetAsync(asked);
                    await Decent(answer, asked);
                }
            }
        }
    }

    [Fact]
    public async Task No_form_is_answered_by_an_error_of_ours()
    {
        await using var portal = Portal();
        var random = new Random(seed);
        var opened = await portal.Open(await portal.Ticket());
        foreach (var (address, form) in forms.Append(("/zh-CN/status/add", "form:has([value=add])")).Append(("/zh-CN/status/withdraw", "form:has([value=withdraw])")))
        {
            var browser = form.Contains("=add]", StringComparison.Ordinal) || form.Contains("=withdraw]", StringComparison.Ordinal) ? opened : portal.Browse();
            for (var round = 0; round < rounds / 3; round++)
            {
                await browser.Go(address);
                if (browser.Page.QuerySelector(form) is not IHtmlFormElement found)
                {
                    // Withdrawn: the form is gone.
                    Assert.True(round > 0, $"{address} has no {form}");
                    break;
                }

                var (content, sent) = Spoiled(found, random);
                using var answer = await browser.Client.PostAsync(address, content);
                await Decent(answer, $"{address}: {sent}");
            }
        }
    }

    [Fact]
    public async Task No_file_of_posts_breaks_the_import()
    {
        await using var house = await House.Open();
        var random = new Random(seed);
        for (var round = 0; round < rounds / 4; round++)
        {
            var text = new StringBuilder(random.Next(4) == 0 ? Any(random) : "id\ttitle\ttext\ttime\n");
            for (var line = random.Next(6); line > 0; line--)
            {
                text.AppendJoin('\t', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Any(random))).Append('\n');
            }

            var file = Path.Combine(house.Folder, $"posts{round}.tsv");
            await File.WriteAllBytesAsync(file, random.Next(5) == 0 ? Bytes(random, 500) : Encoding.UTF8.GetBytes(text.ToString()));
            using var said = new StringWriter();
            Assert.InRange(await ImportPostsCommand.Run(house.Services, ["import", file, "--channel", "forum"], said), 0, 2);
            Assert.DoesNotContain("   at ", said.ToString(), StringComparison.Ordinal);
        }
    }

    private static PortalSite Portal() => new(
        ("Hotline:Public:PostsPerWindow", "1000000"), ("Hotline:Public:CallsPerWindow", "1000000"), ("Hotline:Public:WrongPerAddress", "1000000"), ("Hotline:Public:WrongPerNumber", "1000000"));

    // Its own fields with other values, some left out, some twice, some nobody asked for; the token mostly kept, so that the rest is looked at.
    private static (HttpContent Content, string Sent) Spoiled(IHtmlFormElement form, Random random)
    {
        var fields = new List<(string Name, string Value)>();
        foreach (var element in form.Elements.Where(e => e.GetAttribute("name") is { Length: > 0 }))
        {
            var name = element.GetAttribute("name")!;
            var hidden = name is "__RequestVerificationToken" or "_handler";
            if (hidden && random.Next(12) > 0)
            {
                fields.Add((name, element.GetAttribute("value") ?? ""));
            }
            else if (random.Next(8) > 0)
            {
                fields.Add((name, Any(random)));
                if (random.Next(10) == 0)
                {
                    fields.Add((name, Any(random)));
                }
            }
        }

        fields.Add(("Form." + Any(random), Any(random)));
        fields.Add(("Form.Photos[" + random.Next(5) + "]", Any(random)));
        var sent = string.Join("&", fields.Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value.Length > 60 ? f.Value[..60] : f.Value)}"));
        if (form.Enctype != "multipart/form-data")
        {
            return (new FormUrlEncodedContent(fields.Select(f => new KeyValuePair<string, string>(f.Name, f.Value))), sent);
        }

        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            parts.Add(new StringContent(value), $"\"{string.Concat(name.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '[' or ']'))}\"");
        }

        for (var file = random.Next(4); file > 0; file--)
        {
            parts.Add(new ByteArrayContent(Bytes(random, 3000)), "Photo", "x.jpg");
        }

        return (parts, sent);
    }

    // Now and then it begins like something that is decoded.
    private static byte[] Bytes(Random random, int most)
    {
        var bytes = new byte[random.Next(most)];
        random.NextBytes(bytes);
        byte[] head = random.Next(5) switch { 0 => [0xFF, 0xD8, 0xFF, 0xE1], 1 => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0xFF, 0xFF, 0xFF, 0xFF], 2 => [0x52, 0x49, 0x46, 0x46], 3 => [0x50, 0x4B, 0x03, 0x04], _ => [] };
        head.AsSpan(0, Math.Min(head.Length, bytes.Length)).CopyTo(bytes);
        return bytes;
    }

    private static string Any(Random random) => random.Next(6) == 0
        ? new string([.. Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(0x20, 0xD7FF))])
        : hostile[random.Next(hostile.Length)];

    private static string Escaped(Random random) => Uri.EscapeDataString(Any(random) is var text && text.Length > 400 ? text[..400] : text);

    private static async Task Decent(HttpResponseMessage answer, string sent)
    {
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True((int)answer.StatusCode < 500, $"{sent}\nwas answered {(int)answer.StatusCode} {answer.StatusCode}");
        Assert.False(body.Contains("   at ", StringComparison.Ordinal) || body.Contains("Exception:", StringComparison.Ordinal), $"{sent}\nwas answered with a stack trace");
    }
}
