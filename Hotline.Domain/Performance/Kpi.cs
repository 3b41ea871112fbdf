namespace Hotline.Domain.Performance;

/// <summary>How facts become a figure.</summary>
public enum KpiForm
{
    /// <summary>Numerator of denominator.</summary>
    Share = 1,

    /// <summary>The mean of the values.</summary>
    Mean = 2,

    /// <summary>The middle one of the values.</summary>
    Median = 3,
}

/// <summary>指标: one figure of the board, its words, and the facts it is made of.</summary>
/// <param name="Code">Its name in scorecards and addresses.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Part">What the numerator counts.</param>
/// <param name="Whole">What the denominator counts.</param>
/// <param name="Month">In which month a case counts.</param>
/// <param name="Fact">The facts behind it.</param>
public sealed record Kpi(string Code, string Name, string Part, string Whole, string Month, FactKind Fact)
{
    private const string dueOrDone = "到期或完成的月份，取较早者；未到期又未完成的不计，转入下月";
    private const string closing = "办结的月份";

    /// <summary>签收及时率.</summary>
    public static readonly Kpi Signed = new("signed", "签收及时率", "限时内签收的派单", "已签收或已到签收时限的派单", dueOrDone, FactKind.Sign);

    /// <summary>响应率.</summary>
    public static readonly Kpi Response = new("response", "响应率", "限时内首次联系诉求人的派单", "已联系或已到联系时限的派单", dueOrDone, FactKind.Contact);

    /// <summary>按期办结率.</summary>
    public static readonly Kpi Closed = new("closed", "按期办结率", "限时内提交、后经审核通过的答复", "审核通过或已到办理时限的派单", "审核通过或到期的月份，取较早者；未到期又未完成的不计，转入下月", FactKind.Handle);

    /// <summary>超期率: the other side of <see cref="Closed"/>.</summary>
    public static readonly Kpi Overdue = new("overdue", "超期率", "超过办理时限的派单", "审核通过或已到办理时限的派单", "同按期办结率", FactKind.Handle) { Inverse = true, LowerIsBetter = true };

    /// <summary>解决率.</summary>
    public static readonly Kpi Solved = new("solved", "解决率", "诉求人认为已解决", "已回访到诉求人的办结工单", "办结或评价的月份，取较晚者", FactKind.Solved);

    /// <summary>满意率.</summary>
    public static readonly Kpi Satisfied = new("satisfied", "满意率", "对办理结果评价为三级（基本满意）及以上", "已回访到诉求人的办结工单", "办结或评价的月份，取较晚者", FactKind.Satisfied);

    /// <summary>回访接通率.</summary>
    public static readonly Kpi Reach = new("reach", "回访接通率", "回访到诉求人后办结", "经回访办结的工单", closing, FactKind.Reach);

    /// <summary>退单率.</summary>
    public static readonly Kpi Returned = new("returned", "退单率", "退单获准的派单", "派给单位的派单", "派单的月份", FactKind.Return) { LowerIsBetter = true };

    /// <summary>重办率.</summary>
    public static readonly Kpi Redone = new("redone", "重办率", "重办过的工单", "单位承办的办结工单", closing, FactKind.Redo) { LowerIsBetter = true };

    /// <summary>承诺兑现率.</summary>
    public static readonly Kpi Promises = new("promises", "承诺兑现率", "核实为已兑现的承诺", "回访核实过的承诺", "核实的月份", FactKind.Promise);

    /// <summary>平均办理用时.</summary>
    public static readonly Kpi MeanTime = new("mean-time", "平均办理用时", "派单到答复的工作时间之和", "审核通过的答复", "审核通过的月份", FactKind.Time) { Form = KpiForm.Mean, LowerIsBetter = true };

    /// <summary>办理用时中位数.</summary>
    public static readonly Kpi MedianTime = new("median-time", "办理用时中位数", "按用时排列居中的一件", "审核通过的答复", "审核通过的月份", FactKind.Time) { Form = KpiForm.Median, LowerIsBetter = true };

    /// <summary>全程按期办结率.</summary>
    public static readonly Kpi Overall = new("overall", "全程按期办结率", "首次派单后在总时限内审核通过的工单", "审核通过或已到总时限的工单", dueOrDone, FactKind.Overall) { OfCity = true };

    /// <summary>一次派准率.</summary>
    public static readonly Kpi FirstDispatch = new("first-dispatch", "一次派准率", "从未改派、退单、撤回的工单", "派出的工单", "首次派单的月份", FactKind.FirstDispatch) { OfCity = true };

    /// <summary>直接答复率.</summary>
    public static readonly Kpi Direct = new("direct", "直接答复率", "中心直接答复的工单", "受理登记的工单", "登记的月份", FactKind.Direct) { OfCity = true };

    /// <summary>重复诉求率.</summary>
    public static readonly Kpi Repeat = new("repeat", "重复诉求率", "并入同一事项的工单", "受理登记的工单", "登记的月份", FactKind.Repeat) { OfCity = true, LowerIsBetter = true };

    /// <summary>All of them, in the order of a ticket's life.</summary>
    public static readonly IReadOnlyList<Kpi> All =
        [Signed, Response, Closed, Overdue, Solved, Satisfied, Reach, Returned, Redone, Promises, MeanTime, MedianTime, Overall, FirstDispatch, Direct, Repeat];

    /// <summary>Share, mean or median.</summary>
    public KpiForm Form { get; init; } = KpiForm.Share;

    /// <summary>The numerator is what did not hit.</summary>
    public bool Inverse { get; init; }

    /// <summary>A lower figure is the better one.</summary>
    public bool LowerIsBetter { get; init; }

    /// <summary>No unit's merit: shown for the city as a whole.</summary>
    public bool OfCity { get; init; }

    /// <summary>The figure of that name; null where there is none.</summary>
    public static Kpi? Find(string? code) => All.FirstOrDefault(k => k.Code == code);
}
