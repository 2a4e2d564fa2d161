namespace Breakwater.Compare;

/// <summary>Several programs on the same data: every round runs each once, so that what else the machine does hits all alike.</summary>
internal sealed record Race(string Title, IReadOnlyList<Contender> Contenders)
{
    public Dictionary<Contender, List<Measurement>> Run(int rounds)
    {
        var results = Contenders.ToDictionary(c => c, _ => new List<Measurement>());
        for (var round = 0; round < rounds; round++)
        {
            foreach (var contender in Contenders.Where(c => round == 0 || !c.Once))
            {
                var measured = Stopwatched.Run(contender);
                results[contender].Add(measured);
                Console.Error.WriteLine($"{Title}, round {round + 1}: {contender.Name} {measured.WallSeconds:0.000} s");
            }
        }

        return results;
    }
}
