using Hotline.Domain.Identity;
using Hotline.Web.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Xunit;

namespace Hotline.Tests.Identity;

public sealed class FactorRulesTests
{
    [Theory]
    [InlineData(Role.SystemAdministrator, true)]
    [InlineData(Role.SecurityAdministrator, true)]
    [InlineData(Role.AuditAdministrator, true)]
    [InlineData(Role.Dispatcher, false)]
    public void Administrators_must_have_one_and_others_need_not(Role role, bool required) => Assert.Equal(required, Rules().Required(Of("chen.lin", role)));

    [Fact]
    public void A_city_may_ask_it_of_more_roles_as_a_list_or_in_one_line()
    {
        foreach (var rules in new[] { Rules(("Hotline:SecondFactor:Roles", "Dispatcher, Leader")), Rules(("Hotline:SecondFactor:Roles:0", "Dispatcher"), ("Hotline:SecondFactor:Roles:1", "Leader")) })
        {
            Assert.True(rules.Required(Of("chen.lin", Role.Operator, Role.Leader)));
            Assert.True(rules.Required(Of("chen.lin", Role.Dispatcher)));
            Assert.False(rules.Required(Of("chen.lin", Role.Operator)));
        }
    }

    [Theory]
    [InlineData("Dispatchers")]
    [InlineData("派单员")]
    [InlineData("2")]
    public void A_role_that_does_not_exist_is_named(string word)
    {
        var wrong = Assert.Throws<InvalidDataException>(() => Rules(("Hotline:SecondFactor:Roles", word)));
        Assert.Contains(word, wrong.Message, StringComparison.Ordinal);
        Assert.Contains("Hotline:SecondFactor:Roles", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Demo_accounts_need_none_in_development_and_nowhere_else()
    {
        Assert.False(new FactorRules(Settings(), new Somewhere("Development")).Required(Of("anquan", Role.SecurityAdministrator)));
        Assert.True(new FactorRules(Settings(), new Somewhere("Development")).Required(Of("chen.lin", Role.SecurityAdministrator)));
        Assert.True(Rules().Required(Of("anquan", Role.SecurityAdministrator)));
    }

    [Fact]
    public void Who_has_one_misses_none()
    {
        var account = Of("chen.lin", Role.AuditAdministrator);
        Assert.True(Rules().Missing(account));
        account.TwoFactorEnabled = true;
        Assert.False(Rules().Missing(account));
    }

    private static Account Of(string name, params Role[] roles) => AccountBook.New(name, name, null, roles);

    private static IConfiguration Settings(params (string Name, string Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(s => new KeyValuePair<string, string?>(s.Name, s.Value))).Build();

    private static FactorRules Rules(params (string Name, string Value)[] settings) => new(Settings(settings), new Somewhere("Production"));

    private sealed class Somewhere(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
