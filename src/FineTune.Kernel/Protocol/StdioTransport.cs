using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace FineTune.Kernel;

/// <summary>JSON lines over two streams: the kernel as the child process of the notebook runner.</summary>
public sealed class StdioTransport(Stream input, Stream output) : IKernelTransport
{
    private readonly LineWriter _writer = new(output);

    /// <summary>Takes the process's standard streams for the protocol; see <see cref="StandardStreams"/>.</summary>
    public static StdioTransport Open()
    {
        var (input, output) = StandardStreams.Take();
        return new StdioTransport(input, output);
    }

    public async IAsyncEnumerable<IExchange> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var line in LineReader.ReadLinesAsync(input, cancellationToken))
            yield return new Exchange(Parse(line), _writer);
    }

    private static KernelRequest Parse(byte[] line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, ProtocolJson.Default.KernelRequest)
                ?? throw new KernelException("A request to the kernel is null.");
        }
        catch (JsonException error)
        {
            throw new KernelException(
                $"A request to the kernel is not understood ({error.Message}): {Encoding.UTF8.GetString(line)}. "
                + "Runner and kernel must be of the same version.", error);
        }
    }

    /// <summary>The runner sends one request after another and has nobody to answer questions: it needs no word of what the kernel is at.</summary>
    private sealed class Exchange(KernelRequest request, LineWriter writer) : IExchange, ICellOutput
    {
        public KernelRequest Request => request;

        public ICellOutput Output => this;

        public ICellInput? Input => null;

        public void Begin() { }

        public void ShowCode(string code, int executionCount) { }

        public void Reply(KernelReply reply) => Write(new KernelFrame { Parent = request.Id, Reply = reply });

        public void End() { }

        public void Publish(OutputMessage message)
        {
            // Nothing that a runner stores, and no counterpart to answer.
            if (message is not CommMessage)
                Write(new KernelFrame { Parent = request.Id, Output = message });
        }

        private void Write(KernelFrame frame) => writer.Write(frame, ProtocolJson.Default.KernelFrame);
    }
}
