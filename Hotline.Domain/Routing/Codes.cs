namespace Hotline.Domain.Routing;

/// <summary>A unit's code, readable: <c>urban-management</c>.</summary>
public readonly record struct DepartmentCode(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>A category's code: two digits for a first-level category, four for a second-level one.</summary>
public readonly record struct CategoryCode(string Value)
{
    /// <summary>The first-level category it belongs to.</summary>
    public CategoryCode Top => new(Value[..2]);

    /// <inheritdoc/>
    public override string ToString() => Value;
}

/// <summary>An area's code: city, district, street or landmark.</summary>
public readonly record struct AreaCode(string Value)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
