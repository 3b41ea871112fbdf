using Hotline.Domain.Identity;
using Hotline.Domain.Publication;
using Hotline.Domain.Tickets;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Hotline.Web.Routing;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.Publication;

/// <summary>A text beside what is proposed to be put otherwise in it.</summary>
public sealed record DraftText(string Original, IReadOnlyList<PersonalSpan> Spans, string Proposed);

/// <summary>What a reviewer decides on.</summary>
/// <param name="Number">Whose answer.</param>
/// <param name="Version">The version seen.</param>
/// <param name="Title">One line.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was answered, all of it.</param>
/// <param name="Secret">Words of the secrecy list that stand in it.</param>
public sealed record PublicationView(TicketNumber Number, int Version, DraftText Title, DraftText Question, DraftText Answer, IReadOnlyList<string> Secret);

/// An answered matter whose citizen agreed to publication, with what should be hidden in it.
[Needs(Permission.Publish)]
public sealed record PublicationDraft(TicketNumber Number) : IQuestion<PublicationView>
{
    internal sealed class Handler(HotlineDb db, City city) : IQuestionHandler<PublicationDraft, PublicationView>
    {
        public async Task<PublicationView> Handle(PublicationDraft request, CancellationToken ct)
        {
            var ticket = await HotlineDb.Whole(db.Tickets.AsNoTracking()).SingleOrDefaultAsync(t => t.Number == request.Number && t.Publication == PublicationStage.Waiting, ct)
                ?? throw new NotThere(request.Number.ToString());
            var names = PublicationChecks.NamesOf(ticket).ToList();
            DraftText Draft(string text)
            {
                var spans = PersonalSpans.In(text, ticket.Appeal.Caller, names);
                return new DraftText(text, spans, PersonalSpans.Redact(text, spans));
            }

            var (title, question, answer) = (Draft(ticket.Appeal.Title), Draft(ticket.Appeal.Text), Draft(ticket.ApprovedReply!.WholeText));
            return new PublicationView(ticket.Number, ticket.Version, title, question, answer, PublicationChecks.Secret(city.Now, title.Original, question.Original, answer.Original));
        }
    }
}
