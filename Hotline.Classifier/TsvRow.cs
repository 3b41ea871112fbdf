namespace Hotline.Classifier;

/// <summary>One row of a table.</summary>
internal sealed class TsvRow(string file, int line, string[] fields, IReadOnlyDictionary<string, int> places)
{
    public string File => file;

    public int Line => line;

    /// <summary>The field of a column, trimmed; empty where an optional column is absent.</summary>
    public string this[string column] =>
        places[column] is >= 0 and var place && place < fields.Length ? fields[place].Trim() : string.Empty;
}
