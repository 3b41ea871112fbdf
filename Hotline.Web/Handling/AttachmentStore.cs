using System.Security.Cryptography;
using System.Text.Json;
using Hotline.Domain;
using Hotline.Web.Data;
using Hotline.Web.Platform;
using Microsoft.Extensions.Options;

namespace Hotline.Web.Handling;

/// <summary>A file that was checked and written, and waits for the act it belongs to.</summary>
/// <param name="Key">The token: 128 random bits; of use to <paramref name="Owner"/> only.</param>
/// <param name="Owner">The account that uploaded it.</param>
/// <param name="Name">Fit to be shown.</param>
/// <param name="ContentType">By its content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Hexadecimal.</param>
public sealed record StagedFile(string Key, string Owner, string Name, string ContentType, long Size, string Sha256);

/// <summary>
/// Uploaded files: below the data directory, outside the web root, under random names. A file is written once, at the place where it stays,
/// and flushed to the disk; until a committed ticket names it, a note in <c>staged/</c> stands beside it, by which the sweep finds what nobody used.
/// </summary>
public sealed class AttachmentStore(DataFolder folder, IOptions<AttachmentLimits> limits, Randomness random, TimeProvider clock)
{
    private const int keyLength = 32;
    private const int buffer = 81_920;

    private string Notes => Path.Combine(folder.Attachments, "staged");

    /// <summary>Where a file's bytes lie.</summary>
    /// <exception cref="ArgumentException">This is no key: the name of a file never comes from outside.</exception>
    public string PathOf(string key) => IsKey(key) ? Path.Combine(folder.Attachments, key[..2], key) : throw new ArgumentException("No key.", nameof(key));

    /// <summary>Reads an upload to its end, checks it and keeps it for its owner. Nothing is left of one that is refused.</summary>
    /// <param name="owner">Who uploads; only this account can use it.</param>
    /// <param name="name">As uploaded.</param>
    /// <param name="content">Read once, forward.</param>
    /// <param name="progress">Told the bytes read so far.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="Refusal"><see cref="RefusalCode.FileSize"/>, <see cref="RefusalCode.FileKind"/>.</exception>
    public async Task<StagedFile> Stage(string owner, string name, Stream content, IProgress<long>? progress, CancellationToken ct)
    {
        var key = random.Key();
        // The note comes first: whatever happens from here on, the sweep finds the bytes by it.
        WriteNote(new StagedFile(key, owner, "", "", 0, ""));
        try
        {
            await using var file = Create(PathOf(key));
            var sha = await Copy(content, file, progress, ct);
            var kind = FileKind.Of(file) ?? throw new Refusal(RefusalCode.FileKind, "unknown content");
            file.Flush(flushToDisk: true);
            var staged = new StagedFile(key, owner, FileNames.Clean(name, kind), kind.ContentType, file.Length, sha);
            WriteNote(staged);
            return staged;
        }
        catch
        {
            Drop(key);
            throw;
        }
    }

    /// <summary>The staged file of a token; null when it is not this owner's, or no longer there.</summary>
    public StagedFile? Staged(string owner, string token) =>
        IsKey(token) && ReadNote(NoteOf(token)) is { Sha256.Length: > 0 } staged && staged.Owner == owner ? staged : null;

    /// <summary>A committed ticket names it now: it stays.</summary>
    public void Settle(string key) => File.Delete(NoteOf(key));

    /// <summary>Nobody wants it.</summary>
    public void Drop(string key)
    {
        if (File.Exists(PathOf(key)))
        {
            File.Delete(PathOf(key));
        }

        File.Delete(NoteOf(key));
    }

    /// <summary>No ticket will name it any more, once what is under way is committed: the sweep removes it some hours later, or finds that it is named after all.</summary>
    public void Withdraw(string key) => WriteNote(new StagedFile(key, "", "", "", 0, ""));

    /// <summary>How many files wait for their act; counts no further than it is asked to.</summary>
    public int Waiting(int atMost) => Directory.Exists(Notes) ? Directory.EnumerateFiles(Notes, "*.json").Take(atMost).Count() : 0;

    /// <summary>Keys of files that have waited too long.</summary>
    public IReadOnlyList<string> Forgotten()
    {
        if (!Directory.Exists(Notes))
        {
            return [];
        }

        var limit = (clock.GetUtcNow() - limits.Value.StagedFor).UtcDateTime;
        return [.. new DirectoryInfo(Notes).EnumerateFiles("*.json").Where(n => n.LastWriteTimeUtc < limit).Select(n => Path.GetFileNameWithoutExtension(n.Name)).Where(IsKey)];
    }

    private async Task<string> Copy(Stream from, FileStream to, IProgress<long>? progress, CancellationToken ct)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var bytes = new byte[buffer];
        long total = 0;
        for (int read; (read = await from.ReadAsync(bytes, ct)) > 0;)
        {
            total += read;
            Refusal.When(total > limits.Value.MaxBytes, RefusalCode.FileSize, $"more than {limits.Value.MaxBytes} bytes");
            sha.AppendData(bytes, 0, read);
            await to.WriteAsync(bytes.AsMemory(0, read), ct);
            progress?.Report(total);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static FileStream Create(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private void WriteNote(StagedFile staged)
    {
        Directory.CreateDirectory(Notes);
        File.WriteAllText(NoteOf(staged.Key), JsonSerializer.Serialize(staged, JsonSerializerOptions.Default));
        File.SetLastWriteTimeUtc(NoteOf(staged.Key), clock.GetUtcNow().UtcDateTime);
    }

    private static StagedFile? ReadNote(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<StagedFile>(File.ReadAllText(path), JsonSerializerOptions.Default);
        }
        catch (Exception gone) when (gone is IOException or JsonException)
        {
            return null;
        }
    }

    private string NoteOf(string key) => Path.Combine(Notes, $"{key}.json");

    private static bool IsKey(string text) => text.Length == keyLength && text.All(char.IsAsciiHexDigitLower);
}
