using Hotline.Domain;
using Hotline.Domain.Identity;
using Hotline.Web.Handling;
using Hotline.Web.Platform;
using Microsoft.Extensions.Options;

namespace Hotline.Web.PublicPortal;

/// Takes a citizen's photograph, without where it was taken unless that is wanted, and answers a token that only the same form can hand in.
/// <remarks>No change of the store, so no transaction. Who has no account is known by the form's once-key.</remarks>
[Needs(Permission.Citizen)]
public sealed record StagePhoto(string Once, long Size, bool KeepPlace, int Nth, Func<Stream> Open) : IQuestion<StagedFile>
{
    /// <summary>Photographs that wait for a form at any time, all citizens together: nobody fills the disk with forms that are never sent.</summary>
    public const int MostWaiting = 500;

    internal sealed class Handler(AttachmentStore files, IOptions<AttachmentLimits> limits) : IQuestionHandler<StagePhoto, StagedFile>
    {
        public async Task<StagedFile> Handle(StagePhoto request, CancellationToken ct)
        {
            Refusal.When(request.Size > limits.Value.MaxBytes, RefusalCode.FileSize, $"{request.Size} bytes announced");
            Refusal.When(files.Waiting(MostWaiting) >= MostWaiting, RefusalCode.TooManyPhotos, "the folder is full");
            using var bytes = new MemoryStream();
            await using (var content = request.Open())
            {
                await content.CopyToAsync(bytes, ct);
            }

            Refusal.When(bytes.Length > limits.Value.MaxBytes, RefusalCode.FileSize, $"{bytes.Length} bytes");
            return await files.Stage(CitizenPhotos.OwnerOf(request.Once), $"照片{request.Nth}", new MemoryStream(Clean(bytes.ToArray(), request.KeepPlace)), null, ct);
        }

        private static byte[] Clean(byte[] photo, bool keepPlace)
        {
            try
            {
                var stripped = PhotoMetadata.Strip(photo);
                return keepPlace ? photo : stripped;
            }
            catch (InvalidDataException broken)
            {
                throw new Refusal(RefusalCode.PhotoKind, broken.Message);
            }
        }
    }
}

/// <summary>Photographs of people without an account.</summary>
public static class CitizenPhotos
{
    /// <summary>Most of one form.</summary>
    public const int Most = 4;

    /// <summary>Who owns what was uploaded with a form: the form itself.</summary>
    public static string OwnerOf(string? once) => $"web {once}";
}
