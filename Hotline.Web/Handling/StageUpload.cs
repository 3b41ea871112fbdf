using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Platform;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Handling;

/// Takes an upload and answers a token that only its uploader can hand in with an act.
/// <remarks>No change of the store, so no transaction: a slow telephone line must not keep every other writer waiting.</remarks>
[Needs(Permission.Handle | Permission.Intake)]
public sealed record StageUpload([property: Cleaned] string Name, long Size, Func<Stream> Open, IProgress<long>? Progress = null) : IQuestion<StagedFile>
{
    internal sealed class Handler(AttachmentStore files, CurrentUser me, IOptions<AttachmentLimits> limits) : IQuestionHandler<StageUpload, StagedFile>
    {
        public async Task<StagedFile> Handle(StageUpload request, CancellationToken ct)
        {
            Refusal.When(request.Size > limits.Value.MaxBytes, RefusalCode.FileSize, $"{request.Size} bytes announced");
            await using var content = request.Open();
            return await files.Stage(me.Account, request.Name, content, request.Progress, ct);
        }
    }
}
