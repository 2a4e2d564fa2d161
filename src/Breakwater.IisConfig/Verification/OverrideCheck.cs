using Breakwater.Knowledge.Mitigations;

namespace Breakwater.IisConfig.Verification;

/// <summary>Setting overrides live in the directory; only an export shows them.</summary>
internal static class OverrideCheck
{
    private const string Any = "*";

    public static PartStanding Of(RequiredOverride wanted, ServerObservations observed)
    {
        var name = $"{wanted.Component}/{wanted.Section} {wanted.Parameter}";
        if (observed.Overrides is not { } overrides)
        {
            return PartStanding.Unknown("override", Messages.OverridesNotSeen(name));
        }

        var values = Values(overrides, wanted.Component, wanted.Section, wanted.Parameter).Select(v => (v.Value, Applies: v.Override.AppliesTo(observed))).Where(v => v.Applies != false).ToList();
        var lack = Lack(overrides, wanted.Component, wanted.Section, observed);
        if (values.Count == 0)
        {
            return lack is not null ? PartStanding.Unknown("override", Messages.OverridesCut(name, lack)) : Default(wanted, observed) switch
            {
                true => new PartStanding(true, null, [new MitigationCheck("override", true, Messages.OverrideDefault(name))]),
                null => PartStanding.Unknown("override", Messages.DefaultUndecided(name, wanted.DefaultFrom)),
                _ => PartStanding.Absent("override", Messages.OverrideAbsent(name, wanted.Value)),
            };
        }

        // The text is compared: a value that merely parses, even 'false', is not the value that protects.
        var wrong = values.FirstOrDefault(v => !Same(v.Value.Trim(), wanted.Value));
        return wrong.Value is not null ? new PartStanding(true, null, [new MitigationCheck("override", wrong.Applies == true ? false : null, Messages.OverrideWrong(name, wrong.Value, wanted.Value))])
            : lack is not null ? new PartStanding(true, null, [new MitigationCheck("override", null, Messages.OverridesCut(name, lack))])
            : new PartStanding(true, null, [new MitigationCheck("override", values.Exists(v => v.Applies == true) ? true : null, Messages.OverrideSet(name, wanted.Value, values.Exists(v => v.Applies == true)))]);
    }

    /// <summary>The opposite check: none of these may be in force.</summary>
    public static IEnumerable<MitigationCheck> Unsafe(IReadOnlyList<UnsafeSetting> settings, ServerObservations observed)
    {
        if (observed.Overrides is not { } overrides)
        {
            return [new MitigationCheck("override", null, Messages.OverridesNotSeen($"{settings[0].Component}/{settings[0].Section} and {settings.Count - 1} more"))];
        }

        MitigationCheck[] found =
        [
            .. from setting in settings
               from value in Values(overrides, setting.Component, setting.Section, setting.Parameter)
               where setting.Value == Any || Same(value.Value.Trim(), setting.Value)
               let applies = value.Override.AppliesTo(observed)
               where applies != false
               select new MitigationCheck("override", applies == true ? false : null, Messages.UnsafeOverride($"{setting.Component}/{setting.Section} {setting.Parameter}", value.Value, setting.Meaning, applies == true)),
        ];
        var open = settings.FirstOrDefault(s => Lack(overrides, s.Component, s.Section, observed) is not null);
        return found.Length > 0 ? found
            : open is not null ? [new MitigationCheck("override", null, Messages.OverridesCut($"{open.Component}/{open.Section}", Lack(overrides, open.Component, open.Section, observed)!))]
            : [new MitigationCheck("override", true, Messages.NoUnsafeOverride(overrides.Count))];
    }

    /// <summary>Why a section may hold more than is seen; null when it cannot.</summary>
    private static string? Lack(IReadOnlyList<SettingOverride> overrides, string component, string section, ServerObservations observed) =>
        overrides.Any(o => o.MayAlsoSet(component, section, observed)) ? Messages.ParametersCut() : observed.OverridesLack;

    private static IEnumerable<(string Value, SettingOverride Override)> Values(IReadOnlyList<SettingOverride> overrides, string component, string section, string parameter) =>
        overrides.Where(o => Same(o.Component, component) && Same(o.Section, section)).SelectMany(o => o.Parameters.Where(p => Same(p.Key, parameter)).Select(p => (p.Value, o)));

    /// <summary>Whether the product does the right thing without an override; null when the build decides and is not known.</summary>
    private static bool? Default(RequiredOverride wanted, ServerObservations observed) =>
        wanted.AbsentIsGood ? true : wanted.DefaultFrom.Count == 0 ? false : observed.Build is { } build ? BuildFloors.Reached(wanted.DefaultFrom, build) : null;

    private static bool Same(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);
}
