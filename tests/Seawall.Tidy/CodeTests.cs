using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Seawall.Tidy;

/// <summary>The rules of STYLE.md that a machine can check.</summary>
public sealed class CodeTests
{
    private const int FileLinesMax = 500;
    private const int FunctionLinesMax = 70;
    private const int LineColumnsMax = 120;
    private const int MedianLinesMax = 80;

    private static readonly string[] EmptySuffixes =
        ["Manager", "Helper", "Helpers", "Utils", "Util", "Info", "Data", "Base", "Impl"];

    private static readonly string[] EmptyFolders = ["Common", "Shared", "Core", "Utils", "Helpers", "Misc"];

    /// <summary>Words that say a thing is unfinished, spelled apart so that this file does not find itself.</summary>
    private static readonly string[] Unfinished =
        ["#reg" + "ion", "TO" + "DO", "FIX" + "ME", "HA" + "CK", "NotImplemented" + "Exception"];

    [Fact]
    public void No_file_is_longer_than_five_hundred_lines() =>
        Rule.Holds(Repository.CSharp.Where(file => Lines(file) > FileLinesMax)
            .Select(file => $"{file}: {Lines(file)}"));

    [Fact]
    public void Half_the_source_files_are_short()
    {
        var lengths = Repository.Source.Select(Lines).Order().ToArray();
        var median = lengths[lengths.Length / 2];
        Assert.True(median <= MedianLinesMax, $"the median is {median} lines");
    }

    [Fact]
    public void No_line_is_wider_than_the_page() =>
        Rule.Holds(Repository.CSharp.SelectMany(file => Repository.Read(file).Split('\n')
            .Select((line, at) => (file, line, at)).Where(row => row.line.Length > LineColumnsMax)
            .Select(row => $"{row.file}:{row.at + 1}: {row.line.Length} columns")));

    [Fact]
    public void No_function_is_longer_than_a_screen() =>
        Rule.Holds(Repository.Source.SelectMany(file => Repository.Tree(file).DescendantNodes()
            .Where(node => node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax
                or AccessorDeclarationSyntax)
            .Where(node => Height(node) > FunctionLinesMax)
            .Select(node => $"{file}:{Line(node)}: {Height(node)} lines")));

    [Fact]
    public void No_type_has_a_name_that_says_nothing() =>
        Rule.Holds(Types().Where(row => EmptySuffixes.Any(suffix =>
                row.Type.Identifier.Text.EndsWith(suffix, StringComparison.Ordinal)))
            .Select(row => $"{row.File}: {row.Type.Identifier.Text}"));

    [Fact]
    public void No_folder_is_a_drawer_for_everything() =>
        Rule.Holds(Repository.CSharp.Where(file => file.Split('/').Any(part =>
            EmptyFolders.Contains(part, StringComparer.OrdinalIgnoreCase))));

    [Fact]
    public void No_region_and_nothing_left_for_later() =>
        Rule.Holds(Repository.CSharp.SelectMany(file => Unfinished
            .Where(word => Regex.IsMatch(Repository.Read(file), $@"(?<!\w){word}\b"))
            .Select(word => $"{file}: {word}")));

    [Fact]
    public void No_test_is_switched_off() =>
        Rule.Holds(Repository.CSharp.Where(file =>
            Regex.IsMatch(Repository.Read(file), @"\[(Fact|Theory)\([^)]*Skip\s*=")));

    [Fact]
    public void Unsafe_code_and_foreign_calls_stand_only_in_net()
    {
        Rule.Holds(Repository.Projects.Where(project => !project.Contains("Seawall.Net", StringComparison.Ordinal)
            && Repository.Read(project).Contains("AllowUnsafeBlocks", StringComparison.Ordinal)));
        Rule.Holds(Repository.Source.Where(file => !file.StartsWith("src/Seawall.Net/", StringComparison.Ordinal))
            .Where(file => Regex.IsMatch(Repository.Read(file), @"\[(DllImport|LibraryImport)|\bunsafe\b.*[{(]")));
    }

    [Fact]
    public void Partial_is_for_generated_code()
    {
        var generators = new[] { "LoggerMessage", "JsonSerializable", "LibraryImport", "GeneratedRegex" };
        Rule.Holds(Types().Where(row => row.Type.Modifiers.Any(SyntaxKind.PartialKeyword))
            .Where(row => !generators.Any(name => row.Type.ToFullString().Contains(name, StringComparison.Ordinal)))
            .Select(row => $"{row.File}: {row.Type.Identifier.Text}"));
    }

    [Fact]
    public void Every_public_type_says_what_it_is() =>
        Rule.Holds(Types().Where(row => row.File.StartsWith("src/", StringComparison.Ordinal))
            .Where(row => row.Type.Modifiers.Any(SyntaxKind.PublicKeyword) && !Documented(row.Type))
            .Select(row => $"{row.File}: {row.Type.Identifier.Text}"));

    [Theory]
    [InlineData("SipRefusal")]
    [InlineData("SmppRefusal")]
    [InlineData("TpduRefusal")]
    [InlineData("VerdictReason")]
    public void Every_reason_is_brought_about_by_a_test(string name)
    {
        var tests = string.Concat(Repository.CSharp
            .Where(path => path.StartsWith("tests/", StringComparison.Ordinal)).Select(Repository.Read));
        var members = Repository.Source.SelectMany(file => Repository.Tree(file).DescendantNodes())
            .OfType<EnumDeclarationSyntax>().Single(type => type.Identifier.Text == name).Members
            .Select(member => member.Identifier.Text);
        Rule.Holds(members.Where(member => !Regex.IsMatch(tests, $@"\b{name}\.{member}\b")));
    }

    [Fact]
    public void Every_stored_enum_writes_its_values_out() =>
        Rule.Holds(Repository.Source.Where(file => file.Contains("Seawall.Screening", StringComparison.Ordinal)
                || file.Contains("Seawall.Sip", StringComparison.Ordinal)
                || file.Contains("Seawall.Smpp", StringComparison.Ordinal))
            .SelectMany(file => Repository.Tree(file).DescendantNodes().OfType<EnumDeclarationSyntax>()
                .Where(type => type.Modifiers.Any(SyntaxKind.PublicKeyword))
                .Where(type => type.Members.Any(member => member.EqualsValue is null))
                .Select(type => $"{file}: {type.Identifier.Text}")));

    private static IEnumerable<(string File, BaseTypeDeclarationSyntax Type)> Types() =>
        Repository.CSharp.SelectMany(file => Repository.Tree(file).DescendantNodes()
            .OfType<BaseTypeDeclarationSyntax>().Select(type => (file, type)));

    private static bool Documented(BaseTypeDeclarationSyntax type) =>
        type.GetLeadingTrivia().Any(trivia => trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia));

    private static int Lines(string file) => Repository.Read(file).Count(letter => letter == '\n');

    private static int Height(SyntaxNode node)
    {
        var span = node.SyntaxTree.GetLineSpan(node.Span);
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    private static int Line(SyntaxNode node) => node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
}
