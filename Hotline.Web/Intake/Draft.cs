namespace Hotline.Web.Intake;

/// <summary>An intake form that is not yet a ticket: kept on the server so that a dropped connection loses nothing. Holds a caller, so it is sealed at rest.</summary>
public sealed class Draft
{
    /// <summary>Whose.</summary>
    public required string Account { get; init; }

    /// <summary>One per open form.</summary>
    public required string Id { get; init; }

    /// <summary>The form as JSON.</summary>
    public required string Form { get; set; }

    /// <summary>When it was last saved.</summary>
    public required DateTimeOffset SavedAt { get; set; }
}
