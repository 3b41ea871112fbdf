using Hotline.Web.Data;

namespace Hotline.Web.Routing;

/// <summary>Settings of one file, each row with the days on which it holds: key, value, valid_from, valid_to.</summary>
internal sealed class DatedSettings
{
    private readonly List<(string Key, DateOnly From, DateOnly? To, TsvRow Row)> rows = [];

    /// <param name="lines">The rows of the file.</param>
    /// <param name="known">The keys there are.</param>
    /// <exception cref="TsvException">An unknown key, or two rows for one day.</exception>
    public DatedSettings(IEnumerable<TsvRow> lines, params string[] known)
    {
        foreach (var row in lines)
        {
            row.Needed("valid_from");
            var (key, from, to) = (row.Needed("key"), row.Date("valid_from")!.Value, row.Date("valid_to"));
            if (!known.Contains(key))
            {
                throw row.Wrong($"不认识设置 “{key}”");
            }

            if (to < from)
            {
                throw row.Wrong("“valid_to” 早于 “valid_from”");
            }

            if (rows.Any(r => r.Key == key && r.From <= (to ?? DateOnly.MaxValue) && from <= (r.To ?? DateOnly.MaxValue)))
            {
                throw row.Wrong($"“{key}” 的有效期与前面的行重叠");
            }

            rows.Add((key, from, to, row));
        }
    }

    /// <summary>The days on which anything changes, the first being the beginning of time.</summary>
    public IEnumerable<DateOnly> Turns => rows.SelectMany(r => r.To is { } to && to < DateOnly.MaxValue ? [r.From, to.AddDays(1)] : new[] { r.From }).Append(DateOnly.MinValue).Distinct().Order();

    /// <summary>What the file says on that day, read; the usual where it says nothing.</summary>
    public T On<T>(DateOnly day, string key, T usual, Func<TsvRow, T> read) =>
        rows.Where(r => r.Key == key && r.From <= day && (r.To is null || day <= r.To)).Select(r => read(r.Row)).DefaultIfEmpty(usual).First();
}
