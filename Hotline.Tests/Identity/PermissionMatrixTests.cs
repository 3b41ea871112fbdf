using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Hotline.Tests.Identity;

/// <summary>docs/permissions.md is written by people, line by line; here it is held against what the pipeline decides.</summary>
public sealed partial class PermissionMatrixTests
{
    private static readonly IReadOnlyDictionary<string, Role> roles = new Dictionary<string, Role>
    {
        ["话务员"] = Role.Operator, ["派单员"] = Role.Dispatcher, ["联络员"] = Role.Liaison, ["经办人"] = Role.Handler, ["单位负责人"] = Role.UnitLeader, ["区热线办"] = Role.DistrictOffice,
        ["审核员"] = Role.Reviewer, ["回访员"] = Role.FollowUpAgent, ["督办员"] = Role.Supervisor, ["市领导"] = Role.Leader, ["监督机关"] = Role.Inspection, ["知识库编辑"] = Role.KnowledgeEditor,
        ["系统管理员"] = Role.SystemAdministrator, ["安全管理员"] = Role.SecurityAdministrator, ["审计管理员"] = Role.AuditAdministrator,
    };

    private static readonly IReadOnlyList<Type> requests = [.. typeof(UseCases).Assembly.GetTypes().Where(Demand.IsRequest)];

    private static readonly IReadOnlyList<(string Request, string Column, bool Allowed)> cells = [.. Cells()];

    [Fact]
    public void The_table_has_a_row_for_every_request_and_no_other()
    {
        var rows = cells.Select(c => c.Request).Distinct().ToList();
        Assert.Equal(requests.Select(r => r.Name).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        Assert.All(cells.GroupBy(c => c.Request), row => Assert.Equal([.. roles.Keys, "市民", "系统"], row.Select(c => c.Column)));
    }

    [Fact]
    public void The_table_has_a_column_for_every_role() => Assert.Equal(Enum.GetValues<Role>().Order(), roles.Values.Order());

    [Fact]
    public void Every_cell_is_what_the_pipeline_decides()
    {
        var byName = requests.ToDictionary(r => r.Name);
        Assert.Empty(cells.Where(c => byName.ContainsKey(c.Request) && Allows(byName[c.Request], c.Column) != c.Allowed).Select(c => $"{c.Request} × {c.Column}: the table says {(c.Allowed ? "yes" : "no")}"));
    }

    [Fact]
    public async Task Every_refused_cell_is_refused_at_the_door()
    {
        await using var house = await House.Open();
        var wrong = new List<string>();
        var byName = requests.ToDictionary(r => r.Name);
        var refused = cells.Where(c => !c.Allowed).ToList();
        foreach (var (request, column, _) in refused)
        {
            await Knock(house, byName[request], column, wrong);
        }

        Assert.Empty(wrong);
        Assert.True(refused.Count > 2000, $"{refused.Count} refusals");
        // Each is on record: who tries doors is seen.
        Assert.Equal(refused.Count, await house.Db(db => db.AuditLines.CountAsync(l => l.Outcome == Web.Audit.AuditOutcome.Forbidden)));
    }

    [Fact]
    public async Task What_must_be_refused_is_refused()
    {
        var list = Refusals().Matches(Text("## 必须拒绝", null)).Select(m => (Column: m.Groups[1].Value, Request: m.Groups[2].Value)).ToList();
        Assert.True(list.Count >= 25);
        Assert.Equal(Text("## 必须拒绝", null).Split('\n').Count(l => l.StartsWith("- ", StringComparison.Ordinal)), list.Count);
        Assert.Equal(list.Count, list.Distinct().Count());
        // The list is not a second opinion: it may not contradict the table.
        Assert.DoesNotContain(list, one => cells.Single(c => c.Request == one.Request && c.Column == one.Column).Allowed);
        await using var house = await House.Open();
        var wrong = new List<string>();
        foreach (var (column, request) in list)
        {
            await Knock(house, Assert.Single(requests, r => r.Name == request), column, wrong);
        }

        Assert.Empty(wrong);
    }

    private static bool Allows(Type request, string column) => Demand.Of(request) is not { } needed || (Holds(column) & needed) != 0;

    private static Permission Holds(string column) => column switch
    {
        "市民" => Permission.Citizen,
        "系统" => (Permission)~0L,
        _ => Rights.Of[roles[column]],
    };

    private static async Task Knock(House house, Type type, string column, List<string> wrong)
    {
        var desk = column == "市民" ? house.Citizen : house.As(roles[column], Rights.NeedUnit.Contains(roles[column]) ? "urban-management" : null);
        var door = house.Services.GetRequiredService<UseCases>();
        var visitor = new Visitor(desk.Principal, "test");
        var request = Made(type, 0)!;
        Task<Outcome> answer;
        if (request is ICommand command)
        {
            answer = door.Run(visitor, command);
        }
        else
        {
            var result = type.GetInterfaces().Single(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(MediatR.IRequest<>)).GenericTypeArguments[0];
            answer = (Task<Outcome>)typeof(PermissionMatrixTests).GetMethod(nameof(Send), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(result).Invoke(null, [door, visitor, request])!;
        }

        var outcome = await answer;
        if (outcome.Kind != OutcomeKind.Forbidden)
        {
            wrong.Add($"{type.Name} × {column}: {outcome.Kind}");
        }
    }

    private static async Task<Outcome> Send<T>(UseCases door, Visitor visitor, MediatR.IRequest<T> request) => await door.Send(visitor, request);

    // Nothing sensible, only nothing that breaks: who may is asked before anything is read, but the trail writes down on what.
    private static object? Made(Type type, int depth)
    {
        if (type == typeof(string))
        {
            return "x";
        }

        if (type == typeof(TicketNumber))
        {
            return TicketNumber.Of(new DateOnly(2026, 11, 23), 1);
        }

        if (type.IsValueType || depth > 4)
        {
            return type.IsValueType ? Activator.CreateInstance(type) : null;
        }

        if (type.IsArray || (type.IsInterface && type.GenericTypeArguments.Length == 1))
        {
            var item = type.IsArray ? type.GetElementType()! : type.GenericTypeArguments[0];
            var one = Array.CreateInstance(item, 1);
            one.SetValue(Made(item, depth + 1), 0);
            return type.IsInstanceOfType(one) ? one : null;
        }

        if (type.IsAbstract || !type.FullName!.StartsWith("Hotline.", StringComparison.Ordinal))
        {
            return null;
        }

        var made = RuntimeHelpers.GetUninitializedObject(type);
        for (var declared = type; declared is not null && declared != typeof(object); declared = declared.BaseType)
        {
            foreach (var field in declared.GetFields(BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                field.SetValue(made, Made(field.FieldType, depth + 1));
            }
        }

        return made;
    }

    private static string Text(string from, string? to)
    {
        var all = File.ReadAllText(Repository.At("docs", "permissions.md"));
        var start = all.IndexOf(from, StringComparison.Ordinal);
        Assert.True(start >= 0, from);
        return to is null ? all[start..] : all[start..all.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static IEnumerable<(string Request, string Column, bool Allowed)> Cells()
    {
        string[] columns = [];
        foreach (var line in Text("# 权限表", "## 说明").Split('\n').Select(l => l.Trim()).Where(l => l.StartsWith('|') && !l.StartsWith("|---", StringComparison.Ordinal)))
        {
            var parts = line.Split('|')[1..^1].Select(p => p.Trim()).ToArray();
            if (parts[0] == "请求")
            {
                columns = parts[1..];
                continue;
            }

            Assert.Equal(columns.Length + 1, parts.Length);
            for (var at = 0; at < columns.Length; at++)
            {
                Assert.Contains(parts[at + 1], (string[])["", "●"]);
                yield return (parts[0].Trim('`'), columns[at], parts[at + 1] == "●");
            }
        }
    }

    [GeneratedRegex("^- (\\S+) ✗ `(\\w+)`：.+$", RegexOptions.Multiline)]
    private static partial Regex Refusals();
}
