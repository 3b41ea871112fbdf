using System.Globalization;
using Hotline.Domain.Deadlines;
using Hotline.Web.Platform;
using Microsoft.Extensions.Localization;

namespace Hotline.Web.Shell;

/// <summary>The field's words in the reader's language: states, actions, refusals, permissions. Keys are "Enum.Value".</summary>
public sealed class Words(IStringLocalizer<Words> words)
{
    /// <summary>A word or sentence by its key.</summary>
    public string this[string key] => words[key].Value;

    /// <summary>A sentence with values filled in.</summary>
    public string Format(string key, params object[] values) => words[key, values].Value;

    /// <summary>The word for a value of an enum.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => words[$"{typeof(T).Name}.{value}"].Value;

    /// <summary>The word for a value, or nothing.</summary>
    public string Of<T>(T? value)
        where T : struct, Enum => value is { } known ? Of(known) : "";

    /// <summary>What people call the law behind a word of the limit table; a word the product does not know is shown as the city wrote it.</summary>
    public string Law(string word) => words[$"Legal.{word}"] is { ResourceNotFound: false } found ? found.Value : word;

    /// <summary>15 个工作日, 15営業日, 15 working days.</summary>
    public string Say(Budget budget) => $"{budget.Amount}{(CultureInfo.CurrentUICulture.Name == "ja-JP" ? "" : " ")}{Of(budget.Unit)}";

    /// <summary>Why it did not happen, and what to do next.</summary>
    public string Why(Outcome outcome) => outcome.Kind switch
    {
        OutcomeKind.Refused when outcome.Named.Count > 0 => words["Shell.RefusedNamed", Of(outcome.Code!.Value), string.Join("、", outcome.Named)].Value,
        OutcomeKind.Refused => Of(outcome.Code!.Value),
        OutcomeKind.Invalid => string.Join(" ", outcome.Fields!.Select(f => words[$"Field.{f.Code}"].Value).Distinct()),
        OutcomeKind.Failed => words["OutcomeKind.Failed", outcome.Trace ?? ""].Value,
        _ => Of(outcome.Kind),
    };

    /// <summary>What is wrong with a field, if anything.</summary>
    public string? Field(Outcome? outcome, string field) =>
        outcome?.Fields?.FirstOrDefault(f => f.Field == field) is { } error ? words[$"Field.{error.Code}"].Value : null;
}
