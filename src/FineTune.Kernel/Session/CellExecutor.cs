using System.Reflection;
using Microsoft.DotNet.Interactive;

namespace FineTune.Kernel;

/// <summary>Runs cells part by part on the cell thread, and keeps what one cell leaves for the next.</summary>
internal sealed class CellExecutor : IDisposable
{
    private readonly CSharpSession _session;
    private readonly CellSplitter _splitter;
    private readonly PackageStore _packages;
    private readonly HashSet<Assembly> _searched = [];
    private readonly CellCompiler _compiler;
    private readonly CellValues _values = new();

    public CellExecutor(CSharpSession session, SessionOptions options)
    {
        _session = session;
        Magics = new MagicTable([.. BuiltInMagics.All, .. options.Magics]);
        _splitter = new CellSplitter(Magics);
        var carried = new CarriedPackages(options);
        _packages = new PackageStore(options, carried);
        Scripts = new CellScripts(options);
        _compiler = new CellCompiler(Scripts, new CompileErrorText(new CompileHints(carried, Scripts)));
    }

    public MagicTable Magics { get; }

    public CellScripts Scripts { get; }

    /// <summary>Forgets variables, types and usings.</summary>
    public void Reset()
    {
        _values.Clear();
        Scripts.Reset();
    }

    public IReadOnlyList<CellPart> Split(string cell, string source) => _splitter.Split(cell, source);

    /// <summary>Called on <paramref name="thread"/>. Returns the fault that ended the cell; exceptions are the kernel's own.</summary>
    public ErrorMessage? Run(CellRequest request, RunningCell cell, CellThread thread)
    {
        var work = new CellWork(request, cell, thread);
        work.Push(_splitter.Split(request.Code, cell.Name));
        try
        {
            ErrorMessage? error = null;
            while (error is null && work.TryTake(out var part))
                error = RunPart(part, work);
            return error;
        }
        finally
        {
            work.End();
        }
    }

    private ErrorMessage? RunPart(CellPart part, CellWork work)
    {
        try
        {
            work.Cell.Interruption.Checkpoint();
            if (part is CodePart code)
                return RunCode(code, work);
            RunMagic((MagicPart)part, work);
            return null;
        }
        catch (KernelException error) when (part.Source != work.Cell.Name)
        {
            throw new KernelException($"{part.Source}: {error.Message}", error);
        }
    }

    private void RunMagic(MagicPart part, CellWork work)
    {
        var (magic, arguments) = Magics.Find(part.Line) ?? throw Magics.Unknown(part.Line, part.Number);
        if (arguments is "--help" or "-h")
        {
            work.Cell.Display(MagicText.Describe(magic).Text);
            return;
        }

        var call = new MagicCall(work)
        {
            Magic = magic,
            Arguments = magic.IgnoresArguments ? new Dictionary<string, object>() : MagicArguments.Read(magic, arguments, name => CellValues.Find(Scripts.State, name)),
            Body = part.Body,
            Source = part.Source,
            Line = part.Number,
            Session = _session,
        };
        work.Thread.RunAbortable(() => magic.Handler(call), work.Cell.Interruption.Abort);
    }

    private ErrorMessage? RunCode(CodePart part, CellWork work)
    {
        var directives = CellDirectives.Read(part.Code);
        AddPackages(directives, work);
        var compiled = _compiler.Compile(part with { Code = directives.Code });
        if (compiled.Script is null)
            return compiled.Error;

        var key = CellValues.KeyOf(work.Request, part);
        _values.DisposeBeforeRerun(key);
        var state = RunScript(compiled.Script, work);
        if (Scripts.State == state)
            _values.Keep(key, state, compiled.DisposedVariables);
        return state.Exception is { } exception ? CellFault.Thrown(exception, work.Cell) : null;
    }

    /// <summary>Holds up the cell while packages are restored. All or nothing: a directive that fails leaves the session as it was.</summary>
    private void AddPackages(CellDirectives directives, CellWork work)
    {
        if (directives is { Packages: [], Sources: [], Assemblies: [] })
            return;
        var added = work.Thread.Await(() => _packages.ResolveAsync(directives, new PackageProgress(work.Cell), work.Cell.Interruption.KernelToken));
        Scripts.AddReferences(added.Carried);
        Scripts.RemoveReferencePaths(added.Superseded);
        Scripts.AddReferencePaths(added.References.Select(reference => reference.Path));
        // The compiler finds what #r "file.dll" names while it compiles, too late to add what that needs.
        if (directives.Assemblies.Count > 0)
            Scripts.AddReferences([.. FrameworkReferences.All]);
        _packages.Accept(added);
        foreach (var assembly in added.Carried.Where(_searched.Add))
            AddExtension(assembly);
        foreach (var file in added.Assemblies.Where(file => ExtensionMagics.MayBeIn(file.Path)))
            AddExtension(Assembly.Load(file.Name));
    }

    private void AddExtension(Assembly assembly)
    {
        Magics.Add(ExtensionMagics.Of(assembly));
        ExtensionFormatters.Register(assembly);
    }

    private CellState RunScript(CellScript script, CellWork work)
    {
        var run = Scripts.Begin(script);
        try
        {
            work.Thread.RunAbortable(
                async () =>
                {
                    var state = await run.RunAsync();
                    work.Cell.Interruption.ThrowIfLeftBehind();
                    Scripts.Continue(state);
                    if (state.Exception is null && state.ReturnValue is { } value and not DisplayedValue)
                        work.ShowValue(value);
                },
                work.Cell.Interruption.Abort);
            return run.Ended!;
        }
        catch (Exception aborted) when (run.Ended is null && Stop.Is(aborted))
        {
            // What the cell had assigned until it was aborted stays, as it does after an exception.
            work.Cell.Interruption.ThrowIfLeftBehind();
            var state = run.Abandon(aborted);
            Scripts.Continue(state);
            return state;
        }
    }

    public void Dispose()
    {
        _values.Clear();
        _packages.Dispose();
    }
}
