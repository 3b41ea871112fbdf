namespace Hotline.Web.Platform;

/// <summary>Counts the ticket events this process has written, so that those written by others can be told apart.</summary>
public sealed class EventTally
{
    private long written;

    /// <summary>How many so far.</summary>
    public long Written => Interlocked.Read(ref written);

    /// <summary>A commit wrote so many.</summary>
    public void Add(int count) => Interlocked.Add(ref written, count);
}
