using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// Lifts a cooling-off because of what the caller says against it, or lets it stand.
[Needs(Permission.Supervise)]
public sealed record DecideObjection : ICommand, IAudited
{
    public long Id { get; init; }

    public bool Lift { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<DecideObjection>
    {
        public async Task Handle(DecideObjection request, CancellationToken ct)
        {
            var found = await db.CoolingOffs.SingleOrDefaultAsync(c => c.Id == request.Id, ct) ?? throw new NotThere($"cooling-off {request.Id}");
            found.DecideObjection(request.Lift, request.Note.Trim(), me.Stamp());
        }
    }
}
