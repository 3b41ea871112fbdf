using System.Net;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;
using Hotline.Domain.Identity;
using Hotline.Tests.Kit;
using Hotline.Web.Audit;
using Hotline.Web.Identity;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Xunit;

namespace Hotline.Tests.Identity;

/// <summary>Sign-in through a city's identity provider, against one that checks what it is asked as strictly as the standard lets it.</summary>
public sealed class OpenIdTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Somebody_the_provider_vouches_for_is_let_in_as_the_account_of_that_name(bool userInfo)
    {
        var provider = new Provider { Account = "HuaWu", InUserInfo = userInfo };
        await using var site = At(provider, new() { ["Hotline:OpenId:UserInfo"] = userInfo ? "true" : "", ["Hotline:OpenId:Name"] = "江城一网通" });
        var browser = site.Browse();
        await browser.Go("/sign-in?returnUrl=%2Fconsole%2Fsearch");
        var way = browser.Page.QuerySelector("a.button[href^='/sign-in/provider']")!;
        Assert.Equal("用江城一网通登录", way.TextContent);
        await Through(provider, browser, way.GetAttribute("href")!);
        Assert.Equal("/console/search", browser.At);
        Assert.Equal("huawu", await Last(site));
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("")]
    [InlineData("<script>")]
    [InlineData("paidan")]
    public async Task Nobody_else_is(string account)
    {
        var provider = new Provider { Account = account };
        await using var site = At(provider);
        await site.Db(db => db.Users.Where(a => a.UserName == "paidan").ExecuteUpdateAsync(a => a.SetProperty(x => x.Disabled, true)));
        var before = await site.Db(db => db.Users.CountAsync());
        var browser = site.Browse();
        await Through(provider, browser);
        Assert.Equal("/sign-in?provider=unknown", browser.At);
        Assert.Contains("没有与之对应的可用账号", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("script", browser.Text, StringComparison.Ordinal);
        await browser.Go("/console/search");
        Assert.StartsWith("/sign-in?", browser.At, StringComparison.Ordinal);
        Assert.Equal(before, await site.Db(db => db.Users.CountAsync()));
        Assert.True(await site.Db(db => db.AuditLines.AnyAsync(l => l.Act == nameof(EnterThroughProvider) && l.Outcome == AuditOutcome.Refused)));
    }

    [Fact]
    public async Task A_lock_and_a_bound_authenticator_count_here_too()
    {
        var provider = new Provider { Account = "huawu" };
        await using var site = At(provider);
        var browser = site.Browse();
        await site.Db(db => db.Users.Where(a => a.UserName == "huawu").ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, AccountBook.ForGood)));
        await Through(provider, browser);
        Assert.Equal("/sign-in?provider=locked", browser.At);
        Assert.Contains("账号已锁定", browser.Text, StringComparison.Ordinal);

        await site.Db(db => db.Users.Where(a => a.UserName == "huawu").ExecuteUpdateAsync(a => a.SetProperty(x => x.LockoutEnd, (DateTimeOffset?)null).SetProperty(x => x.TwoFactorEnabled, true)));
        await Through(provider, browser, "/sign-in/provider?returnUrl=%2Fconsole%2Fsearch");
        Assert.Equal("/sign-in/code?returnUrl=%2Fconsole%2Fsearch", browser.At);
        await browser.Go("/console/search");
        Assert.StartsWith("/sign-in?", browser.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_made_up_on_the_way_lets_nobody_in()
    {
        var provider = new Provider { Account = "huawu" };
        await using var site = At(provider);
        var browser = site.Browse();
        await browser.Go("/sign-in/provider/enter");
        Assert.Equal("/sign-in", browser.At);
        foreach (var spoil in new Action<Provider>[] { p => p.Signs = RSA.Create(2048), p => p.Audience = "another", p => p.Nonce = "another", p => p.Issuer = "https://elsewhere.test" })
        {
            var crook = new Provider { Account = "huawu" };
            spoil(crook);
            await using var fooled = At(crook);
            var victim = fooled.Browse();
            await Through(crook, victim);
            Assert.Equal("/sign-in?provider=failed", victim.At);
            Assert.Contains("没有完成登录", victim.Text, StringComparison.Ordinal);
        }

        // Somebody else's answer, brought to a browser that did not ask.
        await browser.Go("/sign-in/provider");
        var stranger = site.Browse();
        await stranger.Go(provider.Answer(browser.At));
        Assert.Equal("/sign-in?provider=failed", stranger.At);
        await browser.Go("/sign-in/provider/back?error=access_denied&state=" + Uri.EscapeDataString(HttpUtility.ParseQueryString(browser.At)["state"] ?? ""));
        Assert.Equal("/sign-in?provider=failed", browser.At);
    }

    [Fact]
    public async Task An_address_of_another_site_leads_nowhere()
    {
        var provider = new Provider { Account = "huawu" };
        await using var site = At(provider);
        var browser = site.Browse();
        await Through(provider, browser, "/sign-in/provider?returnUrl=https%3A%2F%2Felsewhere.test%2F");
        Assert.StartsWith("/console", browser.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_provider_that_is_away_leaves_the_password()
    {
        var provider = new Provider { Account = "huawu", Away = true };
        await using var site = At(provider);
        var browser = site.Browse();
        await browser.Go("/sign-in/provider");
        Assert.Equal("/sign-in?provider=away", browser.At);
        Assert.Contains("用本系统的账号和密码登录", browser.Text, StringComparison.Ordinal);
        await browser.SignIn("huawu");
        Assert.StartsWith("/console", browser.At, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_one_there_is_no_such_way()
    {
        await using var site = new Site();
        var browser = site.Browse();
        await browser.Go("/sign-in?provider=unknown");
        Assert.Null(browser.Page.QuerySelector("a[href^='/sign-in/provider']"));
        Assert.Null(browser.Page.QuerySelector(".notice.error"));
        await browser.Go("/sign-in/provider");
        Assert.Equal(HttpStatusCode.NotFound, browser.Status);
    }

    [Theory]
    [InlineData("http://login.city.test", "hotline", "", "https")]
    [InlineData("login", "hotline", "", "https")]
    [InlineData("https://login.city.test", "", "", "ClientId")]
    [InlineData("https://login.city.test", "hotline", "perhaps", "UserInfo")]
    public void A_wrong_setting_is_said_at_the_start(string authority, string client, string userInfo, string says)
    {
        var settings = new Dictionary<string, string?> { ["Hotline:OpenId:Authority"] = authority, ["Hotline:OpenId:ClientId"] = client, ["Hotline:OpenId:UserInfo"] = userInfo };
        var configuration = new Microsoft.Extensions.Configuration.ConfigurationManager();
        foreach (var (name, value) in settings)
        {
            configuration[name] = value;
        }

        Assert.Contains(says, Assert.Throws<InvalidDataException>(() => new OpenIdSettings(configuration)).Message, StringComparison.Ordinal);
    }

    private static Task<string> Last(Site site) =>
        site.Db(db => db.AuditLines.Where(l => l.Act == nameof(EnterThroughProvider) && l.Outcome == AuditOutcome.Done).OrderByDescending(l => l.Id).Select(l => l.Account!).FirstAsync());

    private static Site At(Provider provider, Dictionary<string, string?>? more = null)
    {
        var settings = new Dictionary<string, string?>(more ?? [])
        {
            ["Hotline:OpenId:Authority"] = Provider.Address,
            ["Hotline:OpenId:ClientId"] = Provider.Client,
            ["Hotline:OpenId:ClientSecret"] = Provider.Secret,
        };
        return new Site(settings: settings, furnish: services => services.Configure<OpenIdConnectOptions>(OpenIdSettings.Scheme, options => options.BackchannelHttpHandler = provider));
    }

    // The provider's own pages are not the matter here: its answer is what the person brings back.
    private static async Task Through(Provider provider, Browser browser, string from = "/sign-in/provider")
    {
        await browser.Go(from);
        Assert.StartsWith("/authorize?", browser.At, StringComparison.Ordinal);
        await browser.Go(provider.Answer(browser.At));
    }

    private sealed class Provider : HttpMessageHandler
    {
        public const string Address = "https://login.city.test";
        public const string Client = "hotline";
        public const string Secret = "s3cret";
        private const string code = "the-code";
        private readonly RSA key = RSA.Create(2048);
        private string challenge = "", nonce = "", back = "";

        public required string Account { get; init; }

        public bool InUserInfo { get; init; }

        public bool Away { get; init; }

        public RSA? Signs { get; set; }

        public string Audience { get; set; } = Client;

        public string? Nonce { get; set; }

        public string Issuer { get; set; } = Address;

        // What it answers to what it was asked, as an address of the one who asked.
        public string Answer(string asked)
        {
            var query = HttpUtility.ParseQueryString(asked.Split('?', 2)[1]);
            Assert.Equal((Client, "code", "S256"), (query["client_id"], query["response_type"], query["code_challenge_method"]));
            (challenge, nonce, back) = (query["code_challenge"]!, query["nonce"]!, query["redirect_uri"]!);
            Assert.EndsWith("/sign-in/provider/back", back, StringComparison.Ordinal);
            return $"/sign-in/provider/back?code={code}&state={Uri.EscapeDataString(query["state"]!)}";
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (Away)
            {
                throw new HttpRequestException("Nobody answers.");
            }

            return request.RequestUri!.AbsolutePath switch
            {
                "/.well-known/openid-configuration" => Json(new
                {
                    issuer = Address,
                    authorization_endpoint = $"{Address}/authorize",
                    token_endpoint = $"{Address}/token",
                    userinfo_endpoint = $"{Address}/userinfo",
                    jwks_uri = $"{Address}/keys",
                    response_types_supported = new[] { "code" },
                    subject_types_supported = new[] { "public" },
                    id_token_signing_alg_values_supported = new[] { "RS256" },
                }),
                "/keys" => Json(new { keys = new[] { Public() } }),
                "/token" => await Token(request, cancellationToken),
                "/userinfo" => Json(new { sub = "person-1", preferred_username = Account }),
                var other => throw new InvalidOperationException(other),
            };
        }

        private async Task<HttpResponseMessage> Token(HttpRequestMessage request, CancellationToken ct)
        {
            var form = HttpUtility.ParseQueryString(await request.Content!.ReadAsStringAsync(ct));
            var proof = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"] ?? "")));
            Assert.Equal((code, challenge, back, Client, Secret), (form["code"], proof, form["redirect_uri"], form["client_id"], form["client_secret"]));
            var claims = new List<Claim> { new("sub", "person-1"), new("nonce", Nonce ?? nonce) };
            if (!InUserInfo)
            {
                claims.Add(new("preferred_username", Account));
            }

            var token = new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                Subject = new ClaimsIdentity(claims),
                SigningCredentials = new SigningCredentials(new RsaSecurityKey(Signs ?? key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
            });
            return Json(new { access_token = "opaque", token_type = "Bearer", expires_in = 300, id_token = token });
        }

        private object Public()
        {
            var shown = key.ExportParameters(includePrivateParameters: false);
            return new { kty = "RSA", use = "sig", kid = "one", alg = "RS256", n = Base64UrlEncoder.Encode(shown.Modulus!), e = Base64UrlEncoder.Encode(shown.Exponent!) };
        }

        private static HttpResponseMessage Json(object body) =>
            new(HttpStatusCode.OK) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };
    }
}
