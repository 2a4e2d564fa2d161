using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

// Benchmarks of the parts that are to be fast; whole programs are raced in bench/compare. All need the public corpora.
//   dotnet run -c Release --project bench/Benchmarks -- --filter '*'
// In this process: no project is generated, so nothing is restored, and the numbers of one run compare with each other only.
var job = Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, DefaultConfig.Instance.AddJob(job).WithOptions(ConfigOptions.DisableOptimizationsValidator));
