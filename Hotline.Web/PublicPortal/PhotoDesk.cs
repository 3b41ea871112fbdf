using Hotline.Domain;
using Hotline.Web.Handling;
using Hotline.Web.Platform;

namespace Hotline.Web.PublicPortal;

/// <summary>Takes the photographs of a form that is being sent. They are taken before the rest is looked at: whatever else is wrong with the form, nobody chooses them twice.</summary>
public sealed class PhotoDesk(AttachmentStore files, IHttpContextAccessor http, UseCases door)
{
    /// <summary>What the form has handed in so far.</summary>
    public IReadOnlyList<StagedFile> Kept { get; private set; } = [];

    /// <summary>Why one was not taken; the others were.</summary>
    public Outcome? Trouble { get; private set; }

    /// <summary>Takes what comes with this sending, after what was kept from the last one.</summary>
    /// <param name="once">The form's once-key.</param>
    /// <param name="before">Tokens that were still ticked.</param>
    /// <param name="keepPlace">Where they were taken stays in them.</param>
    /// <returns>The tokens of all.</returns>
    public async Task<List<string>> Take(string? once, IReadOnlyList<string>? before, bool keepPlace)
    {
        var kept = (before ?? []).Distinct().Select(token => files.Staged(CitizenPhotos.OwnerOf(once), token)).OfType<StagedFile>().ToList();
        var context = http.HttpContext!;
        var visitor = new Visitor(new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity()), context.Connection.RemoteIpAddress?.ToString() ?? "");
        foreach (var photo in context.Request.Form.Files.GetFiles("Photo").Where(f => f.Length > 0))
        {
            if (kept.Count >= CitizenPhotos.Most)
            {
                Trouble = new Outcome(OutcomeKind.Refused, RefusalCode.TooManyPhotos);
                break;
            }

            var outcome = await door.Send(visitor, new StagePhoto(once ?? "", photo.Length, keepPlace, kept.Count + 1, photo.OpenReadStream), context.RequestAborted);
            if (outcome is { Ok: true, Value: { } staged })
            {
                kept.Add(staged);
            }
            else
            {
                Trouble = outcome;
            }
        }

        Kept = kept;
        return [.. kept.Select(k => k.Key)];
    }
}
