using Hotline.Classifier;
using Hotline.Domain.Identity;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Routing;

/// <summary>Corrections as examples, and up to which moment they were read.</summary>
public sealed record LearnableCorrections(IReadOnlyList<Example> Examples, DateTimeOffset? LearnedTo);

/// What people corrected, as examples for the next model: the texts as they stand in the tickets now, without names and numbers. What is confidential, or was erased, is not learned.
[Needs(Permission.System)]
public sealed record CorrectionsToLearn : IQuestion<LearnableCorrections>
{
    /// <summary>The newest so many: more would not fit into memory, and the city of years ago is another one.</summary>
    public const int Most = 50_000;

    internal sealed class Handler(HotlineDb db, City city) : IQuestionHandler<CorrectionsToLearn, LearnableCorrections>
    {
        public async Task<LearnableCorrections> Handle(CorrectionsToLearn request, CancellationToken ct)
        {
            var functions = new CorrectedFunctions(city.Now);
            var examples = new List<Example>();
            var last = await db.Corrections.MaxAsync(c => (DateTimeOffset?)c.At, ct);
            var rows = db.Corrections.AsNoTracking().OrderByDescending(c => c.At).ThenByDescending(c => c.Ticket).Take(Most)
                .Join(db.Tickets.AsNoTracking().Where(t => !t.Appeal.Confidential), c => c.Ticket, t => t.Number, (c, t) => new
                {
                    c.Ticket, c.Category, c.Unit, c.At, t.Appeal.Title, t.Appeal.Text, t.Appeal.Area, t.Appeal.ReportedParty, t.Appeal.Caller, t.Appeal.SourceAuthor,
                }).AsAsyncEnumerable();
            await foreach (var row in rows.WithCancellation(ct))
            {
                var text = Redaction.Of(row.Text, row.Caller.Name, row.SourceAuthor).Trim();
                if (text.Length > 0 && row.Category.Value.Length == 4 && city.Now.Category(row.Category) is not null)
                {
                    var number = row.Ticket.ToString();
                    examples.Add(new Example(number, number, row.Category.Value, "", "", Redaction.Of(row.Title, row.Caller.Name, row.SourceAuthor).Trim(), text)
                    {
                        Function = functions.Of(row.Category, row.Area, row.ReportedParty, row.Unit, city.Now.Day(row.At)),
                    });
                }
            }

            // In the order of the tickets, so that the same corrections make the same model.
            return new LearnableCorrections([.. examples.OrderBy(e => e.Id, StringComparer.Ordinal)], last);
        }
    }
}
