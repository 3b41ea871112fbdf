using System.ComponentModel.DataAnnotations;
using Hotline.Domain.Identity;
using Hotline.Domain.Tickets;
using Hotline.Web.Audit;
using Hotline.Web.Intake;
using Hotline.Web.Platform;
using Hotline.Web.Routing;

namespace Hotline.Web.Forum;

/// Makes tickets of posts that a file brings, all of them or none; a post that is here already keeps its ticket.
[Needs(Permission.System)]
public sealed record ImportPosts(Channel Channel, IReadOnlyList<Post> Posts) : ICommand<IReadOnlyList<Receipt>>, IValidatableObject, IAudited
{
    /// <inheritdoc/>
    public string? AuditObject => Posts.Count == 1 ? Posts[0].Id : $"{Posts[0].Id} – {Posts[^1].Id}";

    /// <inheritdoc/>
    public string? AuditDetail => $"{Channel} {Posts.Count}";

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => Posts.SelectMany(p => p.Faults());

    internal sealed class Handler(Advisor advisor, Registrar registrar) : ICommandHandler<ImportPosts, IReadOnlyList<Receipt>>
    {
        public async Task<IReadOnlyList<Receipt>> Handle(ImportPosts request, CancellationToken ct)
        {
            var receipts = new List<Receipt>();
            foreach (var post in request.Posts)
            {
                var advised = post with { Advice = post.Advice ?? advisor.Advise(post.Title, post.Text) };
                receipts.Add(await registrar.Register(advised.ToAppeal(request.Channel), ct, advised.Advice));
            }

            return receipts;
        }
    }
}
