namespace Hotline.Tests.Deadlines;

/// <summary>A notice for 2027 as it might be; the real one was not out.</summary>
internal static class Notice2027
{
    /// <summary>New Year and the days around it.</summary>
    internal const string Text = "date\tkind\tname\n2027-01-01\trest\t元旦\n2027-01-02\trest\t元旦\n2027-01-03\trest\t元旦\n2027-01-04\trest\t元旦\n2027-01-09\twork\t元旦\n";
}
