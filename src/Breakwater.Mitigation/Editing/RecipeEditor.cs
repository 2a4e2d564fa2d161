using Breakwater.IisConfig;
using Breakwater.IisConfig.Files;
using Breakwater.Knowledge.Mitigations;
using Breakwater.Mitigation.Files;

namespace Breakwater.Mitigation.Editing;

/// <summary>Writes the file part of a recipe into the configuration, in memory. What is in force already is left alone.</summary>
internal sealed class RecipeEditor(ServerFiles files, EditOptions options)
{
    /// <summary>What a web.config begins as where there is none.</summary>
    public static byte[] NewConfiguration => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\r\n<configuration>\r\n</configuration>\r\n"u8.ToArray();

    /// <summary>The problem that stopped it; null when all parts are written.</summary>
    public string? Apply(string id, MitigationRecipe recipe)
    {
        if (files.Configuration(out var problem) is not { } configuration)
        {
            return problem;
        }

        var host = configuration.Host;
        try
        {
            if (recipe.BlockingRules.Count > 0 || recipe.HeaderRule is not null)
            {
                if (host.FrontEnd is not { } site)
                {
                    return Messages.NoTarget(id, "no site is the Exchange front end");
                }

                var folder = FolderOf(site, recipe.HeaderRule?.Application ?? "");
                if (folder is null)
                {
                    return Messages.NoTarget(id, "the site has no folder for it");
                }

                Edit(folder + @"\web.config", file => Rules(file, recipe));
            }

            if (recipe.StoppedPools.Count > 0 || recipe.RemovedModules.Count > 0 || recipe.ExtendedProtection)
            {
                Edit(ServerRoot.HostPath, file => Host(file, recipe, configuration));
            }

            return null;
        }
        catch (EditRefusedException e)
        {
            return e.Message;
        }
    }

    private static string? FolderOf(IisSite site, string application) => site.Applications
        .FirstOrDefault(a => a.Path.Trim('/').Equals(application, StringComparison.OrdinalIgnoreCase))?.VirtualDirectories
        .FirstOrDefault(v => v.Path.Trim('/').Length == 0)?.PhysicalPath.TrimEnd('\\', '/');

    private void Edit(string windowsPath, Action<MarkupText> edit)
    {
        if (files.Root.Resolve(windowsPath) is null)
        {
            throw new EditRefusedException(Messages.Unreachable(windowsPath));
        }

        if (files.Content(windowsPath) is null && files.Root.Exists(windowsPath))
        {
            throw new EditRefusedException(Messages.Damaged(windowsPath, "it cannot be read, or is larger than any configuration"));
        }

        var before = files.Content(windowsPath) ?? NewConfiguration;
        var file = MarkupText.TryRead(before) ?? throw new EditRefusedException(Messages.Encoding(windowsPath));
        edit(file);
        var after = file.ToBytes();
        if (!after.AsSpan().SequenceEqual(before))
        {
            files.Change(windowsPath, after);
        }
    }

    private static void Rules(MarkupText file, MitigationRecipe recipe)
    {
        foreach (var rule in recipe.BlockingRules.Reverse())
        {
            Replace(file, "rules", rule.Name, RuleMarkup.Lines(rule));
        }

        if (recipe.HeaderRule is { } header)
        {
            Replace(file, "outboundRules", header.Name, RuleMarkup.Lines(header));
            MarkupElement Pre(MarkupElement root) => root;
            var outbound = file.Ensure(Pre, "system.webServer", "rewrite", "outboundRules");
            if (outbound.Child("preConditions") is null)
            {
                file.Insert(outbound, null, "<preConditions />");
            }

            var conditions = file.Ensure(Pre, "system.webServer", "rewrite", "outboundRules", "preConditions");
            if (conditions.Children.Find(c => Named(c, header.PreCondition)) is { } old)
            {
                file.Remove(old);
                conditions = file.Ensure(Pre, "system.webServer", "rewrite", "outboundRules", "preConditions");
            }

            file.InsertLast(conditions, RuleMarkup.PreConditionLines(header));
        }
    }

    /// <summary>First in its section, so that no other rule can stop the processing before it; behind a clear, which would take it away.</summary>
    private static void Replace(MarkupText file, string section, string name, string[] lines)
    {
        var rules = file.Ensure(root => root, "system.webServer", "rewrite", section);
        if (rules.Children.Find(c => c.Name == "rule" && Named(c, name)) is { } old)
        {
            file.Remove(old);
            rules = file.Ensure(root => root, "system.webServer", "rewrite", section);
        }

        file.Insert(rules, rules.Children.FindLast(c => c.Name is "clear" or "remove" or "preConditions" or "customTags"), lines);
    }

    private static bool Named(MarkupElement element, string name) => name.Equals(element["name"], StringComparison.OrdinalIgnoreCase);

    private void Host(MarkupText file, MitigationRecipe recipe, ConfigurationFiles known)
    {
        foreach (var pool in recipe.StoppedPools)
        {
            Stop(file, pool);
        }

        foreach (var module in recipe.RemovedModules)
        {
            while (Modules(file.Root).FirstOrDefault(a => Named(a, module)) is { } add)
            {
                file.Remove(add);
            }
        }

        if (recipe.ExtendedProtection)
        {
            new ProtectionEditor(file, options).Apply(known);
        }
    }

    private static IEnumerable<MarkupElement> Modules(MarkupElement root) => root.All("location").Append(root)
        .SelectMany(s => s.All("system.webServer")).SelectMany(s => s.All("globalModules").Concat(s.All("modules"))).SelectMany(m => m.All("add"));

    private static void Stop(MarkupText file, string pool)
    {
        MarkupElement Pool() => file.Root.All("system.applicationHost").SelectMany(h => h.All("applicationPools")).SelectMany(p => p.All("add")).FirstOrDefault(a => Named(a, pool))
            ?? throw new EditRefusedException(Messages.NoTarget(pool, "applicationHost.config has no such application pool"));
        file.SetAttribute(Pool(), "autoStart", "false");
        file.SetAttribute(Pool(), "startMode", "OnDemand");
    }
}
