using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// Agrees to a cooling-off, or does not.
[Needs(Permission.Supervise)]
public sealed record DecideCoolingOff : ICommand, IAudited
{
    public long Id { get; init; }

    public bool Agreed { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<DecideCoolingOff>
    {
        public async Task Handle(DecideCoolingOff request, CancellationToken ct)
        {
            var found = await db.CoolingOffs.SingleOrDefaultAsync(c => c.Id == request.Id, ct) ?? throw new NotThere($"cooling-off {request.Id}");
            found.Decide(request.Agreed, request.Note.Trim(), me.Stamp());
        }
    }
}
