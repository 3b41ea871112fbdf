namespace Hotline.Domain.Tickets;

/// <summary>A file that belongs to a ticket; its bytes lie outside the web root under <see cref="Key"/>.</summary>
public sealed class Attachment
{
    private Attachment()
    {
        Name = ContentType = Key = Sha256 = By = "";
    }

    /// <summary>A file that has been checked and stored.</summary>
    public Attachment(TicketNumber ticket, TicketAction during, string name, string contentType, long size, string key, string sha256, Stamp stamp)
    {
        (Ticket, During, Name, ContentType, Size, Key, Sha256) = (ticket, during, name, contentType, size, key, sha256);
        (By, At) = (stamp.By.Account, stamp.At);
    }

    /// <summary>Given by the store.</summary>
    public long Id { get; private set; }

    /// <summary>Whose.</summary>
    public TicketNumber Ticket { get; private set; }

    /// <summary>With which act it came: registered with it, or with a reply.</summary>
    public TicketAction During { get; private set; }

    /// <summary>The name it was uploaded under, without any path.</summary>
    public string Name { get; private set; }

    /// <summary>What its content is (by its first bytes, not by its name).</summary>
    public string ContentType { get; private set; }

    /// <summary>Bytes.</summary>
    public long Size { get; private set; }

    /// <summary>Where the bytes lie, below the attachments folder.</summary>
    public string Key { get; private set; }

    /// <summary>Hexadecimal SHA-256 of the bytes.</summary>
    public string Sha256 { get; private set; }

    /// <summary>Who brought it.</summary>
    public string By { get; private set; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private set; }
}
