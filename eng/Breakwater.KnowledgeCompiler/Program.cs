using Breakwater.KnowledgeCompiler;

// Called by Breakwater.Knowledge.csproj: every problem is printed as a build error with file and line; nothing is written while there is one.
if (args.Length != 4)
{
    Console.Error.WriteLine("usage: Breakwater.KnowledgeCompiler KNOWLEDGE-FOLDER CAMPAIGNS-FOLDER SOURCE-TREE PACK-FILE");
    return 2;
}

var problems = new ProblemList();
var pack = KnowledgeCompilation.Compile(args[0], args[1], args[2], problems);
foreach (var problem in problems.All)
{
    Console.WriteLine(problem);
}

if (pack is null)
{
    return 1;
}

File.WriteAllBytes(args[3], pack);
return 0;
