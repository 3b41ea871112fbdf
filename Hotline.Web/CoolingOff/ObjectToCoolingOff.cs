using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Hotline.Domain.Identity;
using Hotline.Web.Audit;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Web.CoolingOff;

/// Writes down what the caller says against a cooling-off.
[Needs(Permission.Intake | Permission.Supervise)]
public sealed record ObjectToCoolingOff : ICommand, IAudited
{
    public long Id { get; init; }

    [Required(ErrorMessage = "NoteMissing"), StringLength(500, ErrorMessage = "TooLong")]
    public string Note { get; set; } = "";

    /// <inheritdoc/>
    public string? AuditObject => Id.ToString(CultureInfo.InvariantCulture);

    internal sealed class Handler(HotlineDb db, CurrentUser me) : ICommandHandler<ObjectToCoolingOff>
    {
        public async Task Handle(ObjectToCoolingOff request, CancellationToken ct)
        {
            var found = await db.CoolingOffs.SingleOrDefaultAsync(c => c.Id == request.Id, ct) ?? throw new NotThere($"cooling-off {request.Id}");
            found.Object(request.Note.Trim(), me.Stamp());
        }
    }
}
