using System.Globalization;
using Seawall.Numbering.Patterns;
using Seawall.Numbering.Sources;
using Seawall.Screening;

namespace Seawall.Numbering.Home;

/// <summary>
/// Which operator first held a home number, and in which region it is used, by the longest prefix libphonenumber knows.
/// A region is what stands last in the library's English description of a place: of "Hangzhou, Zhejiang" the province.
/// </summary>
static class HomePrefixes
{
    /// <summary>The automaton over whole numbers, country code first; adds the names it meets.</summary>
    public static DigitAutomaton Build(int callingCode, HomeCountryFacts facts, HomeNames names)
    {
        var root = new Branch();
        foreach (var (prefix, name) in PhoneMetadataSource.Operators(callingCode, "en"))
        {
            root.At(prefix).Operator = names.Operator(name.Trim());
        }

        foreach (var (prefix, name) in facts.Operators)
        {
            root.At(prefix).Operator = names.Operator(name);
        }

        foreach (var (prefix, place) in PhoneMetadataSource.Places(callingCode, "en"))
        {
            root.At(prefix).Region = names.Region(place[(place.LastIndexOf(',') + 1)..].Trim());
        }

        var states = new AutomatonBuilder();
        return states.Build(root.Build(default, states));
    }

    /// <summary>One digit of the tree of prefixes; 0 means that the shorter prefix's word counts.</summary>
    sealed class Branch
    {
        Branch?[]? _branches;

        public ushort Operator { get; set; }

        public ushort Region { get; set; }

        public Branch At(int prefix)
        {
            var at = this;
            foreach (var digit in prefix.ToString(CultureInfo.InvariantCulture))
            {
                at._branches ??= new Branch?[10];
                at = at._branches[digit - '0'] ??= new Branch();
            }

            return at;
        }

        /// <summary>
        /// The state of this branch; dead where nothing in it says more than the prefix before it, so that a reader
        /// who keeps the last word read need not walk on.
        /// </summary>
        public int Build(HomeLine before, AutomatonBuilder states)
        {
            var line = new HomeLine(Operator != 0 ? Operator : before.Operator, Region != 0 ? Region : before.Region);
            Span<int> next = stackalloc int[10];
            for (var digit = 0; digit < next.Length; digit++)
            {
                next[digit] = _branches?[digit]?.Build(line, states) ?? AutomatonBuilder.Dead;
            }

            return line == before && !next.ContainsAnyExcept(AutomatonBuilder.Dead)
                ? AutomatonBuilder.Dead
                : states.State(line.Packed, next);
        }
    }
}
