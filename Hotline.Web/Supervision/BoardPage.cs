using Hotline.Web.Tickets;

namespace Hotline.Web.Supervision;

/// <summary>A page of figures that many keep open all day: a city of 2,500 tickets a day changes all the time, so it asks again at most every five seconds.</summary>
public abstract class BoardPage : LivePage
{
    /// <inheritdoc/>
    protected override TimeSpan Settle => TimeSpan.FromSeconds(5);
}
