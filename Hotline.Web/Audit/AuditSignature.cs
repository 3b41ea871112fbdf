using System.Security.Cryptography;
using Hotline.Web.Data;

namespace Hotline.Web.Audit;

/// <summary>Signs exports, so that whoever holds the public key can tell, without this product, that a file came from here and was not changed: ECDSA on P-256 with SHA-256.</summary>
public sealed class AuditSignature : IDisposable
{
    private readonly ECDsa key;

    /// <param name="folder">Where the key lies; it is made when first needed, readable by the owner only.</param>
    public AuditSignature(DataFolder folder)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        if (File.Exists(folder.SigningKey))
        {
            key.ImportFromPem(File.ReadAllText(folder.SigningKey));
            return;
        }

        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var file = new StreamWriter(folder.SigningKey, options);
        file.Write(key.ExportPkcs8PrivateKeyPem());
    }

    /// <summary>For whoever checks.</summary>
    public string PublicKey => key.ExportSubjectPublicKeyInfoPem();

    /// <summary>The signature of a file's SHA-256, in the form other tools read.</summary>
    public byte[] Sign(byte[] digest) => key.SignHash(digest, DSASignatureFormat.Rfc3279DerSequence);

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();
}
