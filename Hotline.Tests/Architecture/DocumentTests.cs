using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Xunit;

namespace Hotline.Tests.Architecture;

/// <summary>Documents that are made from the code say what the code says. HOTLINE_WRITE_DOCS=1 writes them anew.</summary>
public sealed class DocumentTests
{
    [Fact]
    public void The_document_of_the_life_cycle_is_the_table_in_the_code()
    {
        var path = Repository.At("docs", "lifecycle.md");
        if (Environment.GetEnvironmentVariable("HOTLINE_WRITE_DOCS") == "1")
        {
            File.WriteAllText(path, LifecycleInWords());
        }

        Assert.Equal(LifecycleInWords(), File.ReadAllText(path), ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void The_drawing_speaks_chinese_and_names_every_step()
    {
        var text = LifecycleInWords();
        Assert.DoesNotContain("TicketState.", text, StringComparison.Ordinal);
        Assert.Equal(Lifecycle.Steps.Count + 2, text.Split('\n').Count(line => line.StartsWith('|')));
    }

    private static string LifecycleInWords()
    {
        var words = Resx.Read("Hotline.Web/Shell/Words.resx");
        string Of<T>(T value)
            where T : struct, Enum => words[$"{typeof(T).Name}.{value}"];
        string Who(Permission set) => string.Join("、", Enum.GetValues<Permission>().Where(p => p != Permission.None && set.HasFlag(p)).Select(Of));
        return string.Create(CultureInfo.InvariantCulture, $"""
            # 工单的一生

            本文由测试根据 `Hotline.Domain/Tickets/Lifecycle.cs` 中唯一的状态表生成，请勿手改。改动状态表之后运行
            `HOTLINE_WRITE_DOCS=1 dotnet test Hotline.Tests --filter DocumentTests` 重新生成。

            图中只画改变状态的动作；不改变状态的动作（如催办、补充、联系诉求人）见下表。“权限”列中有任意一项即可操作，
            承办单位的动作还要求工单正由本单位主办。

            {Lifecycle.Draw(Of, Of, Of, Who, ["从", "动作", "到", "条件", "权限"])}
            """);
    }
}
