using System.Text.RegularExpressions;
using Hotline.Tests.Kit;

namespace Hotline.Tests.Architecture;

/// <summary>Rules about source text. Each names the offending places; none is the house as it should be.</summary>
internal static partial class SourceRules
{
    internal static IEnumerable<string> ForeignFolders(IEnumerable<SourceFile> files, IReadOnlyCollection<string> allowed) =>
        files.Where(f => f.Folders.Length > 0 && !allowed.Contains(f.Folders[0])).Select(f => f.Path);

    internal static IEnumerable<string> ReferencesToOtherProjects(IEnumerable<SourceFile> projects) =>
        from project in projects
        from other in Tree.OtherProjects
        where project.Text.Contains($"/{other}.csproj", StringComparison.Ordinal)
        select $"{project.Path}: {other}";

    internal static IEnumerable<string> ForbiddenNames(IEnumerable<SourceFile> files) =>
        files.Where(f => f.Folders.Any(Tree.ForbiddenFolders.Contains) || Tree.ForbiddenEndings.Any(e => Path.GetFileNameWithoutExtension(f.Name).EndsWith(e, StringComparison.Ordinal)))
            .Select(f => f.Path);

    internal static IEnumerable<string> NamespaceOtherThanFolder(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(f => f.Name.EndsWith(".cs", StringComparison.Ordinal)))
        {
            var expected = string.Join('.', file.Path.Split('/')[..^1]);
            foreach (var said in NamespaceLine().Matches(file.Text).Select(m => m.Groups[1].Value).Where(said => said != expected))
            {
                yield return $"{file.Path}: {said}";
            }
        }
    }

    internal static IEnumerable<string> ClocksAndDice(IEnumerable<SourceFile> files) =>
        Lines(files.Where(f => !Tree.Seams.Contains(f.Path)), ClockOrDice());

    internal static IEnumerable<string> MediatorOutsideThePlatform(IEnumerable<SourceFile> files) =>
        Lines(files.Where(f => !f.Path.StartsWith("Hotline.Web/Platform/", StringComparison.Ordinal)), Mediator());

    internal static IEnumerable<string> SqlOutsideTheList(IEnumerable<SourceFile> files)
    {
        var all = files.ToList();
        return Lines(all, LeakySql())
            .Concat(Lines(all.Where(f => !Tree.SqlSpeakers.Contains(f.Path) && !f.Path.StartsWith(Tree.StoreFolder, StringComparison.Ordinal)), Sql()))
            .Concat(Lines(all.Where(f => !f.Path.StartsWith(Tree.StoreFolder, StringComparison.Ordinal)), RawCommand()));
    }

    internal static IEnumerable<string> FiltersLiftedSilently(IEnumerable<SourceFile> files)
    {
        var all = files.ToList();
        return Lines(all, UnnamedFilters()).Concat(Lines(all.Where(f => !Tree.PastFilters.Contains(f.Path)), AnyFilters()));
    }

    internal static IEnumerable<string> HanInRazor(IEnumerable<SourceFile> files) =>
        files.Where(IsRazor).SelectMany(f => WithoutRemarks(f).Split('\n').Select((line, at) => (line, at)).Where(l => Han().IsMatch(l.line)).Select(l => $"{f.Path}:{l.at + 1}: {l.line.Trim()}"));

    internal static IEnumerable<string> SentencesInRazor(IEnumerable<SourceFile> files)
    {
        foreach (var file in files.Where(IsRazor))
        {
            var text = WithoutRemarks(file);
            var code = CodeBlock().Match(text);
            var markup = code.Success ? text[..code.Index] : text;
            foreach (var said in BetweenTags().Matches(markup).Concat(SpokenAttribute().Matches(markup)).Select(m => m.Groups[1].Value.Trim()))
            {
                yield return $"{file.Path}: {said}";
            }
        }
    }

    internal static IEnumerable<string> InlineScripts(IEnumerable<SourceFile> files) =>
        Lines(files.Where(IsRazor), InlineScript());

    private static bool IsRazor(SourceFile file) => file.Name.EndsWith(".razor", StringComparison.Ordinal);

    private static string WithoutRemarks(SourceFile file) => Remark().Replace(file.Text, m => new string('\n', m.Value.Count(c => c == '\n')));

    private static IEnumerable<string> Lines(IEnumerable<SourceFile> files, Regex wrong) =>
        files.SelectMany(f => WithoutRemarks(f).Split('\n').Select((line, at) => (line, at)).Where(l => wrong.IsMatch(l.line)).Select(l => $"{f.Path}:{l.at + 1}: {l.line.Trim()}"));

    [GeneratedRegex(@"^namespace ([\w.]+)", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|\bTimeProvider\.System\.Get|\bGuid\.(NewGuid|CreateVersion7)\b|\bnew Random\(\)|\bRandom\.Shared\b|\bRandomNumberGenerator\b|\bEnvironment\.TickCount")]
    private static partial Regex ClockOrDice();

    [GeneratedRegex(@"\bMediatR\b|\bIMediator\b|\bISender\b|\bIPublisher\b|\bIRequestHandler\b")]
    private static partial Regex Mediator();

    [GeneratedRegex(@"\bSqlQuery(Raw)?\b|\bFromSqlRaw\b|\bExecuteSqlRaw(Async)?\b|\bFromSqlInterpolated\b")]
    private static partial Regex LeakySql();

    [GeneratedRegex(@"\bFromSql\b|\bExecuteSql(Async)?\b")]
    private static partial Regex Sql();

    [GeneratedRegex(@"\bCommandText\b|\bCreateCommand\b|\bGetDbConnection\b|\bSqliteCommand\b")]
    private static partial Regex RawCommand();

    [GeneratedRegex(@"\bIgnoreQueryFilters\(\s*\)")]
    private static partial Regex UnnamedFilters();

    [GeneratedRegex(@"\bIgnoreQueryFilters\b")]
    private static partial Regex AnyFilters();

    [GeneratedRegex(@"[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")]
    private static partial Regex Han();

    [GeneratedRegex(@"@code\s*\{|@functions\s*\{")]
    private static partial Regex CodeBlock();

    // Words a reader would read: two or more in a row between tags, with nothing of C# in them.
    [GeneratedRegex(@">\s*([A-Za-z][A-Za-z'’]*(?:[ ,]+[A-Za-z][A-Za-z'’]*)+[.!?:…]?)\s*<")]
    private static partial Regex BetweenTags();

    [GeneratedRegex(@"\s(?:title|placeholder|aria-label|alt)=""([A-Za-z][^""@]*)""")]
    private static partial Regex SpokenAttribute();

    [GeneratedRegex(@"<script(?![^>]*\bsrc=)[^>]*>|\son(click|change|submit|load|input|keydown)=""(?!@)")]
    private static partial Regex InlineScript();

    [GeneratedRegex(@"@\*.*?\*@|/\*.*?\*/|<!--.*?-->|(?<![:""'\w])//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Remark();
}
