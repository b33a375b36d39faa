using System.Collections.Concurrent;

namespace FineTune.Kernel;

/// <summary>
/// The thread that cells run on, one after another: awaits in a cell come back to it, so what a library keeps per thread (libtorch's
/// gradient mode, dispose scopes) stays the same from cell to cell. Between cells it goes on serving awaits of tasks that a cell left running.
/// </summary>
internal sealed class CellThread : SynchronizationContext, IDisposable
{
    private const int StackSize = 16 * 1024 * 1024;

    private readonly BlockingCollection<Action> _work = [];
    private readonly Action<Exception> _onStrayError;

    /// <param name="onStrayError">Hears of an exception that no task holds, from an async void method for example.</param>
    public CellThread(Action<Exception> onStrayError)
    {
        _onStrayError = onStrayError;
        Thread = new Thread(Serve, StackSize) { IsBackground = true, Name = "Notebook cells" };
        Thread.Start();
    }

    public Thread Thread { get; }

    public Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception error)
            {
                done.SetException(error);
            }
        });
        return done.Task;
    }

    /// <summary>
    /// Runs code of a cell, and what it awaits, until it ends or <paramref name="abort"/> is cancelled; that ends loops which observe no
    /// token. Called on this thread; its calls cannot be nested.
    /// </summary>
    public void RunAbortable(Func<Task> work, CancellationToken abort)
    {
        // The one way to end such a loop; the documented risk (an abort leaves what it hit half done) is the user's choice.
#pragma warning disable SYSLIB0046
        System.Runtime.ControlledExecution.Run(
            () =>
            {
                var task = work();
                PumpUntil(task, abort);
                task.GetAwaiter().GetResult();
            },
            abort);
#pragma warning restore SYSLIB0046
    }

    /// <summary>
    /// Waits for work of the kernel's own, which runs on the pool and ends by its own token; awaits of tasks that cells left running are
    /// served meanwhile. Called on this thread.
    /// </summary>
    public T Await<T>(Func<Task<T>> work)
    {
        var task = Task.Run(work);
        try
        {
            PumpUntil(task, CancellationToken.None);
        }
        catch (ThreadInterruptedException)
        {
            // The work was told to end as well, and does.
            PumpUntil(task, CancellationToken.None);
        }

        return task.GetAwaiter().GetResult();
    }

    /// <summary>Serves what <paramref name="task"/> awaits until it has ended. Called on this thread.</summary>
    private void PumpUntil(Task task, CancellationToken cancellationToken)
    {
        task.ContinueWith(
            _ => Enqueue(() => { }), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        while (!task.IsCompleted)
            _work.Take(cancellationToken)();
    }

    /// <summary>Queues a continuation. It belongs to the cell that posted it: so does an exception that nobody else can hear of.</summary>
    public override void Post(SendOrPostCallback d, object? state)
    {
        var context = ExecutionContext.Capture() ?? throw new InvalidOperationException("Cells need the flow of the execution context.");
        Enqueue(() => ExecutionContext.Run(context, _ => RunPosted(d, state), null));
    }

    /// <summary>No more work; the thread ends when what it is doing ends.</summary>
    public void Dispose() => _work.CompleteAdding();

    private void RunPosted(SendOrPostCallback callback, object? state)
    {
        try
        {
            callback(state);
        }
        catch (Exception error) when (error is not (ThreadAbortException or ThreadInterruptedException))
        {
            _onStrayError(error);
        }
    }

    private void Enqueue(Action action)
    {
        try
        {
            _work.Add(action);
        }
        catch (InvalidOperationException) when (_work.IsAddingCompleted)
        {
            // The session is over, and with it whatever a cell left running.
        }
    }

    private void Serve()
    {
        SetSynchronizationContext(this);
        while (!_work.IsCompleted)
        {
            try
            {
                if (_work.TryTake(out var action, Timeout.Infinite))
                    action();
            }
            catch (ThreadInterruptedException)
            {
                // An interrupt that came when its cell had just ended.
            }
        }
    }
}
