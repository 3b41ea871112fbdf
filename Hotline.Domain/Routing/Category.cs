namespace Hotline.Domain.Routing;

/// <summary>事项分类: what an appeal is about.</summary>
/// <param name="Code">Two digits: first level; four: second level.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Hint">Examples for whoever has to choose.</param>
/// <param name="Function">承办职能: what kind of unit deals with it, wherever it happens; empty where the city names none.</param>
public sealed record Category(CategoryCode Code, string Name, string Hint, string Function = "");
