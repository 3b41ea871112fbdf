namespace Hotline.Web.Notifications;

/// <summary>A telephone on the desk of whoever tries the product: in Development, with <c>Hotline:Sms:Url</c> set to <c>demo</c>, short messages arrive here and nowhere else. Holds the last ones until the server stops.</summary>
public sealed class DemoPhone(IHostEnvironment environment, IConfiguration settings, TimeProvider clock)
{
    /// <summary>The word in place of an address.</summary>
    public const string Word = "demo";

    private const int kept = 200;
    private readonly Lock turn = new();
    private readonly LinkedList<(DateTimeOffset At, string To, string Text)> messages = [];

    /// <summary>Whether it is switched on. Outside Development it cannot be.</summary>
    public bool IsOn => environment.IsDevelopment() && settings["Hotline:Sms:Url"] == Word;

    /// <summary>What has arrived, the newest first.</summary>
    public IReadOnlyList<(DateTimeOffset At, string To, string Text)> Messages
    {
        get
        {
            lock (turn)
            {
                return [.. messages];
            }
        }
    }

    /// <summary>A message arrives.</summary>
    public void Take(OutgoingMessage message)
    {
        lock (turn)
        {
            messages.AddFirst((clock.GetUtcNow(), message.To, message.Text));
            if (messages.Count > kept)
            {
                messages.RemoveLast();
            }
        }
    }
}
