using Hotline.Domain.Tickets;
using Hotline.Tests.Kit;
using Hotline.Tests.Routing;
using Xunit;

namespace Hotline.Tests.Tickets;

public sealed class ProofRulesTests
{
    private static readonly DateOnly today = new(2026, 11, 23);
    private static readonly ProofRules shipped = Shipped.City.Proof;

    [Fact]
    public void Every_point_wants_its_own_answer()
    {
        var appeal = Given.Appeal() with { DesiredOutcome = "清理摊档\n退还押金\n公布结果" };
        var gaps = Gaps(appeal, ResultKind.Explained, "《条例》第十四条。", ReplyProof.None with { Answers = ["已清理。", " "] });
        Assert.Equal([new ProofGap(ProofDemand.Points, true, 2), new ProofGap(ProofDemand.Points, true, 3)], gaps);
        Assert.Empty(Gaps(appeal, ResultKind.Explained, "《条例》第十四条。", ReplyProof.None with { Answers = ["已清理。", "已退还。", "已公布。"] }));
        Assert.Empty(Gaps(Given.Appeal() with { DesiredOutcome = "清理摊档" }, ResultKind.Explained, "《条例》第十四条。", ReplyProof.None));
    }

    [Theory]
    [InlineData(ResultKind.Solved, "DoneOn!,Evidence")]
    [InlineData(ResultKind.Partly, "DoneOn!,Evidence")]
    [InlineData(ResultKind.Explained, "Basis")]
    [InlineData(ResultKind.CannotNow, "Basis")]
    [InlineData(ResultKind.NotFactual, "Basis!")]
    [InlineData(ResultKind.Terminated, "Basis!")]
    public void Every_result_has_its_demands(ResultKind result, string lacking) =>
        Assert.Equal(lacking, string.Join(',', Gaps(Given.Appeal(), result, "当晚已派人清理占道摊档并安排夜间巡查。", ReplyProof.None).Select(g => g.Demand + (g.Blocks ? "!" : ""))));

    [Fact]
    public void A_photograph_counts_with_its_time_only()
    {
        var proof = ReplyProof.None with { DoneOn = today };
        Assert.Contains(Gaps(Given.Appeal(), ResultKind.Solved, "已清理。", proof, files: 2), g => g.Demand == ProofDemand.Evidence);
        Assert.DoesNotContain(Gaps(Given.Appeal(), ResultKind.Solved, "已清理。", proof with { PhotographedAt = new(2026, 11, 22, 8, 0, 0, TimeSpan.Zero) }, files: 1), g => g.Demand == ProofDemand.Evidence);
        Assert.DoesNotContain(Gaps(Given.Appeal() with { Type = AppealType.Help }, ResultKind.Solved, "已清理。", proof), g => g.Demand == ProofDemand.Evidence);
    }

    [Theory]
    [InlineData("您反映的问题我们高度重视，已责成有关部门处理，敬请谅解。", true)]
    [InlineData("您反映的问题我们高度重视。11月20日晚七时，两名队员到东阁街清理占道摊档六处，扣押炉具两套，并约谈了摊主。", false)]
    [InlineData("已清理。", false)]
    public void Phrases_that_fit_every_matter_are_seen(string text, bool empty) =>
        Assert.Equal(empty, Gaps(Given.Appeal(), ResultKind.Explained, text + "《条例》", ReplyProof.None).Any(g => g.Demand == ProofDemand.OwnWords));

    [Fact]
    public void The_row_that_names_the_result_wins_and_a_row_holds_for_its_days()
    {
        var rules = new ProofRules(
            [
                Row(null, null, ProofWeight.Block), Row(null, AppealType.Complaint, ProofWeight.Warn), Row(ResultKind.Solved, null, ProofWeight.None),
                Row(ResultKind.Partly, null, ProofWeight.None) with { ValidTo = today.AddDays(-1) },
            ], []);
        bool? Blocks(ResultKind result, AppealType type) => rules.Gaps(Given.Appeal() with { Type = type }, result, "已办。", ReplyProof.None, 0, today).Select(g => (bool?)g.Blocks).SingleOrDefault();
        Assert.Null(Blocks(ResultKind.Solved, AppealType.Complaint));
        Assert.False(Blocks(ResultKind.Partly, AppealType.Complaint));
        Assert.True(Blocks(ResultKind.Partly, AppealType.Help));

        static ProofRule Row(ResultKind? result, AppealType? type, ProofWeight weight) => new(result, type, ProofDemand.DoneOn, weight, new(2025, 1, 1), null);
    }

    private static IReadOnlyList<ProofGap> Gaps(Appeal appeal, ResultKind result, string text, ReplyProof proof, int files = 0) => shipped.Gaps(appeal, result, text, proof, files, today);
}
