using System.Collections;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FineTune.Kernel;

/// <summary>
/// The magics that an assembly brings. It carries a public static class with an attribute <em>named</em> NotebookExtensionAttribute and
/// a static property <c>Commands</c>: objects with Name, Description, Parameters (Name, Description, Type, Required, Positional,
/// Completions), Aliases, Examples, CSharp, TakesBody and Handler, a function from a call to a task, or to a task of an exit code. The
/// call's type has settable properties of which Arguments, Output, Error, Input, Body, Declare (an action that makes a variable) and
/// CancellationToken are set where they exist. So an extension needs no reference to this kernel.
/// </summary>
internal static class ExtensionMagics
{
    private const string AttributeName = "NotebookExtensionAttribute";

    private static readonly string? FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location);

    /// <summary>A look into the file's metadata, since loading an assembly for nothing costs more.</summary>
    public static bool MayBeIn(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        if (!file.HasMetadata)
            return false;
        var metadata = file.GetMetadataReader();
        return metadata.TypeDefinitions.Any(handle => metadata.StringComparer.Equals(metadata.GetTypeDefinition(handle).Name, AttributeName))
            || metadata.TypeReferences.Any(handle => metadata.StringComparer.Equals(metadata.GetTypeReference(handle).Name, AttributeName));
    }

    public static IReadOnlyList<Magic> Of(Assembly assembly) =>
    [
        .. assembly.GetExportedTypes()
            .Where(type => type.GetCustomAttributesData().Any(data => data.AttributeType.Name == AttributeName))
            .SelectMany(CommandsOf)
            .Select(MagicOf),
    ];

    private static IEnumerable<object> CommandsOf(Type type) =>
        type.GetProperty("Commands", BindingFlags.Public | BindingFlags.Static)?.GetValue(null) is IEnumerable commands
            ? commands.Cast<object>()
            : throw new KernelException($"{type.FullName} is marked as a notebook extension and has no public static property Commands with a list.");

    private static Magic MagicOf(object command) => new()
    {
        Name = Get<string>(command, "Name") ?? throw Misses(command, "Name"),
        Description = Get<string>(command, "Description") ?? "",
        Aliases = Get<IEnumerable<string>>(command, "Aliases") is { } aliases ? [.. aliases] : [],
        Examples = Get<IEnumerable<string>>(command, "Examples") is { } examples ? [.. examples] : [],
        CSharp = Get<string>(command, "CSharp"),
        TakesBody = Get<object>(command, "TakesBody") is true,
        Parameters = [.. (Get<IEnumerable>(command, "Parameters") ?? Array.Empty<object>()).Cast<object>().Select(ParameterOf)],
        Handler = HandlerOf(command),
    };

    private static MagicParameter ParameterOf(object parameter) => new()
    {
        Name = Get<string>(parameter, "Name") ?? throw Misses(parameter, "Name"),
        Description = Get<string>(parameter, "Description") ?? "",
        Type = Get<Type>(parameter, "Type") ?? typeof(string),
        Required = Get<object>(parameter, "Required") is true,
        Positional = Get<object>(parameter, "Positional") is true,
        Completions = Get<Func<IEnumerable<string>>>(parameter, "Completions"),
    };

    private static Func<MagicCall, Task> HandlerOf(object command)
    {
        var handler = Get<Delegate>(command, "Handler") ?? throw Misses(command, "Handler");
        if (handler.Method.GetParameters() is not [.., { ParameterType: var callType }] || !typeof(Task).IsAssignableFrom(handler.Method.ReturnType))
            throw new KernelException($"The Handler of {command} must take one call and return a task.");
        return call => InvokeAsync(handler, callType, call);
    }

    private static async Task InvokeAsync(Delegate handler, Type callType, MagicCall call)
    {
        var task = Invoke(handler, CallOf(callType, call));
        try
        {
            await task;
        }
        catch (Exception fault) when (IsForUsers(fault))
        {
            throw new KernelException(fault.Message, fault);
        }
        if (task is Task<int> { Result: not 0 and var code })
            throw new KernelException($"#!{call.Magic.Name} did not succeed (exit code {code}). What is wrong stands above.");
    }

    private static Task Invoke(Delegate handler, object call)
    {
        try
        {
            return (Task)handler.Method.Invoke(handler.Target, BindingFlags.DoNotWrapExceptions, binder: null, [call], culture: null)!;
        }
        catch (Exception fault)
        {
            return Task.FromException(fault);
        }
    }

    /// <summary>An extension's own type of exception says what is wrong and what to do. One of the framework's is a fault, and is shown with its trace.</summary>
    private static bool IsForUsers(Exception fault) => Path.GetDirectoryName(fault.GetType().Assembly.Location) != FrameworkFolder;

    private static object CallOf(Type type, MagicCall call)
    {
        var made = Activator.CreateInstance(type)!;
        Set(made, "Arguments", call.Arguments);
        Set(made, "Output", Console.Out);
        Set(made, "Error", Console.Error);
        Set(made, "Input", Console.In);
        Set(made, "Body", call.Body);
        Set(made, "Declare", (Action<string, object>)call.Declare);
        Set(made, "CancellationToken", call.CancellationToken);
        return made;
    }

    private static void Set(object target, string name, object value) => target.GetType().GetProperty(name)?.SetValue(target, value);

    private static T? Get<T>(object source, string name) where T : class => source.GetType().GetProperty(name)?.GetValue(source) as T;

    private static KernelException Misses(object source, string name) =>
        new($"A command of a notebook extension ({source.GetType().FullName}) has no {name}.");
}
