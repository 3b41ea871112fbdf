using System.Globalization;
using System.Security.Claims;
using System.Text;
using Hotline.Web.Performance;
using Hotline.Web.Platform;

namespace Hotline.Web.Reports;

/// <summary>The published figures as files for programs: JSON as it was published, CSV for spreadsheets. Described on the figures page.</summary>
public static class OpenData
{
    /// <summary>Where the file of a month is.</summary>
    /// <param name="month">Its first day.</param>
    /// <param name="ending">json or csv.</param>
    public static string Address(DateOnly month, string ending) => $"/open-data/{month.InAddress()}.{ending}";

    /// <summary>Maps them.</summary>
    public static void MapOpenData(this WebApplication app)
    {
        app.MapGet("/open-data/{month}.json", (HttpContext http, UseCases door, string month) => File(http, door, month, report => (report.ToJson(), "application/json; charset=utf-8")));
        app.MapGet("/open-data/{month}.csv", (HttpContext http, UseCases door, string month) => File(http, door, month, report => ("\uFEFF" + Csv(report), "text/csv; charset=utf-8")));
    }

    /// <summary>One line a figure: month, table, codes and names, measure, value; an empty value was left out because it is small.</summary>
    public static string Csv(MonthReport report)
    {
        var text = new StringBuilder("month,table,key,name,key2,name2,measure,value\r\n");
        void Line(string table, string key, string name, string? key2, string? name2, string measure, double? value) =>
            text.AppendJoin(',', new[] { report.Month, table, key, name, key2 ?? "", name2 ?? "", measure, value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "" }.Select(Field)).Append("\r\n");

        Line("city", "", "", null, null, "registered", report.Registered);
        foreach (var (table, row) in report.Tables.SelectMany(t => t.Rows.Select(r => (t.Name, r))))
        {
            Line(table, row.Key, row.Name, row.Key2, row.Name2, "count", row.Count);
            Line(table, row.Key, row.Name, row.Key2, row.Name2, "median-hours", row.MedianHours);
        }

        foreach (var (table, unit) in report.Units.Select(u => ("unit-rates", u)).Prepend(("city-rates", report.City)))
        {
            foreach (var (measure, share) in new[] { ("on-time", unit.OnTime), ("solved", unit.Solved), ("satisfied", unit.Satisfied), ("redone", unit.Redone) })
            {
                Line(table, unit.Code, unit.Name, null, null, $"{measure}-part", share?.Part);
                Line(table, unit.Code, unit.Name, null, null, $"{measure}-whole", share?.Whole);
            }

            Line(table, unit.Code, unit.Name, null, null, "median-hours", unit.MedianHours);
        }

        return text.ToString();
    }

    private static async Task<IResult> File(HttpContext http, UseCases door, string month, Func<MonthReport, (string Text, string Type)> write)
    {
        var visitor = new Visitor(new ClaimsPrincipal(new ClaimsIdentity()), http.Connection.RemoteIpAddress?.ToString() ?? "");
        if (SaidFigures.Month(month) is not { } known || (await door.Send(visitor, new PublicReport(known), http.RequestAborted)).Value is not { } report)
        {
            return Results.NotFound();
        }

        var (text, type) = write(report);
        http.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text(text, type);
    }

    // A name may hold a comma; one that begins like a formula must not become one in a spreadsheet.
    private static string Field(string value)
    {
        var safe = value.Length > 0 && "=+-@".Contains(value[0], StringComparison.Ordinal) && !double.TryParse(value, CultureInfo.InvariantCulture, out _) && value != "-" ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
