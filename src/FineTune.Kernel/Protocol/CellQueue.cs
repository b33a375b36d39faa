using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace FineTune.Kernel;

/// <summary>What changes the session, one after another in the order in which it came: cells, and what is said over comms.</summary>
internal sealed class CellQueue(Lazy<CSharpSession> session, HostOptions options)
{
    private readonly Channel<IExchange> _waiting = Channel.CreateUnbounded<IExchange>();
    private volatile bool _userCellRuns;

    public void Add(IExchange exchange) => _waiting.Writer.TryWrite(exchange);

    public void Interrupt()
    {
        // The warm-up is not interrupted: an abort in the middle of a type's first use would break that type for good.
        if (_userCellRuns)
            session.Value.Interrupt();
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (options.WarmUp)
            await Task.Run(WarmUpAsync, cancellationToken);
        await foreach (var exchange in _waiting.Reader.ReadAllAsync(cancellationToken))
        {
            // ReadAllAsync looks at its token only when it has to wait.
            cancellationToken.ThrowIfCancellationRequested();
            exchange.Begin();
            if (exchange.Request is ExecuteRequest request)
                await RunCellAsync(exchange, request);
            else if (exchange.Request is CommRequest comm)
                await session.Value.ReceiveAsync(comm, exchange.Output);
            exchange.End();
        }
    }

    /// <summary>Compiler and formatters do most of their work the first time; a cell that comes meanwhile would do the same work itself.</summary>
    private async Task WarmUpAsync() =>
        await session.Value.ExecuteAsync(new CellRequest { Code = "1 + 1", Silent = true }, new ResultCapture());

    private async Task RunCellAsync(IExchange exchange, ExecuteRequest request)
    {
        _userCellRuns = true;
        var reply = await ExecuteAsync(exchange, request);
        _userCellRuns = false;
        // Taken before the reply: what comes after it was sent by somebody who could know.
        var hasty = reply.Error is not null && request.StopOnError != false ? TakeWaitingCells() : [];
        exchange.Reply(reply);
        foreach (var other in hasty)
            Abort(other);
    }

    private async Task<ExecuteReply> ExecuteAsync(IExchange exchange, ExecuteRequest request)
    {
        var counted = !request.Silent && request.StoreHistory != false;
        if (!request.Silent)
            exchange.ShowCode(request.Code, session.Value.ExecutionCount + 1);
        var question = HelpQuestion.NameIn(request.Code);
        var capture = new ResultCapture(request.Silent ? null : new PrintLimit(exchange.Output, options.PrintLimit));
        var result = await session.Value.ExecuteAsync(
            new CellRequest { Code = question is null ? request.Code : "", CellId = request.CellId, Silent = !counted },
            capture,
            request.AllowStdin ? exchange.Input : null);
        if (counted)
            options.History?.Add(result.ExecutionCount, request.Code, capture.Text);
        return new ExecuteReply
        {
            ExecutionCount = session.Value.ExecutionCount,
            Error = result.Error,
            Payload = question is null ? [] : [HelpQuestion.Page(question, await session.Value.InspectAsync(question, question.Length))],
            UserExpressions = result.Succeeded ? await EvaluateAsync(request.UserExpressions) : [],
        };
    }

    private async Task<JsonObject> EvaluateAsync(IReadOnlyDictionary<string, string>? expressions)
    {
        var values = new JsonObject();
        foreach (var (name, expression) in expressions ?? new Dictionary<string, string>())
        {
            var capture = new ResultCapture();
            var result = await session.Value.ExecuteAsync(new CellRequest { Code = expression, Silent = true }, capture);
            values[name] = result.Error is { } error ? Fault(error) : Value(capture.Result);
        }

        return values;
    }

    private static JsonObject Value(ExecuteResultMessage? result) => new()
    {
        ["status"] = KernelReply.Ok,
        ["data"] = result?.Data.DeepClone() ?? new JsonObject(),
        ["metadata"] = result?.Metadata.DeepClone() ?? new JsonObject(),
    };

    private static JsonObject Fault(ErrorMessage error) => new()
    {
        ["status"] = KernelReply.Failed,
        ["ename"] = error.Name,
        ["evalue"] = error.Value,
        ["traceback"] = new JsonArray([.. error.Traceback.Select(line => JsonValue.Create(line))]),
    };

    /// <summary>Cells that were sent before their sender could know of the failure; they may build on the cell that failed.</summary>
    private List<IExchange> TakeWaitingCells()
    {
        var cells = new List<IExchange>();
        var others = new List<IExchange>();
        while (_waiting.Reader.TryRead(out var exchange))
            (exchange.Request is ExecuteRequest ? cells : others).Add(exchange);
        foreach (var exchange in others)
            Add(exchange);
        return cells;
    }

    private void Abort(IExchange exchange)
    {
        exchange.Begin();
        exchange.Reply(new ExecuteReply { Status = KernelReply.Aborted, ExecutionCount = session.Value.ExecutionCount });
        exchange.End();
    }
}
