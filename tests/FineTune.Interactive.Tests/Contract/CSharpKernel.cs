using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace Microsoft.DotNet.Interactive.CSharp;

/// <summary>Cells of C# in one script state.</summary>
public sealed class CSharpKernel
{
    private ScriptState<object>? _state;

    private static IEnumerable<MetadataReference> References =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(File.Exists).Select(path => MetadataReference.CreateFromFile(path));

    public bool TryGetValue<T>(string name, out T? value)
    {
        var variable = _state?.Variables.LastOrDefault(variable => variable.Name == name);
        value = (T?)variable?.Value;
        return variable is not null;
    }

    public async Task SetValueAsync(string name, object value, Type declaredType)
    {
        ArgumentNullException.ThrowIfNull(declaredType);
        await RunAsync($"global::{declaredType.FullName} {name} = default;");
        _state!.GetVariable(name).Value = value;
    }

    internal async Task RunAsync(string code) => _state = _state is null
        ? await CSharpScript.RunAsync<object>(code, ScriptOptions.Default.WithReferences(References))
        : await _state.ContinueWithAsync<object>(code);
}
