namespace Breakwater.Sigma.Tests;

public sealed class ModifierTests
{
    [Theory]
    [InlineData("F|contains: 'bc'", "ABCD", true)]
    [InlineData("F|contains: 'bc'", "b-c", false)]
    [InlineData("F|contains: 'b*d'", "abcde", true)]
    [InlineData("F|contains: 123", "x1234", true)]
    [InlineData("F|startswith: 'ab'", "ABC", true)]
    [InlineData("F|startswith: 'ab'", "xab", false)]
    [InlineData("F|endswith: 'bc'", "aBC", true)]
    [InlineData("F|endswith: 'bc'", "abcd", false)]
    [InlineData("F|endswith: ['.aspx', '.ashx']", "/a.ASHX", true)]
    [InlineData("F|endswith: ['.aspx', '.ashx']", "/a.asp", false)]
    [InlineData("F|contains|all: ['x', 'y']", "y and x", true)]
    [InlineData("F|contains|all: ['x', 'y']", "x and z", false)]
    [InlineData("F|all|contains: ['x', 'y']", "y and x", true)]
    [InlineData("F|cased: 'Abc'", "Abc", true)]
    [InlineData("F|cased: 'Abc'", "abc", false)]
    [InlineData("F|contains|cased: 'Abc'", "xAbcx", true)]
    [InlineData("F|contains|cased: 'Abc'", "xabcx", false)]
    [InlineData("F|neq: 'a'", "b", true)]
    [InlineData("F|neq: 'a'", "A", false)]
    [InlineData("F|neq: ['a', 'b']", "b", false)]
    [InlineData("F|neq: 5", "5.0", false)]
    [InlineData("F|neq: 5", "6", true)]
    [InlineData("F|contains|neq: 'a'", "xay", false)]
    public void TextModifiers(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Theory]
    [InlineData("F|re: '^a[0-9]+$'", "a123", true)]
    [InlineData("F|re: '^a[0-9]+$'", "A123", false)]
    [InlineData("F|re: 'b.d'", "abcde", true)]
    [InlineData("F|re|i: '^A[0-9]+$'", "a123", true)]
    [InlineData("F|re: 'a.b'", "a\nb", false)]
    [InlineData("F|re|s: 'a.b'", "a\nb", true)]
    [InlineData("F|re: '^b'", "a\nb", false)]
    [InlineData("F|re|m: '^b'", "a\nb", true)]
    [InlineData("F|re|i|m|s: '^B.c'", "a\nb\nc", true)]
    [InlineData("F|re: '(?i)ABC'", "abc", true)]
    [InlineData("F|re: 'a(?!b)'", "ab", false)]
    [InlineData("F|re: 'a(?!b)'", "ac", true)]
    [InlineData("F|re|contains: 'a[0-9]'", "xa1x", true)]
    [InlineData("F|re|startswith: 'a|b'", "bx", true)]
    [InlineData("F|re|startswith: 'a|b'", "xa", false)]
    [InlineData("F|re: '^x[:word:]$'", "xw", true)]
    [InlineData("F|re: '^x[:word:]$'", "xa", false)]
    [InlineData("F|re: '^[a]\\[[:word:]$'", "a[w", true)]
    [InlineData("F|re: '^[[:x]$'", "[", true)]
    [InlineData("F|re|endswith: 'a|b'", "xb", true)]
    [InlineData("F|re|endswith: 'a|b'", "bx", false)]
    [InlineData("F|re|m|startswith: 'b'", "a\nb", false)]
    [InlineData("F|re|all: ['a', 'b']", "b a", true)]
    [InlineData("F|re|all: ['a', 'b']", "a", false)]
    public void RegularExpressions(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Theory]
    [InlineData("F|cidr: 10.0.0.0/8", "10.255.1.2", true)]
    [InlineData("F|cidr: 10.0.0.0/8", "11.0.0.1", false)]
    [InlineData("F|cidr: 192.168.1.0/25", "192.168.1.127", true)]
    [InlineData("F|cidr: 192.168.1.0/25", "192.168.1.128", false)]
    [InlineData("F|cidr: 0.0.0.0/0", "1.2.3.4", true)]
    [InlineData("F|cidr: 0.0.0.0/0", "::1", false)]
    [InlineData("F|cidr: 1.2.3.4", "1.2.3.4", true)]
    [InlineData("F|cidr: 1.2.3.4", "1.2.3.5", false)]
    [InlineData("F|cidr: 10.0.0.0/8", "10.0.0", false)]
    [InlineData("F|cidr: 10.0.0.0/8", "10.0.0.256", false)]
    [InlineData("F|cidr: 10.0.0.0/8", "10.0.0.1.1", false)]
    [InlineData("F|cidr: 10.0.0.0/8", "-", false)]
    [InlineData("F|cidr: 10.0.0.0/8", "::ffff:10.1.1.1", true)]
    [InlineData("F|cidr: 'fe80::/10'", "fe80::1%eth0", true)]
    [InlineData("F|cidr: 'fe80::/10'", "[fe80::1]", true)]
    [InlineData("F|cidr: 'fe80::/10'", "fec0::1", false)]
    [InlineData("F|cidr: '::1/128'", "0:0:0:0:0:0:0:1", true)]
    [InlineData("F|cidr: '::1/128'", "::2", false)]
    [InlineData("F|cidr: '2001:db8::/32'", "2001:db8:0:1::", true)]
    [InlineData("F|cidr: '2001:db8::/32'", "2001:db9::1", false)]
    [InlineData("F|cidr: '2001:db8::/32'", "2001:db8:::1", false)]
    [InlineData("F|cidr: '::/0'", "fe80::1", true)]
    [InlineData("F|cidr: '::/0'", "::ffff:10.1.1.1", true)]
    [InlineData("F|cidr: '::/0'", "10.1.1.1", false)]
    [InlineData("F|cidr: '::ffff:10.0.0.0/104'", "10.1.1.1", true)]
    [InlineData("F|cidr: ['10.0.0.0/8', '127.0.0.0/8']", "127.0.0.1", true)]
    [InlineData("F|cidr|neq: 10.0.0.0/8", "10.0.0.1", false)]
    public void Networks(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Theory]
    [InlineData("F|base64: 'http://'", "aHR0cDovLw==", true)]
    [InlineData("F|base64: 'http://'", "xaHR0cDovLw==", false)]
    [InlineData("F|base64|contains: 'abc'", "..YWJj..", true)]
    [InlineData("F|base64offset|contains: '/bin/bash'", "xxL2Jpbi9iYXNoxx", true)]
    [InlineData("F|base64offset|contains: '/bin/bash'", "9iaW4vYmFza", true)]
    [InlineData("F|base64offset|contains: '/bin/bash'", "vYmluL2Jhc2", true)]
    [InlineData("F|base64offset|contains: '/bin/bash'", "vYmluL2Jhc9", false)]
    [InlineData("F|wide|base64offset|contains: 'foobar'", "ZgBvAG8AYgBhAHIA", true)]
    [InlineData("F|utf16le|base64offset|contains: 'foobar'", "YAbwBvAGIAYQByA", true)]
    [InlineData("F|utf16be|base64offset|contains: 'foobar'", "AGYAbwBvAGIAYQBy", true)]
    [InlineData("F|utf16|base64: 'foobar'", "//5mAG8AbwBiAGEAcgA=", true)]
    [InlineData("F|utf16|base64offset|contains: 'foo'", "//5mAG8AbwA", true)]
    [InlineData("F|utf16|base64offset|contains: 'foo'", "ZgBvAG8A", false)]
    [InlineData("F|utf16be|base64: 'foo'", "AGYAbwBv", true)]
    [InlineData("F|wide|contains: 'cmd'", "xc\0m\0d\0", true)]
    [InlineData("F|wide|contains: 'cmd'", "cmd", false)]
    [InlineData("F|utf16be: 'c*d'", "\0cxx\0d", true)]
    [InlineData("F|base64: 'é'", "w6k=", true)]
    [InlineData("F|base64: 'abc'", "YWJk", false)]
    [InlineData("F|wide|base64offset|contains: 'foobar'", "Zm9vYmFy", false)]
    [InlineData("F|utf16le|base64offset|contains: 'foobar'", "AGYAbwBvAGIAYQBy", false)]
    [InlineData("F|utf16be|base64offset|contains: 'foobar'", "ZgBvAG8AYgBhAHIA", false)]
    [InlineData("F|utf16|base64: 'foobar'", "ZgBvAG8AYgBhAHIA", false)]
    [InlineData("F|base64|wide|contains: 'abc'", "Y\0W\0J\0j\0", true)]
    [InlineData("F|base64|wide|contains: 'abc'", "YWJj", false)]
    [InlineData("F|windash|wide|base64offset|contains: ' -enc'", "IAAvAGUAbgBjA", true)]
    [InlineData("F|windash|wide|base64offset|contains: ' -enc'", "IAAVIGUAbgBjA", true)]
    [InlineData("F|windash|wide|base64offset|contains: ' -enc'", "IAArAGUAbgBjA", false)]
    [InlineData("F|windash|base64: '-a -b'", "L2EgLWI=", true)]
    [InlineData("F|windash|base64: '-a -b'", "L2EgK2I=", false)]
    [InlineData("F|windash|utf16be|contains: '-a'", "\0/\0a", true)]
    [InlineData("F|windash|utf16be|contains: '-a'", "//\0a", false)]
    [InlineData("F|base64offset|contains: 'ab'", "xxYWxx", true)]
    [InlineData("F|base64offset|contains: 'ab'", "xxFixx", true)]
    [InlineData("F|base64offset|contains: 'ab'", "xxhYxx", true)]
    [InlineData("F|base64offset|contains: 'ab'", "xxYhxx", false)]
    public void Encodings(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Theory]
    [InlineData("F|contains|windash: ' -f '", "x /f y", true)]
    [InlineData("F|windash|contains: ' -f '", "x \u2013f y", true)]
    [InlineData("F|contains|windash: ' -f '", "x \u2014f y", true)]
    [InlineData("F|contains|windash: ' -f '", "x \u2015f y", true)]
    [InlineData("F|contains|windash: ' /f '", "x -f y", true)]
    [InlineData("F|contains|windash: ' -f '", "x +f y", false)]
    [InlineData("F|contains|windash: ' \u2013f '", "x -f y", true)]
    [InlineData("F|contains|windash: ' \u2014f '", "x /f y", true)]
    [InlineData("F|contains|windash: ' \u2015f '", "x \u2013f y", true)]
    [InlineData("F|contains|windash: ' \u2212f '", "x -f y", false)]
    [InlineData("F|windash: '-a -b'", "/A -b", true)]
    [InlineData("F|windash: '-a -b'", "/a b", false)]
    [InlineData("F|endswith|windash: ' -s'", "cmd /s", true)]
    public void Windash(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Theory]
    [InlineData("F|lt: 10", "9", true)]
    [InlineData("F|lt: 10", "10", false)]
    [InlineData("F|lte: 10", "10", true)]
    [InlineData("F|lte: 10", "10.01", false)]
    [InlineData("F|gt: 10", "11", true)]
    [InlineData("F|gt: 10", "10", false)]
    [InlineData("F|gte: 10", "10.0", true)]
    [InlineData("F|gte: 10", "9.99", false)]
    [InlineData("F|gt: 10", "9a", false)]
    [InlineData("F|gt: 10", "", false)]
    [InlineData("F|gt: -1", "0", true)]
    [InlineData("F|gte: 9007199254740993", "9007199254740992", false)]
    [InlineData("F: 7", "7", true)]
    [InlineData("F: 7", "7.0", true)]
    [InlineData("F: 7", "0x7", true)]
    [InlineData("F: 7", "77", false)]
    [InlineData("F: 7", "seven", false)]
    [InlineData("F: '7'", "7.0", false)]
    [InlineData("F: 0x10", "16", true)]
    [InlineData("F: '0x10'", "16", false)]
    [InlineData("F: [1, 2]", "2", true)]
    [InlineData("F|gt: '10'", "11", true)]
    [InlineData("F|gte: 0x10", "16", true)]
    [InlineData("F|lt: 0x10", "0xF", true)]
    [InlineData("F: true", "True", true)]
    [InlineData("F: true", "False", false)]
    public void Numbers(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Theory]
    [InlineData("F|hour: 10", "2021-03-02T10:11:12Z", true)]
    [InlineData("F|hour: 10", "2021-03-02T11:10:12Z", false)]
    [InlineData("F|hour: 10", "2021-03-02T10:11:12+09:00", true)]
    [InlineData("F|minute: 11", "2021-03-02 10:11:12", true)]
    [InlineData("F|minute: 11", "2021-03-02 11:10:11", false)]
    [InlineData("F|day: 2", "2021-03-02", true)]
    [InlineData("F|day: 2", "2021-02-03", false)]
    [InlineData("F|month: [3, 4]", "2021-03-02", true)]
    [InlineData("F|month: [3, 4]", "2021-02-03", false)]
    [InlineData("F|year: 2021", "2021-03-02", true)]
    [InlineData("F|year: 2021", "2022-03-02", false)]
    [InlineData("F|year: 2021", "2021", false)]
    [InlineData("F|week: 9", "2021-03-02", true)]
    [InlineData("F|week: 9", "2021-03-09", false)]
    [InlineData("F|gte|hour: 18", "2021-03-02T18:00:00", true)]
    [InlineData("F|hour|neq: 10", "2021-03-02T10:11:12", false)]
    [InlineData("F|hour|neq: 10", "2021-03-02T11:11:12", true)]
    [InlineData("F|hour|gte: 18", "2021-03-02T17:59:59", false)]
    [InlineData("F|hour|gte: 18", "2021-03-02T18:00:00", true)]
    [InlineData("F|hour: 10", "no date", false)]
    [InlineData("F|hour: 10", "10:11:12", true)]
    [InlineData("F|minute: 11", "10:11:12", true)]
    [InlineData("F|hour: 10", "10", false)]
    [InlineData("F|day|gte: 1", "10:11:12", false)]
    [InlineData("F|day|gte: 1", "10:11:12.5", false)]
    public void DateParts(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Theory]
    [InlineData("A|fieldref: B", "x", "X", true)]
    [InlineData("A|fieldref: B", "x", "y", false)]
    [InlineData("A|fieldref|cased: B", "x", "X", false)]
    [InlineData("A|fieldref|neq: B", "x", "y", true)]
    [InlineData("A|fieldref|neq: B", "x", "x", false)]
    [InlineData("A|fieldref|contains: B", "axb", "X", true)]
    [InlineData("A|fieldref|startswith: B", "axb", "x", false)]
    [InlineData("A|fieldref|startswith: B", "axb", "ax", true)]
    [InlineData("A|fieldref|endswith: B", "axb", "xb", true)]
    [InlineData("A|fieldref|endswith: B", "axb", "ax", false)]
    [InlineData("A|fieldref|contains: B", "axb", "y", false)]
    [InlineData("A|fieldref|cased: B", "X", "X", true)]
    public void FieldReferences(string entry, string a, string b, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("A", a), ("B", b)));

    [Fact]
    public void SeveralReferences_AreAlternatives_UnlessAll()
    {
        Assert.True(Rules.EntryMatches("A|fieldref: [B, C]", ("A", "x"), ("B", "y"), ("C", "X")));
        Assert.False(Rules.EntryMatches("A|fieldref|all: [B, C]", ("A", "x"), ("B", "y"), ("C", "X")));
        Assert.False(Rules.EntryMatches("A|fieldref|neq: [B, C]", ("A", "x"), ("B", "y"), ("C", "X")));
    }

    [Fact]
    public void Neq_HoldsOnAnAbsentField() => Assert.True(Rules.EntryMatches("F|neq: 'a'", ("G", "a")));

    [Fact]
    public void FieldReference_ToAnAbsentField_DoesNotHold() => Assert.False(Rules.EntryMatches("A|fieldref: B", ("A", "")));

    [Fact]
    public void Exists_AsksForTheFieldNotItsValue()
    {
        Assert.True(Rules.EntryMatches("F|exists: true", ("F", "")));
        Assert.False(Rules.EntryMatches("F|exists: true", ("G", "x")));
        Assert.True(Rules.EntryMatches("F|exists: false", ("G", "x")));
        Assert.False(Rules.EntryMatches("F|exists: false", ("f", "x")));
    }

    [Fact]
    public void NullAndEmpty_AreDifferent()
    {
        Assert.True(Rules.EntryMatches("F: null", ("G", "x")));
        Assert.True(Rules.EntryMatches("F:", ("F", "")));
        Assert.False(Rules.EntryMatches("F: ~", ("F", "x")));
        Assert.True(Rules.EntryMatches("F: ''", ("F", "")));
        Assert.False(Rules.EntryMatches("F: ''", ("G", "x")));
        Assert.False(Rules.EntryMatches("F: 'null'", ("G", "x")));
        Assert.True(Rules.EntryMatches("F|neq: null", ("F", "x")));
        Assert.False(Rules.EntryMatches("F: null", ("F", ""), ("F", "x")));
    }

    [Fact]
    public void Expand_WithAPlaceholder_IsNotEvaluable()
    {
        var rule = Rules.Load("selection:\n  F|expand: '%Servers%'\n  G|contains|expand: ['a', '%Servers%']\ncondition: selection");
        Assert.Equal(["placeholder %Servers% has no value"], rule.NotEvaluable);
        Assert.Equal([rule], RuleSet.Compile([rule]).NotEvaluable);
        Assert.Empty(RuleSet.Compile([rule]).Rules);
    }

    [Theory]
    [InlineData(@"F|expand: '\%plain%'", "%plain%", true)]
    [InlineData("F|expand: '100%'", "100%", true)]
    [InlineData("F: '%Servers%'", "%servers%", true)]
    public void Percent_WithoutAPlaceholder_IsItself(string entry, string record, bool expected) => Assert.Equal(expected, Rules.EntryMatches(entry, ("F", record)));

    [Fact]
    public void AnyValueOfARepeatedField_Satisfies()
    {
        Assert.True(Rules.EntryMatches("F|contains: 'b'", ("F", "a"), ("F", "b")));
        Assert.True(Rules.EntryMatches("F|contains|all: ['a', 'b']", ("F", "a"), ("F", "b")));
        Assert.False(Rules.EntryMatches("F|neq: 'b'", ("F", "a"), ("F", "b")));
    }
}
